import { z } from "zod";
import type { DeliveryReport } from "@/lib/consentement/record-report";
import type { SmsAnswer } from "@/lib/consentement/record-answer";
import { sha256 } from "@/lib/crypto/hash";
import { parsePhone } from "@/lib/telephone/parse";

/** Name under which the provider's own numbers are kept apart from others'. */
const PROVIDER = "lm";

/** Numbers and names that the database keeps: short, without control characters. */
const text = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[^\p{C}]{1,200}$/u));

const answer = z.looseObject({
  originatorAddress: text,
  message: z.string().max(2_000),
  smsMTCorrelationId: text,
  messageId: text.optional(),
  timeStamp: text.optional(),
});

const report = z.looseObject({
  correlationId: text,
  smsId: text.optional(),
  userId: text.optional(),
  errorCode: text.optional(),
});

export type CallbackMessage =
  { kind: "answer"; answer: SmsAnswer } | { kind: "report"; report: DeliveryReport };

/** « 33612345678 » or « +33612345678 ». */
const phoneOf = (address: string): string | null =>
  parsePhone(`+${address.trim().replace(/^\+/, "")}`)?.e164 ?? null;

function answerOf(members: unknown): CallbackMessage | null {
  const parsed = answer.safeParse(members);
  const phone = parsed.success ? phoneOf(parsed.data.originatorAddress) : null;
  if (!parsed.success || phone === null) return null;
  const { message, smsMTCorrelationId: correlationId, messageId, timeStamp } = parsed.data;
  const derived = sha256(JSON.stringify([correlationId, phone, message, timeStamp ?? ""]));
  const about = { correlationId, phone, text: message, provider: PROVIDER };
  return { kind: "answer", answer: { ...about, messageId: messageId ?? `sha256:${derived}` } };
}

function reportOf(members: unknown): CallbackMessage | null {
  const parsed = report.safeParse(members);
  if (!parsed.success) return null;
  const { correlationId, smsId, userId, errorCode } = parsed.data;
  const phone = userId === undefined ? null : phoneOf(userId);
  if (userId !== undefined && phone === null) return null;
  const about = { correlationId, phone, smsId: smsId ?? null };
  return { kind: "report", report: { ...about, errorCode: errorCode ?? "0" } };
}

function membersOf(body: string, contentType: string): unknown {
  if (contentType.includes("x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/**
 * What the provider posts (mandats §4.6): an answer has an originator, a delivery report has none.
 * @returns null for anything else; nothing of it is ever answered or logged
 */
export function readCallback(body: string, contentType: string): CallbackMessage | null {
  const members = membersOf(body, contentType);
  if (typeof members !== "object" || members === null) return null;
  return "originatorAddress" in members ? answerOf(members) : reportOf(members);
}
