import type { Ctx } from "@/lib/context.types";
import { openBody, phoneHashOf } from "@/lib/consentement/conversation";
import { recordAnswer } from "@/lib/consentement/record-answer";
import { RECIPIENT_PURPOSE } from "@/lib/outbox/enqueue";
import { openPayload } from "@/lib/outbox/payload";
import { parsePhone } from "@/lib/telephone/parse";
import { isDemoOpen } from "./demo-mode";

const SHOWN = 50;
const LONGEST_ANSWER = 500;

export interface PhoneMessage {
  id: string;
  /** Whether the person received it, or sent it. */
  received: boolean;
  text: string;
  at: Date;
}

export interface DemoPhone {
  /** Numbers that received something, the last one first; E.164. */
  numbers: string[];
  /** The number shown, or null without any. */
  number: string | null;
  /** Its messages, oldest first. */
  messages: PhoneMessage[];
  /** The conversation that an answer goes to. */
  correlationId: string | null;
}

async function received(ctx: Ctx, number?: string) {
  const rows = await ctx.db.outboxMessage.findMany({
    where: {
      channel: "SMS",
      payload: { not: "" },
      ...(number === undefined ? {} : { recipientHash: ctx.keyedHash(RECIPIENT_PURPOSE, number) }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SHOWN,
  });
  return rows.flatMap(({ id, payload, createdAt }) => {
    const message = openPayload(ctx, { id, payload });
    return message.channel === "SMS" ? [{ id, at: createdAt, message }] : [];
  });
}

async function answered(ctx: Ctx, number: string): Promise<PhoneMessage[]> {
  const rows = await ctx.db.smsMessage.findMany({
    where: { direction: "IN", consent: { phoneHash: phoneHashOf(ctx, number) } },
    orderBy: { createdAt: "desc" },
    take: SHOWN,
  });
  return rows.map((row) => ({
    id: row.id,
    received: false,
    text: openBody(ctx, row),
    at: row.createdAt,
  }));
}

/**
 * The telephone of an usager in the demonstration (decision 21): what it received and answered.
 * @param typed the number to show; the last one that received something when empty
 * @returns null outside demo and test modes
 */
export async function readDemoPhone(ctx: Ctx, typed: string): Promise<DemoPhone | null> {
  if (!isDemoOpen(ctx)) return null;
  const numbers = [...new Set((await received(ctx)).map(({ message }) => message.to))];
  const number = parsePhone(typed)?.e164 ?? numbers[0] ?? null;
  if (number === null) return { numbers, number, messages: [], correlationId: null };
  const texts = await received(ctx, number);
  const shown = texts.map(({ id, at, message }) => ({
    id,
    at,
    received: true,
    text: message.text,
  }));
  // What answers at the same instant comes after the answer
  const messages = [...shown, ...(await answered(ctx, number))].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || Number(a.received) - Number(b.received),
  );
  const correlationId =
    texts.map(({ message }) => message.correlationId).find((id) => id !== undefined) ?? null;
  return { numbers, number, messages, correlationId };
}

/** Answers to the last conversation of a number, as the provider's callback would. */
export async function answerFromDemoPhone(
  ctx: Ctx,
  { number, text }: { number: string; text: string },
): Promise<void> {
  const phone = await readDemoPhone(ctx, number);
  if (!phone?.number || phone.correlationId === null) return;
  await recordAnswer(ctx, {
    correlationId: phone.correlationId,
    phone: phone.number,
    text: text.slice(0, LONGEST_ANSWER),
    provider: "demo",
    messageId: ctx.random.uuid(),
  });
}
