import { inTransaction } from "@/lib/db/transaction";
import { lockConsent, recordStep, waitingDraft, type ConversationCtx } from "./conversation";

/** Requests ended in one run. */
const BATCH = 200;

async function expireOne(ctx: ConversationCtx, id: string, now: Date): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const consent = await lockConsent(tx, id);
    const overdue = consent?.answerDeadline != null && consent.answerDeadline < now;
    if (consent?.status !== "ASKED" || !overdue) return false;
    const lastQuestion = await tx.smsMessage.findFirst({
      where: { consentRequestId: id, kind: "ASK" },
      orderBy: { position: "desc" },
    });
    await tx.consentRequest.update({
      where: { id },
      data: { status: lastQuestion?.status === "UNDELIVERED" ? "FAILED" : "EXPIRED" },
      select: { id: true },
    });
    await tx.mandatDraft.updateMany({
      where: waitingDraft(consent, now),
      data: { status: "EXPIRED", updatedAt: now },
    });
    await recordStep(ctx, tx, now, consent, { action: "remote_sms_expired", message: "" });
    return true;
  });
}

/**
 * Ends the requests that got no answer in time (mandats §7.5): EXPIRED, or FAILED when the question
 * never reached the phone. Journal `remote_sms_expired`. Called by a job; safe on several machines.
 */
export async function expireConsents(ctx: ConversationCtx): Promise<number> {
  const now = ctx.clock.now();
  const due = await ctx.db.consentRequest.findMany({
    where: { status: "ASKED", answerDeadline: { lt: now } },
    select: { id: true },
    orderBy: { answerDeadline: "asc" },
    take: BATCH,
  });
  let ended = 0;
  for (const { id } of due) if (await expireOne(ctx, id, now)) ended += 1;
  return ended;
}
