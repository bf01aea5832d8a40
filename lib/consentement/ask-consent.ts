import type { AidantActor } from "@/lib/auth/actor";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { ConsentRequest, MandatDraft } from "@/lib/generated/prisma/client";
import { getOwnDraft } from "@/lib/mandat/signable-draft";
import { LEASE_MS } from "@/lib/outbox/claim";
import {
  lockConsent,
  queueSms,
  waitingDraft,
  type ConversationCtx,
  type QueuedSms,
} from "./conversation";
import { sendAtOnce, takeBack, type SendSms } from "./send-at-once";
import { referenceOf } from "./send-recap";
import { askText } from "./texts";

/** Questions of one conversation (mandats §4.4.4). */
export const MAX_ASKS = 3;
export const ASK_INTERVAL_MS = 60_000;

/** First question, or another one asked for by the aidant. */
export type Asking = "first" | "again";

function requireMay(consent: ConsentRequest, asking: Asking, now: Date): boolean {
  if (consent.status === "CREATED") throw new DomainError("CONSENTEMENT_RECAP_ABSENT");
  if (asking === "first") return consent.status === "RECAP_SENT";
  if (consent.status !== "ASKED" || consent.askedAt === null) return false;
  if (consent.asks >= MAX_ASKS) throw new DomainError("CONSENTEMENT_RENVOIS_EPUISES");
  const wait = consent.askedAt.getTime() + ASK_INTERVAL_MS - now.getTime();
  if (wait > 0) {
    throw new DomainError("CONSENTEMENT_RENVOI_TROP_TOT", { retryAfterSeconds: wait / 1000 });
  }
  return true;
}

async function isAsking(tx: Tx, consentRequestId: string): Promise<boolean> {
  const where = { consentRequestId, kind: "ASK", status: "QUEUED" } as const;
  return (await tx.smsMessage.count({ where })) > 0;
}

interface Prepared {
  draft: Pick<MandatDraft, "kind" | "usagerId">;
  /** Null when nothing is to be sent: on its way, asked already or answered. */
  question: (QueuedSms & { consentRequestId: string }) | null;
}

/** Writes the question unless it is there: a double click asks once. */
async function prepare(
  ctx: ConversationCtx,
  actor: AidantActor,
  draftId: string | undefined,
  asking: Asking,
): Promise<Prepared> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const draft = await getOwnDraft(tx, actor, draftId);
    const consent = draft.consentRequestId ? await lockConsent(tx, draft.consentRequestId) : null;
    if (!consent) throw new DomainError("CONSENTEMENT_RECAP_ABSENT");
    if ((await tx.mandatDraft.count({ where: waitingDraft(consent, now) })) === 0)
      return { draft, question: null };
    if (!requireMay(consent, asking, now) || (await isAsking(tx, consent.id))) {
      return { draft, question: null };
    }
    const text = askText(actor.organisationName, ctx.settings.SMS_CONSENT_WORD);
    const dueAt = new Date(now.getTime() + LEASE_MS);
    const queued = await queueSms(ctx, tx, consent, { kind: "ASK", text, now, dueAt });
    return { draft, question: { ...queued, consentRequestId: consent.id } };
  });
}

/**
 * Sends SMS 2, the question (mandats §4.4.3): the aidant of the draft, in its sign-in session. Sent
 * again, at most 3 times in all, 60 s apart. Journal `remote_sms_consent_sent`.
 * @returns whose waiting room comes next
 * @throws CONSENTEMENT_RECAP_ABSENT before SMS 1, CONSENTEMENT_RENVOI_TROP_TOT,
 * CONSENTEMENT_RENVOIS_EPUISES, CONSENTEMENT_DEMANDE_NON_ENVOYEE when the provider fails
 */
export async function askConsent(
  ctx: ConversationCtx,
  actor: AidantActor,
  input: { draftId: string | undefined; asking: Asking },
  send: SendSms,
): Promise<Prepared["draft"]> {
  const { draft, question } = await prepare(ctx, actor, input.draftId, input.asking);
  if (!question || (await sendAtOnce(ctx, question, send)) !== "failed") return draft;
  await inTransaction(ctx, async (tx) => {
    const consent = await lockConsent(tx, question.consentRequestId);
    // An answer to an earlier question covers the conversation as it stood: nothing of it goes away.
    if (consent?.evidenceHash == null) await takeBack(tx, question);
  });
  const reference = referenceOf(question.consentRequestId, ctx.clock.now());
  throw new DomainError("CONSENTEMENT_DEMANDE_NON_ENVOYEE", { reference });
}
