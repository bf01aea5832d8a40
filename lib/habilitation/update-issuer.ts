import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import type { IssuerActor } from "./issuer-actor";
import { mailAccess, mailConfirmation } from "./issuer-links";
import { addressChangeMail } from "./issuer-mails";
import { countResend } from "./limits";
import type { IssuerInput } from "./person-schema";

/**
 * « Modifier le demandeur » (I10): names and profession at once; another address waits until its owner
 * confirms it, and the old one is told. An address that another issuer has gets a mail to its own space,
 * and nothing changes: the answer is the same (V23). Journal `issuer_updated`.
 * @returns whether an address waits for its confirmation
 * @throws DEMANDE_TROP_DE_TENTATIVES when too many addresses were tried
 */
export async function updateIssuer(
  ctx: Ctx,
  actor: IssuerActor,
  input: IssuerInput,
): Promise<{ pending: boolean }> {
  const { email, ...names } = input;
  const moves = email !== actor.email;
  if (moves) await countResend(ctx, actor.issuerId);
  await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const before = await tx.issuer.findUniqueOrThrow({ where: { id: actor.issuerId } });
    const holder = moves ? await tx.issuer.findUnique({ where: { email } }) : null;
    const issuer = await tx.issuer.update({
      where: { id: actor.issuerId },
      data: {
        ...names,
        pendingEmail: moves && holder === null ? email : before.pendingEmail,
        updatedAt: now,
      },
    });
    const fields = (["firstName", "lastName", "profession", "pendingEmail"] as const).filter(
      (field) => before[field] !== issuer[field],
    );
    if (fields.length > 0) {
      await recordEntry(ctx, tx, now, actor, { action: "issuer_updated", details: { fields } });
    }
    if (!moves) return;
    if (holder?.emailVerifiedAt) await mailAccess(ctx, tx, now, holder);
    if (holder === null) await mailConfirmation(ctx, tx, now, issuer, email);
    await enqueue(ctx, tx, now, addressChangeMail(ctx, issuer));
  });
  return { pending: moves };
}
