import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import type {
  ConsentRequest,
  DraftKind,
  MandatDraft,
  SmsMessage,
} from "@/lib/generated/prisma/client";
import { DUREES, isOfferedDuree } from "@/lib/mandat/duration";
import { draftPhone } from "@/lib/mandat/remote-choice";
import { getOwnDraft } from "@/lib/mandat/signable-draft";
import { nationalPhone } from "@/lib/telephone/display";
import { ASK_INTERVAL_MS, MAX_ASKS } from "./ask-consent";

/** Answer of the poll (mandats §4.4.4). */
export type ConnectionStatus = "OK" | "NOK" | "DENIED" | "EXPIRED" | "SEND_FAILED";

/** Where the conversation stands: SMS 1 on its way, SMS 1 there, SMS 2 sent. */
export type Stage = "recap-leaving" | "recap-sent" | "asked";

export interface Conversation {
  kind: DraftKind;
  usagerId: string | null;
  stage: Stage;
  status: ConnectionStatus;
  /** E.164, and as people write it. */
  phone: string;
  shownPhone: string;
  demarches: readonly DemarcheKey[];
  duration: string;
  /** SMS 1 never reached the phone. */
  recapUndelivered: boolean;
  /** Questions that may still be sent, and the first instant at which the next one may. */
  asksLeft: number;
  nextAskAt: Date | null;
  answerDeadline: Date | null;
}

/** Which screens ask: each kind of draft has its own addresses, one of which takes all. */
export type Expected = { kind: "ANY" } | { kind: "NEW" } | { kind: "RENEWAL"; usagerId: string };

const CLOSED: readonly string[] = ["ABANDONED", "CONSUMED"];

function isExpected(
  { kind, usagerId }: Pick<MandatDraft, "kind" | "usagerId">,
  expected: Expected,
): boolean {
  if (expected.kind === "ANY") return true;
  if (expected.kind === "NEW") return kind === "NEW";
  return kind === "RENEWAL" && usagerId === expected.usagerId;
}

const lastOf = (messages: readonly SmsMessage[], kind: SmsMessage["kind"]) =>
  messages.findLast((message) => message.kind === kind);

const isPast = (instant: Date | null, now: Date): boolean => instant !== null && instant < now;

function statusOf(
  consent: ConsentRequest,
  messages: readonly SmsMessage[],
  now: Date,
): ConnectionStatus {
  switch (consent.status) {
    case "CONSENTED":
      return isPast(consent.usableUntil, now) ? "EXPIRED" : "OK";
    case "DENIED":
      return "DENIED";
    case "EXPIRED":
    case "FAILED":
      return "EXPIRED";
    case "ASKED":
      if (isPast(consent.answerDeadline, now)) return "EXPIRED";
      return lastOf(messages, "ASK")?.status === "UNDELIVERED" ? "SEND_FAILED" : "NOK";
    case "CREATED":
    case "RECAP_SENT":
      return "NOK";
  }
}

function stageOf(consent: ConsentRequest, messages: readonly SmsMessage[]): Stage {
  if (consent.status === "CREATED") return "recap-leaving";
  const asking = messages.some(({ kind }) => kind === "ASK");
  return consent.status === "RECAP_SENT" && !asking ? "recap-sent" : "asked";
}

/**
 * The conversation of the browser's draft, for its own aidant in its own sign-in session; null when the
 * draft needs no consent. Absent, foreign and of another kind answer alike.
 * @throws MANDAT_BROUILLON_ABSENT, CONSENTEMENT_RECAP_ABSENT when SMS 1 will never leave
 */
export async function readConversation(
  ctx: Pick<Ctx, "db" | "clock" | "cipher">,
  actor: AidantActor,
  draftId: string | undefined,
  expected: Expected,
): Promise<Conversation | null> {
  const now = ctx.clock.now();
  const draft = await getOwnDraft(ctx.db, actor, draftId);
  if (CLOSED.includes(draft.status) || !isExpected(draft, expected))
    throw new DomainError("MANDAT_BROUILLON_ABSENT");
  if (draft.remoteMethod !== "SMS" || draft.consentRequestId === null) return null;
  const consent = await ctx.db.consentRequest.findUniqueOrThrow({
    where: { id: draft.consentRequestId },
  });
  const messages = await ctx.db.smsMessage.findMany({
    where: { consentRequestId: consent.id },
    orderBy: { position: "asc" },
  });
  if (consent.status === "CREATED" && !lastOf(messages, "RECAP"))
    throw new DomainError("CONSENTEMENT_RECAP_ABSENT");
  const phone = draftPhone(ctx, draft) ?? "";
  const asked = consent.status === "ASKED" ? consent.askedAt : null;
  return {
    kind: draft.kind,
    usagerId: draft.usagerId,
    stage: stageOf(consent, messages),
    status: statusOf(consent, messages, now),
    phone,
    shownPhone: nationalPhone(phone),
    demarches: inDisplayOrder(draft.demarches),
    duration: isOfferedDuree(consent.duree) ? DUREES[consent.duree].inDocument : "",
    recapUndelivered: lastOf(messages, "RECAP")?.status === "UNDELIVERED",
    asksLeft: MAX_ASKS - consent.asks,
    nextAskAt: asked && new Date(asked.getTime() + ASK_INTERVAL_MS),
    answerDeadline: consent.answerDeadline,
  };
}
