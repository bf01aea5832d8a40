import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import type { ConsentRequest, Prisma, SmsKind } from "@/lib/generated/prisma/client";
import type { JournalActor } from "@/lib/journal/entry";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { DUREES, isOfferedDuree } from "@/lib/mandat/duration";
import { enqueueFollowed } from "@/lib/outbox/enqueue";

/** What every step of a conversation needs of the context. */
export type ConversationCtx = Pick<
  Ctx,
  "db" | "clock" | "random" | "cipher" | "keyedHash" | "settings" | "log" | "origin"
>;
type CipherCtx = Pick<Ctx, "cipher">;

const phoneContext = (consentId: string): string => `consent_request.phone:${consentId}`;
const bodyContext = (messageId: string): string => `sms_message.body:${messageId}`;

export const phoneHashOf = (ctx: Pick<Ctx, "keyedHash">, phone: string): string =>
  ctx.keyedHash("consent-phone", phone);

export const sealPhone = (ctx: CipherCtx, consentId: string, phone: string): string =>
  ctx.cipher.seal(phone, phoneContext(consentId));

/** Number of a conversation in clear; the retention may have erased it. */
export const openPhone = (ctx: CipherCtx, { id, phone }: ConsentRequest): string =>
  phone === null ? "" : ctx.cipher.open(phone, phoneContext(id));

/** Text of a message in clear; the retention may have erased it. */
export const openBody = (ctx: CipherCtx, message: { id: string; body: string | null }): string =>
  message.body === null ? "" : ctx.cipher.open(message.body, bodyContext(message.id));

/** The request, held until the end of the transaction: steps of one conversation follow one another. */
export async function lockConsent(tx: Tx, id: string): Promise<ConsentRequest | null> {
  await tx.$queryRaw`select 1 from consent_request where id = ${id}::uuid for update`;
  return tx.consentRequest.findUnique({ where: { id } });
}

async function nextPosition(tx: Tx, consentRequestId: string): Promise<number> {
  const { _max } = await tx.smsMessage.aggregate({
    where: { consentRequestId },
    _max: { position: true },
  });
  return (_max.position ?? 0) + 1;
}

interface MessageFacts {
  text: string;
  now: Date;
}

async function messageRow(
  ctx: Pick<Ctx, "random" | "cipher">,
  tx: Tx,
  consentRequestId: string,
  { text, now }: MessageFacts,
) {
  const id = ctx.random.uuid();
  return {
    id,
    consentRequestId,
    position: await nextPosition(tx, consentRequestId),
    body: ctx.cipher.seal(text, bodyContext(id)),
    bodyHash: sha256(text),
    createdAt: now,
  };
}

export interface QueuedSms {
  id: string;
  outboxId: string;
}

/**
 * Writes an outbound message and its outbox row; the caller holds the conversation.
 * @param dueAt when a job may send it
 */
export async function queueSms(
  ctx: Pick<Ctx, "random" | "cipher" | "keyedHash">,
  tx: Tx,
  consent: ConsentRequest,
  message: MessageFacts & { kind: Exclude<SmsKind, "ANSWER">; dueAt: Date },
): Promise<QueuedSms> {
  const { kind, text, now, dueAt } = message;
  const outboxId = await enqueueFollowed(
    ctx,
    tx,
    {
      channel: "SMS",
      kind: `consent-${kind.toLowerCase()}`,
      to: openPhone(ctx, consent),
      text,
      correlationId: consent.id,
    },
    { now, dueAt },
  );
  const row = await messageRow(ctx, tx, consent.id, message);
  await tx.smsMessage.create({
    data: { ...row, direction: "OUT", kind, status: "QUEUED", outboxId },
    select: { id: true },
  });
  return { id: row.id, outboxId };
}

/**
 * Keeps an answer of the usager.
 * @returns its position in the conversation, null when the provider had already delivered it
 */
export async function keepAnswer(
  ctx: Pick<Ctx, "random" | "cipher">,
  tx: Tx,
  consentId: string,
  answer: MessageFacts & { provider: string; providerMessageId: string },
): Promise<number | null> {
  const { provider, providerMessageId } = answer;
  const row = await messageRow(ctx, tx, consentId, answer);
  const sender = { provider, providerMessageId };
  const data = { ...row, direction: "IN", kind: "ANSWER", status: "RECEIVED", ...sender } as const;
  const { count } = await tx.smsMessage.createMany({ data, skipDuplicates: true });
  return count === 0 ? null : row.position;
}

/** The aidant who asked stays the author of every step, whoever carries it (mandats §4.7). */
const authorOf = ({ aidantId, organisationId }: ConsentRequest): JournalActor => ({
  kind: "aidant",
  userId: aidantId,
  organisationId,
});

interface Step {
  action:
    | "remote_sms_recap_sent"
    | "remote_sms_consent_sent"
    | "remote_sms_consent_received"
    | "remote_sms_denial_received"
    | "remote_sms_unclear_received"
    | "remote_sms_late_received"
    | "remote_sms_undelivered"
    | "remote_sms_expired";
  /** Text of the message that the step is about. */
  message: string;
  attempt?: number;
  errorCode?: string;
}

/** Journals a step: organisation, démarches and days always, the usager once known. */
export async function recordStep(
  ctx: ConversationCtx,
  tx: Tx,
  now: Date,
  consent: ConsentRequest,
  { action, message, ...about }: Step,
): Promise<void> {
  const { id, draftId, usagerId, demarches, duree } = consent;
  await recordPrivateEntry(ctx, tx, now, authorOf(consent), {
    action,
    draftId,
    ...(usagerId === null ? {} : { usagerId }),
    demarches: [...demarches].sort(),
    ...(isOfferedDuree(duree) ? { days: DUREES[duree].days } : {}),
    remoteMethod: "SMS",
    details: { consentRequestId: id, ...about },
    personal: { phone: openPhone(ctx, consent), message },
  });
}

/** Draft that still waits for the end of this conversation. */
export const waitingDraft = (consent: ConsentRequest, now: Date) =>
  ({
    id: consent.draftId,
    consentRequestId: consent.id,
    status: { in: ["INITIATED", "RECAP_SMS_SENT", "CONSENT_ASKED"] },
    expiresAt: { gte: now },
  }) satisfies Prisma.MandatDraftWhereInput;
