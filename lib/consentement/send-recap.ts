import { dateAndTime } from "@/lib/attestation/paris-dates";
import type { AidantActor } from "@/lib/auth/actor";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { getOwnDraft } from "@/lib/mandat/signable-draft";
import { lockConsent, type ConversationCtx } from "./conversation";
import { sendAtOnce, takeBack, type SendSms } from "./send-at-once";

/** What support needs to find a conversation again. */
export const referenceOf = (consentId: string, now: Date): string =>
  `${consentId}, le ${dateAndTime(now)}`;

/**
 * Sends SMS 1 of a draft that its aidant has just made (mandats §4.4.1). Journal
 * `remote_sms_recap_sent`. A draft without conversation, or whose SMS left already, needs nothing.
 * @throws CONSENTEMENT_RECAP_NON_ENVOYE when the provider fails: draft and request are undone
 */
export async function sendRecap(
  ctx: ConversationCtx,
  actor: AidantActor,
  draftId: string,
  send: SendSms,
): Promise<void> {
  const { consentRequestId } = await getOwnDraft(ctx.db, actor, draftId);
  if (consentRequestId === null) return;
  const recap = await ctx.db.smsMessage.findFirst({
    where: { consentRequestId, kind: "RECAP", status: "QUEUED" },
    select: { id: true, outboxId: true, consentRequestId: true },
  });
  if (!recap || recap.outboxId === null) return;
  const held = { ...recap, outboxId: recap.outboxId };
  if ((await sendAtOnce(ctx, held, send)) !== "failed") return;
  await inTransaction(ctx, async (tx) => {
    await lockConsent(tx, consentRequestId);
    await takeBack(tx, held);
    await tx.mandatDraft.deleteMany({ where: { id: draftId, consentRequestId } });
    await tx.consentRequest.deleteMany({ where: { id: consentRequestId, status: "CREATED" } });
  });
  const reference = referenceOf(consentRequestId, ctx.clock.now());
  throw new DomainError("CONSENTEMENT_RECAP_NON_ENVOYE", { reference });
}
