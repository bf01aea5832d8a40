import type { Tx } from "@/lib/db/transaction";
import type { ConsentRequest, SmsMessage } from "@/lib/generated/prisma/client";
import { deliveredData } from "@/lib/outbox/deliver";
import {
  lockConsent,
  openBody,
  recordStep,
  waitingDraft,
  type ConversationCtx,
} from "./conversation";

async function recapSent(tx: Tx, now: Date, consent: ConsentRequest) {
  await tx.consentRequest.updateMany({
    where: { id: consent.id, status: "CREATED" },
    data: { status: "RECAP_SENT" },
  });
  await tx.mandatDraft.updateMany({
    where: { ...waitingDraft(consent, now), status: "INITIATED" },
    data: { status: "RECAP_SMS_SENT", updatedAt: now },
  });
}

async function questionSent(ctx: ConversationCtx, tx: Tx, now: Date, consent: ConsentRequest) {
  await tx.consentRequest.updateMany({
    where: { id: consent.id, status: { in: ["RECAP_SENT", "ASKED"] } },
    data: {
      status: "ASKED",
      asks: { increment: 1 },
      askedAt: now,
      answerDeadline: new Date(now.getTime() + ctx.settings.SMS_ANSWER_TTL * 1000),
    },
  });
  await tx.mandatDraft.updateMany({
    where: waitingDraft(consent, now),
    data: { status: "CONSENT_ASKED", updatedAt: now },
  });
}

/**
 * Writes once what follows from a message that left, whoever sent it: the request, a job, or nobody who
 * lived to say it when the usager answers. Journals `remote_sms_recap_sent`, `remote_sms_consent_sent`.
 */
export async function settleSent(
  ctx: ConversationCtx,
  tx: Tx,
  now: Date,
  message: Pick<SmsMessage, "id" | "consentRequestId">,
): Promise<void> {
  const consent = await lockConsent(tx, message.consentRequestId);
  const [sent] = await tx.smsMessage.updateManyAndReturn({
    where: { id: message.id, status: "QUEUED" },
    data: { status: "SENT" },
  });
  if (!consent || !sent) return;
  if (sent.outboxId !== null) {
    await tx.outboxMessage.updateMany({
      where: { id: sent.outboxId, status: "PENDING" },
      data: deliveredData(ctx, now),
    });
  }
  const text = openBody(ctx, sent);
  if (sent.kind === "RECAP") {
    await recapSent(tx, now, consent);
    await recordStep(ctx, tx, now, consent, { action: "remote_sms_recap_sent", message: text });
  } else if (sent.kind === "ASK") {
    await questionSent(ctx, tx, now, consent);
    const step = { action: "remote_sms_consent_sent", message: text } as const;
    await recordStep(ctx, tx, now, consent, { ...step, attempt: consent.asks + 1 });
  }
}
