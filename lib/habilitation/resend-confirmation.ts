import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { mailAccess, mailConfirmation } from "./issuer-links";
import { countResend } from "./limits";

/**
 * « Renvoyer l'email de confirmation » (I4), open to whoever is on the waiting page. A confirmed address
 * gets a link to its space instead, with the same answer.
 * @throws DEMANDE_TROP_DE_TENTATIVES after 3 an hour or 10 a day
 */
export async function resendConfirmation(ctx: Ctx, issuerId: string): Promise<void> {
  const issuer = isUuid(issuerId)
    ? await ctx.db.issuer.findUnique({ where: { id: issuerId } })
    : null;
  if (issuer === null) return;
  await countResend(ctx, issuer.id);
  await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    if (issuer.emailVerifiedAt === null) await mailConfirmation(ctx, tx, now, issuer);
    else await mailAccess(ctx, tx, now, issuer);
  });
}
