import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { accountContext, emailHash } from "./account-archive";
import { requireTechnical } from "./require-technical";

export interface ArchivedAccount {
  id: string;
  email: string;
  fullName: string;
  archivedAt: Date;
}

/**
 * Archived accounts that had this address, for a technical admin with a reason, for instance a person who
 * asks what is kept of them. The entry `admin_read` is committed with the reading.
 * @throws CONSERVATION_REFUSEE, CONSERVATION_ARCHIVE_INTROUVABLE
 */
export async function readArchivedAccounts(
  ctx: Ctx,
  actor: StaffActor,
  input: { email: string; motif: string },
): Promise<ArchivedAccount[]> {
  requireTechnical(actor);
  const email = input.email.normalize("NFKC").trim().toLowerCase();
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.accountArchive.findMany({
      where: { emailHash: emailHash(ctx, email) },
      include: { user: true },
      orderBy: [{ archivedAt: "asc" }, { userId: "asc" }],
    });
    const [first] = rows;
    if (!first) throw new DomainError("CONSERVATION_ARCHIVE_INTROUVABLE");
    await recordPrivateEntry(ctx, tx, ctx.clock.now(), actor, {
      action: "admin_read",
      details: { subject: "archived_account", userId: first.userId },
      personal: { reason: input.motif, email },
    });
    return rows.map(({ user, content, archivedAt }) => ({
      id: user.id,
      email: ctx.cipher.open(content, accountContext(user.id)),
      fullName: `${user.firstName} ${user.lastName}`,
      archivedAt,
    }));
  });
}
