import { z } from "zod";
import { addMark, placeOf } from "@/lib/auth/device-marker";
import { noteOrigin } from "@/lib/auth/note-origin";
import { openSessionAtOnce } from "@/lib/auth/open-session";
import { loginRefusal } from "@/lib/auth/request-login";
import { codeSchema } from "@/lib/carte-totp/code";
import { mailFailures } from "@/lib/carte-totp/failure-mails";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { chooseOrganisation } from "@/lib/organisation/choose-organisation";
import {
  attemptLock,
  codeStanding,
  countCodeFailure,
  forgetCodeFailures,
} from "@/lib/throttle/code-throttle";
import { isCodeOf } from "./code";
import { findCandidate, lockAccount, obstacleOf } from "./eligibility";
import { findFirstConnection, isAlive, type PendingFirstConnection } from "./find-link";

export const openFirstConnectionSchema = z.object({ token: z.string().max(100), code: codeSchema });

export type OpenFirstConnectionInput = z.output<typeof openFirstConnectionSchema>;

interface OpenedFirstConnection {
  /** Value of the session cookie. */
  session: string;
  /** New value of MARKER_COOKIE. */
  marker: string;
}

type Attempt = { session: string } | { refused: DomainError };

/** Wrong code: counted on the link and on the account, in a transaction that does nothing else. */
async function countWrongCode(
  ctx: Ctx,
  tx: Tx,
  { id, user }: PendingFirstConnection,
  author: Parameters<typeof countCodeFailure>[2],
): Promise<DomainError> {
  const now = ctx.clock.now();
  const link = await tx.firstConnection.update({
    where: { id },
    data: { tries: { increment: 1 } },
  });
  const failures = await countCodeFailure(ctx, tx, author, now);
  await mailFailures(ctx, tx, { userId: user.id, ...failures, now });
  return isAlive(link, ctx.settings, now)
    ? new DomainError("PREMIERE_CONNEXION_CODE_REFUSE", { field: "code" })
    : new DomainError("PREMIERE_CONNEXION_PERIMEE");
}

/** The organisation of which the person is référent that the session acts for. */
async function referentOrganisation(tx: Tx, link: PendingFirstConnection): Promise<string> {
  const memberships = await tx.membership.findMany({
    where: {
      userId: link.userId,
      referentSince: { not: null },
      organisation: { deactivatedAt: null },
    },
    include: { organisation: { select: { deactivatedAt: true } } },
  });
  const organisationId = chooseOrganisation(memberships, link.user.currentOrganisationId);
  if (organisationId === null) throw new DomainError("PREMIERE_CONNEXION_PERIMEE");
  return organisationId;
}

/** next-auth makes a link and consumes it within this transaction, in which ours is used up. */
async function open(ctx: Ctx, tx: Tx, link: PendingFirstConnection): Promise<string> {
  const { user } = link;
  const organisationId = await referentOrganisation(tx, link);
  const claim = async (userId: string) => {
    const { count } = await tx.firstConnection.deleteMany({ where: { id: link.id, userId } });
    return count === 1;
  };
  const opening = { user, organisationId, claim, method: "email+sms" } as const;
  const session = await openSessionAtOnce(ctx, tx, opening);
  if (session === null) throw new DomainError("PREMIERE_CONNEXION_PERIMEE");
  return session;
}

/** Whether the account may still have a first connection; its row is held until the end. */
async function requireEligible(tx: Tx, userId: string, now: Date): Promise<void> {
  await lockAccount(tx, userId);
  const candidate = await findCandidate(tx, { id: userId });
  if (candidate?.deactivatedAt !== null || obstacleOf(candidate, now)) {
    throw new DomainError("PREMIERE_CONNEXION_PERIMEE");
  }
}

/**
 * Opens a restricted session with a link and the code of its SMS (auth-referent §3.8, §3.9), by a
 * visitor. Attempts of one account follow one another; failures count on the link, which dies at the
 * fifth, and on the counters that every one-time code shares. One transaction; journal `connect_aidant`
 * with its method. The link and the code are used up: sent twice at once, one session.
 * @param marker value of MARKER_COOKIE in this browser
 * @throws PREMIERE_CONNEXION_PERIMEE, PREMIERE_CONNEXION_CODE_PERIME,
 * PREMIERE_CONNEXION_CODE_REFUSE on the field `code`, LOGIN_PAUSED with the delay, LINK_PAUSED
 */
export async function openFirstConnection(
  ctx: Ctx,
  { token, code }: OpenFirstConnectionInput,
  marker: string | undefined,
): Promise<OpenedFirstConnection> {
  const found = await findFirstConnection(ctx, token);
  if (!found) throw new DomainError("PREMIERE_CONNEXION_PERIMEE");
  const { email } = found.user;
  const now = ctx.clock.now();
  const place = placeOf(ctx, marker, email, now);
  const author = { email, place, ipPrefix: ctx.origin?.ipPrefix || null };
  const attempt = await inTransaction(ctx, async (tx): Promise<Attempt> => {
    await lockName(tx, attemptLock(ctx, email));
    const link = await tx.firstConnection.findUnique({
      where: { id: found.id },
      include: { user: true },
    });
    if (!link || !isAlive(link, ctx.settings, now)) {
      throw new DomainError("PREMIERE_CONNEXION_PERIMEE");
    }
    const { waitSeconds, suspended } = await codeStanding(ctx, tx, author, now);
    if (waitSeconds > 0) throw new DomainError("OTP_PAUSED", { retryAfterSeconds: waitSeconds });
    if (link.codeExpiresAt <= now) throw new DomainError("PREMIERE_CONNEXION_CODE_PERIME");
    if (suspended || !isCodeOf(ctx, link, code)) {
      return { refused: await countWrongCode(ctx, tx, link, author) };
    }
    await requireEligible(tx, link.userId, now);
    const session = await open(ctx, tx, link);
    await forgetCodeFailures(ctx, tx, author);
    await noteOrigin(ctx, tx, link.user, { otherBrowser: false });
    return { session };
  }).catch((error: unknown) => {
    throw loginRefusal(error);
  });
  if ("refused" in attempt) throw attempt.refused;
  return { session: attempt.session, marker: addMark(ctx, marker, email, now) };
}
