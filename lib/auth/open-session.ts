import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import type { User } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { issueLink, openWithLink } from "./next-auth";

interface Opening {
  user: Pick<User, "id" | "email">;
  /** Organisation that the session acts for. */
  organisationId: string;
  /** Token of a link that next-auth has made for this account. */
  token: string;
  /** Consumes what gives the right to open, for this account only; false refuses. */
  claim: (userId: string) => Promise<boolean>;
  /** How the person proved who they are, when not with the usual e-mail and code. */
  method?: "email+sms" | "bypass";
}

async function replaceOldestSessions(ctx: Ctx, tx: Tx, userId: string, now: Date): Promise<void> {
  const idleEdge = new Date(now.getTime() - ctx.settings.SESSION_IDLE * 1000);
  const alive = await tx.session.findMany({
    where: { userId, endedAt: null, expires: { gt: now }, lastActivityAt: { gt: idleEdge } },
    orderBy: [{ createdAt: "desc" }, { lastActivityAt: "desc" }],
    skip: ctx.settings.SESSION_MAX,
    select: { id: true },
  });
  await tx.session.updateMany({
    where: { id: { in: alive.map(({ id }) => id) } },
    data: { endedAt: now, endReason: "REPLACED" },
  });
}

/**
 * Opens a session in the transaction of the act that gives the right to it (auth-referent §2.4, §3.9):
 * the other links of the account end; beyond SESSION_MAX the oldest session too. Journal
 * `connect_aidant`.
 * @returns the value of the session cookie, or nothing when next-auth or the claim refused
 */
export async function openSession(
  ctx: Ctx,
  tx: Tx,
  { user, organisationId, token, claim, method }: Opening,
): Promise<string | null> {
  const now = ctx.clock.now();
  const facts = () => ({
    organisationId,
    browser: ctx.origin?.browser ?? "",
    ipPrefix: ctx.origin?.ipPrefix ?? "",
    openedBySms: method === "email+sms",
  });
  const session = await openWithLink(ctx, tx, { email: user.email, token }, { claim, facts });
  if (session === null) return null;
  const row = await tx.session.findUniqueOrThrow({ where: { sessionToken: sha256(session) } });
  await tx.loginRequest.updateMany({
    where: { userId: user.id, status: { in: ["GRANTED", "SENT"] } },
    data: { status: "REVOKED" },
  });
  await tx.verificationToken.deleteMany({ where: { identifier: user.email } });
  const signedIn = { lastLoginAt: now, currentOrganisationId: organisationId };
  await tx.user.update({ where: { id: user.id }, data: signedIn });
  await replaceOldestSessions(ctx, tx, user.id, now);
  const author = { kind: "member", userId: user.id, organisationId } as const;
  const details = { sessionId: row.id, ...(method === undefined ? {} : { method }) };
  await recordEntry(ctx, tx, now, author, { action: "connect_aidant", details });
  return session;
}

/** The same where no link of next-auth was mailed: it makes one and consumes it in this transaction. */
export async function openSessionAtOnce(
  ctx: Ctx,
  tx: Tx,
  opening: Omit<Opening, "token">,
): Promise<string | null> {
  const { id, email } = opening.user;
  const token = await issueLink(ctx, tx, email, (userId) => Promise.resolve(userId === id));
  return token === null ? null : openSession(ctx, tx, { ...opening, token });
}
