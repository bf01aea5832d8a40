import { z } from "zod";
import type { Ctx } from "@/lib/context.types";
import { isUniqueViolation } from "@/lib/db/refusals";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { applyEmail } from "./apply-email";
import { findEmailChange } from "./email-change";

/** Form of the page of the link. */
export const confirmEmailChangeSchema = z.object({ token: z.string().max(100).default("") });

const AUTHOR = { kind: "system", name: "email-change" } as const;

/**
 * The owner of a new address confirms it by the link mailed there: open to whoever holds the link, used
 * once. Journal `email_changed`, both addresses beside it.
 * @throws ADRESSE_LIEN_PERIME, COMPTE_ADRESSE_PRISE, LINK_PAUSED
 */
export async function confirmEmailChange(
  ctx: Ctx,
  { token }: z.output<typeof confirmEmailChangeSchema>,
): Promise<void> {
  const change = await findEmailChange(ctx, token);
  if (!change) throw new DomainError("ADRESSE_LIEN_PERIME");
  const { userId, newEmail, requestedById } = change;
  const write = inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    await tx.$queryRaw`select 1 from compte where id = ${userId}::uuid for update`;
    const { count } = await tx.emailChange.deleteMany({
      where: { id: change.id, expiresAt: { gt: now } },
    });
    const user = await tx.user.findFirst({ where: { id: userId, deactivatedAt: null } });
    if (count === 0 || !user) throw new DomainError("ADRESSE_LIEN_PERIME");
    await applyEmail(ctx, tx, user, newEmail);
    await recordPrivateEntry(ctx, tx, now, AUTHOR, {
      action: "email_changed",
      details: { userId, requestedById },
      personal: { before: user.email, after: newEmail },
    });
  });
  await write.catch((error: unknown) => {
    // somebody took the address between the look and the writing
    throw isUniqueViolation(error)
      ? new DomainError("COMPTE_ADRESSE_PRISE", { field: "email" })
      : error;
  });
}
