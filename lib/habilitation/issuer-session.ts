import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import { issuerActor, type IssuerActor } from "./issuer-actor";

/** Cookie of a browser that used a link of an issuer; opaque, its SHA-256 is stored. */
export const ISSUER_COOKIE = "__Host-ac_demandeur";
/** The browser keeps it long; the database decides, 30 days after the last request. */
export const ISSUER_COOKIE_SECONDS = 400 * 24 * 3600;

const SLIDE_MS = 3_600_000;

const idleSince = (ctx: Pick<Ctx, "clock" | "settings">): Date =>
  new Date(ctx.clock.now().getTime() - ctx.settings.ISSUER_SESSION_IDLE * 1000);

/** Opens a session for the issuer in this browser. @returns the value of the cookie */
export async function openIssuerSession(
  ctx: Pick<Ctx, "random">,
  tx: Tx,
  now: Date,
  issuerId: string,
): Promise<{ sessionId: string; cookie: string }> {
  const cookie = ctx.random.token();
  const { id } = await tx.issuerSession.create({
    data: { issuerId, tokenHash: sha256(cookie), createdAt: now, lastSeenAt: now },
    select: { id: true },
  });
  return { sessionId: id, cookie };
}

/** The issuer of a cookie, when it is still worth something. */
export async function readIssuerSession(
  ctx: Pick<Ctx, "db" | "clock" | "settings">,
  cookie: string | undefined,
): Promise<IssuerActor | null> {
  if (!cookie) return null;
  const session = await ctx.db.issuerSession.findFirst({
    where: { tokenHash: sha256(cookie), revokedAt: null, lastSeenAt: { gt: idleSince(ctx) } },
    include: { issuer: true },
  });
  if (!session || session.issuer.emailVerifiedAt === null) return null;
  const { issuer } = session;
  return issuerActor({
    issuerId: issuer.id,
    sessionId: session.id,
    email: issuer.email,
    firstName: issuer.firstName,
    lastName: issuer.lastName,
    profession: issuer.profession,
  });
}

/** Moves the end of a session, at most once an hour: for requests that its person caused. */
export async function keepIssuerSession(
  ctx: Pick<Ctx, "db" | "clock" | "settings">,
  cookie: string,
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.issuerSession.updateMany({
    where: {
      tokenHash: sha256(cookie),
      revokedAt: null,
      lastSeenAt: { gt: idleSince(ctx), lt: new Date(now.getTime() - SLIDE_MS) },
    },
    data: { lastSeenAt: now },
  });
}

/** Ends every session of an issuer, for instance when the team is told of a lost computer. */
export async function revokeIssuerSessions(tx: Tx, now: Date, issuerId: string): Promise<void> {
  await tx.issuerSession.updateMany({
    where: { issuerId, revokedAt: null },
    data: { revokedAt: now },
  });
}
