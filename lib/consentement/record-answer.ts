import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { ConsentRequest } from "@/lib/generated/prisma/client";
import { isUuid } from "@/lib/db/uuid";
import { classifyAnswer, type AnswerMeaning } from "./classify-answer";
import {
  keepAnswer,
  lockConsent,
  phoneHashOf,
  queueSms,
  recordStep,
  waitingDraft,
  type ConversationCtx,
} from "./conversation";
import { evidenceOf } from "./evidence";
import { settleSent } from "./settle-sent";
import { RECEIPTS, repromptText, type Receipt } from "./texts";

export interface SmsAnswer {
  /** Id of the request, as the provider gives it back. */
  correlationId: string;
  /** E.164. */
  phone: string;
  text: string;
  provider: string;
  /** The provider's own number of the answer: delivered again, it changes nothing. */
  messageId: string;
}

export type AnswerOutcome = "ignored" | "late" | AnswerMeaning;

interface Step {
  consent: ConsentRequest;
  now: Date;
  text: string;
  /** Position of the answer in the conversation. */
  position: number;
}

/** A job sends it within seconds; the provider's failure is retried and undoes nothing. */
const reply = (ctx: ConversationCtx, tx: Tx, { consent, now }: Step, receipt: Receipt) =>
  queueSms(ctx, tx, consent, { kind: "RECEIPT", text: RECEIPTS[receipt], now, dueAt: now });

async function consented(ctx: ConversationCtx, tx: Tx, step: Step): Promise<void> {
  const { consent, now, text, position } = step;
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  await tx.consentRequest.update({
    where: { id: consent.id },
    data: {
      status: "CONSENTED",
      answeredAt: now,
      usableUntil: after(ctx.settings.SMS_CONSENT_TTL),
      answerPosition: position,
      evidenceHash: await evidenceOf(tx, consent, position),
    },
    select: { id: true },
  });
  await tx.mandatDraft.updateMany({
    where: waitingDraft(consent, now),
    data: { status: "CONSENTED", legExpiresAt: after(ctx.settings.FC_FS_TTL), updatedAt: now },
  });
  await recordStep(ctx, tx, now, consent, { action: "remote_sms_consent_received", message: text });
  await reply(ctx, tx, step, "consent");
}

async function denied(ctx: ConversationCtx, tx: Tx, step: Step): Promise<void> {
  const { consent, now, text } = step;
  await tx.consentRequest.update({
    where: { id: consent.id },
    data: { status: "DENIED", answeredAt: now },
    select: { id: true },
  });
  await tx.mandatDraft.updateMany({
    where: waitingDraft(consent, now),
    data: { status: "DENIED", updatedAt: now },
  });
  await recordStep(ctx, tx, now, consent, { action: "remote_sms_denial_received", message: text });
  await reply(ctx, tx, step, "denial");
}

async function unclear(ctx: ConversationCtx, tx: Tx, step: Step): Promise<void> {
  const { consent, now, text } = step;
  await recordStep(ctx, tx, now, consent, { action: "remote_sms_unclear_received", message: text });
  const earlier = { consentRequestId: consent.id, kind: "REPROMPT" } as const;
  if ((await tx.smsMessage.count({ where: earlier })) > 0) return;
  const again = repromptText(ctx.settings.SMS_CONSENT_WORD);
  await queueSms(ctx, tx, consent, { kind: "REPROMPT", text: again, now, dueAt: now });
}

async function late(ctx: ConversationCtx, tx: Tx, step: Step): Promise<void> {
  const { consent, now, text } = step;
  if (consent.status === "ASKED") {
    await tx.consentRequest.update({
      where: { id: consent.id },
      data: { status: "EXPIRED", answeredAt: now },
      select: { id: true },
    });
    await tx.mandatDraft.updateMany({
      where: waitingDraft(consent, now),
      data: { status: "EXPIRED", updatedAt: now },
    });
  }
  await recordStep(ctx, tx, now, consent, { action: "remote_sms_late_received", message: text });
  const earlier = { consentRequestId: consent.id, kind: "RECEIPT" } as const;
  if ((await tx.smsMessage.count({ where: earlier })) === 0) await reply(ctx, tx, step, "late");
}

const HANDLERS = { consent: consented, denial: denied, unclear, late } as const;

/** A question whose sender did not live to say that it left: the answer says it. */
async function afterQuestion(
  ctx: ConversationCtx,
  tx: Tx,
  now: Date,
  consent: ConsentRequest,
): Promise<ConsentRequest> {
  const question = await tx.smsMessage.findFirst({
    where: { consentRequestId: consent.id, kind: "ASK", status: "QUEUED" },
  });
  if (consent.status !== "RECAP_SENT" || !question) return consent;
  await settleSent(ctx, tx, now, question);
  return tx.consentRequest.findUniqueOrThrow({ where: { id: consent.id } });
}

/** What the answer does to this request, or nothing (mandats §4.6, « Processing an answer »). */
async function effectOf(
  ctx: ConversationCtx,
  tx: Tx,
  now: Date,
  consent: ConsentRequest,
  text: string,
): Promise<keyof typeof HANDLERS | null> {
  const { status, answerDeadline } = consent;
  if (status === "CONSENTED" || status === "DENIED") return null;
  const meaning = classifyAnswer(text, ctx.settings.SMS_CONSENT_WORD);
  const waited = (await tx.mandatDraft.count({ where: waitingDraft(consent, now) })) > 0;
  // Before the question only a refusal means something.
  if (status === "RECAP_SENT") return meaning === "denial" && waited ? "denial" : null;
  if (status === "CREATED") return null;
  const inTime = status === "ASKED" && answerDeadline !== null && now <= answerDeadline;
  return inTime && waited ? meaning : "late";
}

/**
 * An answer by SMS (mandats §4.4.5, §4.6), from the provider's callback or the demonstration's
 * telephone; nobody's session. The first answer stands, a message delivered twice counts once, an
 * unknown request or another number changes nothing. Journals the answer, queues its receipt.
 */
export async function recordAnswer(
  ctx: ConversationCtx,
  answer: SmsAnswer,
): Promise<AnswerOutcome> {
  const { correlationId, phone, text, provider, messageId } = answer;
  if (!isUuid(correlationId)) return "ignored";
  const now = ctx.clock.now();
  const outcome = await inTransaction(ctx, async (tx): Promise<AnswerOutcome> => {
    const known = await lockConsent(tx, correlationId);
    if (known?.phoneHash !== phoneHashOf(ctx, phone)) return "ignored";
    const consent = await afterQuestion(ctx, tx, now, known);
    const effect = await effectOf(ctx, tx, now, consent, text);
    if (effect === null) return "ignored";
    const message = { text, now, provider, providerMessageId: messageId };
    const position = await keepAnswer(ctx, tx, consent.id, message);
    if (position === null) return "ignored";
    await HANDLERS[effect](ctx, tx, { consent, now, text, position });
    return effect;
  });
  ctx.log.info({ consentRequestId: correlationId, outcome }, "answer by SMS");
  return outcome;
}
