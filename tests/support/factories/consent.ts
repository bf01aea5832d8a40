import { recordAnswer, type AnswerOutcome } from "@/lib/consentement/record-answer";
import { askConsent } from "@/lib/consentement/ask-consent";
import { sendRecap } from "@/lib/consentement/send-recap";
import type { SendSms } from "@/lib/consentement/send-at-once";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { OfferedDuree } from "@/lib/mandat/duration";
import { startMandat } from "@/lib/mandat/start-mandat";
import type { AidantActor } from "@/lib/auth/actor";
import { openPayload } from "@/lib/outbox/payload";
import type { TestContext } from "../context";

export const USAGER_PHONE = "+33612345678";

/** Nothing leaves, nothing fails: the development outbox. */
export const toOutbox: SendSms = () => Promise.resolve();

interface SmsMandat {
  demarches?: DemarcheKey[];
  duree?: OfferedDuree;
  phone?: string;
  send?: SendSms;
}

/** A draft whose SMS 1 has left. */
export async function givenRecapSent(
  ctx: TestContext,
  actor: AidantActor,
  options: SmsMandat = {},
): Promise<{ draftId: string; consentId: string }> {
  const draftId = await startMandat(ctx, actor, {
    demarche: options.demarches ?? ["papiers"],
    duree: options.duree ?? "SHORT",
    remote: { method: "SMS", phone: options.phone ?? USAGER_PHONE },
  });
  await sendRecap(ctx, actor, draftId, options.send ?? toOutbox);
  const draft = await ctx.db.mandatDraft.findUniqueOrThrow({ where: { id: draftId } });
  return { draftId, consentId: draft.consentRequestId ?? "" };
}

/** A draft that waits for the usager's answer. */
export async function givenAsked(ctx: TestContext, actor: AidantActor, options: SmsMandat = {}) {
  const given = await givenRecapSent(ctx, actor, options);
  const input = { draftId: given.draftId, asking: "first" } as const;
  await askConsent(ctx, actor, input, options.send ?? toOutbox);
  return given;
}

let messages = 0;

/** What the usager answers. */
export function answer(
  ctx: TestContext,
  consentId: string,
  text: string,
  changes: { phone?: string; messageId?: string } = {},
): Promise<AnswerOutcome> {
  messages += 1;
  return recordAnswer(ctx, {
    correlationId: consentId,
    phone: changes.phone ?? USAGER_PHONE,
    text,
    provider: "lm",
    messageId: changes.messageId ?? `answer-${String(messages)}`,
  });
}

/** Texts sent in a conversation, oldest first, with their kinds. */
export async function smsOf(ctx: TestContext, consentId: string) {
  const rows = await ctx.db.smsMessage.findMany({
    where: { consentRequestId: consentId, direction: "OUT" },
    orderBy: { position: "asc" },
  });
  const ids = rows.flatMap(({ outboxId }) => outboxId ?? []);
  const sent = await ctx.db.outboxMessage.findMany({ where: { id: { in: ids } } });
  return rows.map(({ kind, status, outboxId }) => {
    const row = sent.find(({ id }) => id === outboxId);
    const message = row ? openPayload(ctx, row) : undefined;
    return { kind, status, text: message?.channel === "SMS" ? message.text : "" };
  });
}

/** Actions of the journal about a draft, in the order they were written. */
export async function stepsOf(ctx: TestContext, draftId: string): Promise<string[]> {
  const rows = await ctx.db.journalEntry.findMany({
    where: { draftId, action: { startsWith: "remote_sms" } },
    orderBy: { recordedAt: "asc" },
  });
  return rows.map(({ action }) => action);
}
