import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { sameText, sha256 } from "@/lib/crypto/hash";
import { inTransaction } from "@/lib/db/transaction";
import type { MandatDraft } from "@/lib/generated/prisma/client";
import { draftPhone } from "@/lib/mandat/remote-choice";
import { identifyUsager, type CivilIdentity } from "@/lib/usager/identify-usager";
import { readCallback, single } from "./callback-query";
import type { FcFailure } from "./failure";
import type { FcClient, FcExchange } from "./fc-client";
import { readIdentity } from "./identity";
import { findSessionDraft, idTokenContext, isLegOver } from "./session-draft";

export type CompletedLogin =
  | { kind: "identified"; draftId: string; logoutUrl: string }
  /** @param logoutUrl where to close the person's session at FranceConnect before telling the failure */
  | { kind: "failed"; failure: FcFailure; logoutUrl: string | null };

/** A draft whose state this callback has consumed: nobody else can go on with it. */
type Attempt = MandatDraft & { nonce: string };

interface Refusal {
  failure: FcFailure;
  /** For the log only. */
  reason: string;
}

/** Step 2 of §2.3: the state of this session's own draft, compared in constant time, used once. */
async function consumeState(
  ctx: Ctx,
  actor: AidantActor,
  query: URLSearchParams,
): Promise<Attempt | null> {
  const state = single(query, "state");
  const draft = await findSessionDraft(ctx, actor);
  if (!draft || state === null || draft.stateHash === null || draft.nonce === null) return null;
  const { stateHash, nonce } = draft;
  if (!sameText(stateHash, sha256(state))) return null;
  const { count } = await ctx.db.mandatDraft.updateMany({
    where: { id: draft.id, stateHash, status: "FC_PENDING" },
    data: { stateHash: null, status: "FC_EXCHANGING", updatedAt: ctx.clock.now() },
  });
  return count === 1 ? { ...draft, nonce } : null;
}

/** Only the attempt that holds the nonce moves the draft: a restart in another tab has a new one. */
const ownAttempt = ({ id, nonce }: Attempt) => ({ id, nonce, status: "FC_EXCHANGING" }) as const;

async function fail(
  ctx: Ctx,
  fc: FcClient,
  attempt: Attempt,
  refusal: Refusal,
  idToken: string | null = null,
): Promise<CompletedLogin> {
  const { failure, reason } = refusal;
  ctx.log.warn({ draftId: attempt.id, failure, reason }, "connection to FranceConnect failed");
  const logoutState = ctx.random.token();
  await ctx.db.mandatDraft.updateMany({
    where: ownAttempt(attempt),
    data: {
      status: "FC_ERROR",
      nonce: null,
      fcFailure: failure,
      fcFailures: { increment: 1 },
      logoutStateHash: idToken === null ? null : sha256(logoutState),
      updatedAt: ctx.clock.now(),
    },
  });
  const logoutUrl = idToken === null ? null : await fc.logoutUrl(idToken, logoutState);
  return { kind: "failed", failure, logoutUrl };
}

/** Steps 10 to 12: the usager, the journal and the draft in one transaction. False when overtaken. */
async function attachUsager(
  ctx: Ctx,
  actor: AidantActor,
  attempt: Attempt,
  found: { identity: CivilIdentity; idToken: string; logoutState: string },
): Promise<boolean> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const phone = draftPhone(ctx, attempt);
    const held = await tx.mandatDraft.updateMany({
      where: { ...ownAttempt(attempt), legExpiresAt: { gte: now } },
      data: { updatedAt: now },
    });
    if (held.count !== 1) return false;
    const about = { identity: found.identity, phone, draftId: attempt.id };
    const usagerId = await identifyUsager(ctx, tx, now, actor, about);
    await tx.mandatDraft.update({
      where: { id: attempt.id },
      data: {
        status: "IDENTIFIED",
        usagerId,
        nonce: null,
        fcFailure: null,
        idToken: ctx.cipher.seal(found.idToken, idTokenContext(attempt.id)),
        logoutStateHash: sha256(found.logoutState),
        identifiedAt: now,
        legExpiresAt: new Date(now.getTime() + ctx.settings.FC_FS_TTL * 1000),
        updatedAt: now,
      },
      select: { id: true },
    });
    return true;
  });
}

async function identify(
  ctx: Ctx,
  actor: AidantActor,
  attempt: Attempt,
  exchange: Extract<FcExchange, { kind: "identified" }>,
  fc: FcClient,
): Promise<CompletedLogin> {
  const { idToken, claims } = exchange;
  const read = readIdentity(claims, ctx.clock.now(), ctx.settings.FC_FI_UID);
  if (read.kind === "refused") return fail(ctx, fc, attempt, read, idToken);
  const logoutState = ctx.random.token();
  const found = { identity: read.identity, idToken, logoutState };
  if (!(await attachUsager(ctx, actor, attempt, found))) {
    return fail(ctx, fc, attempt, { failure: "erreur", reason: "expired or overtaken" }, idToken);
  }
  const logoutUrl = await fc.logoutUrl(idToken, logoutState);
  return { kind: "identified", draftId: attempt.id, logoutUrl };
}

/**
 * Receives a person back from FranceConnect (franceconnect §2.3, in its order). The state works once,
 * in the sign-in session that started, and only its own draft is touched; an unknown state changes
 * nothing. Journals the updates of the usager and `franceconnect_usager`.
 */
export async function completeFcLogin(
  ctx: Ctx,
  actor: AidantActor,
  query: URLSearchParams,
  fc: FcClient,
): Promise<CompletedLogin> {
  const attempt = await consumeState(ctx, actor, query);
  if (!attempt) return { kind: "failed", failure: "erreur", logoutUrl: null };
  const answer = readCallback(query, ctx.settings.FC_FS_ISSUER);
  if (answer.kind === "refused") {
    const failure = answer.cancelled ? "annulee" : "erreur";
    return fail(ctx, fc, attempt, { failure, reason: answer.reason });
  }
  if (isLegOver(attempt, ctx.clock.now())) {
    return fail(ctx, fc, attempt, { failure: "erreur", reason: "expired" });
  }
  const exchange = await fc.exchange(answer, attempt.nonce);
  if (exchange.kind === "failed") {
    const { reason, idToken } = exchange;
    return fail(ctx, fc, attempt, { failure: "erreur", reason }, idToken);
  }
  return identify(ctx, actor, attempt, exchange, fc);
}
