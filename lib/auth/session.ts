import type { StaffRole } from "@/lib/administration/roles";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { SessionEndReason } from "@/lib/generated/prisma/client";
import { findSessionRow, keepFallback, type SessionRow } from "./session-row";

export { SESSION_COOKIE } from "./session-paths";

/** A session that may be served, with what the database says now of its person. */
export interface LiveSession {
  sessionId: string;
  userId: string;
  email: string;
  fullName: string;
  canCreateMandats: boolean;
  referentNonAidant: boolean;
  /** Of the current organisation. */
  isReferent: boolean;
  organisationId: string;
  organisationName: string;
  organisationActive: boolean;
  cguAccepted: boolean;
  /** Charte du référent. */
  charteAccepted: boolean;
  hasConfirmedDevice: boolean;
  /** Opened by a first connection, and no means confirmed since: no mandat, no usager (§1.5). */
  restricted: boolean;
  /** « Faire plus tard » was pressed in this session. */
  tunnelDeferred: boolean;
  /** Empty for everybody outside the service's own team. */
  staffRoles: readonly StaffRole[];
  /** Last request in /administration/ (decision 72). */
  administrationAt: Date | null;
  lastOtpAt: Date;
  createdAt: Date;
  lastActivityAt: Date;
  /** End without a further act of the user: the earlier of inactivity and absolute life. */
  endsAt: Date;
  /** When the warning dialog opens. */
  warnsAt: Date;
  /** Absolute end, whatever the activity. */
  expires: Date;
}

export type SessionReading =
  | { state: "live"; session: LiveSession }
  | { state: "ended"; reason: SessionEndReason }
  | { state: "none" };

/** Activity is written at most once a second: the 45-minute edge stays true to the second. */
const WRITE_EVERY_MS = 1_000;

type SessionCtx = Pick<Ctx, "db" | "clock" | "settings">;

function endOf(ctx: SessionCtx, row: SessionRow, now: Date): SessionEndReason | null {
  if (row.expires <= now) return "ABSOLUTE";
  if (now.getTime() - row.lastActivityAt.getTime() >= ctx.settings.SESSION_IDLE * 1000)
    return "IDLE";
  if (row.deactivatedAt !== null) return "ACCOUNT_DEACTIVATED";
  return row.organisationId === null ? "REVOKED" : null;
}

function live(ctx: SessionCtx, row: SessionRow, lastActivityAt: Date): LiveSession {
  const { SESSION_IDLE, SESSION_IDLE_WARNING, CGU_VERSION, CHARTE_VERSION } = ctx.settings;
  const idleEnd = lastActivityAt.getTime() + SESSION_IDLE * 1000;
  const end = Math.min(idleEnd, row.expires.getTime());
  return {
    sessionId: row.id,
    userId: row.userId,
    email: row.email,
    fullName: `${row.firstName} ${row.lastName}`,
    canCreateMandats: row.canCreateMandats && !row.referentNonAidant,
    referentNonAidant: row.referentNonAidant,
    isReferent: row.referentSince !== null,
    organisationId: row.organisationId ?? "",
    organisationName: row.organisationName ?? "",
    organisationActive: row.organisationDeactivatedAt === null,
    cguAccepted: row.cguVersion === CGU_VERSION,
    charteAccepted: row.charteVersion === CHARTE_VERSION,
    hasConfirmedDevice: row.hasConfirmedDevice,
    restricted: row.openedBySms && !row.hasConfirmedDevice,
    tunnelDeferred: row.tunnelDeferredAt !== null,
    staffRoles: row.staffRoles,
    administrationAt: row.administrationAt,
    lastOtpAt: row.lastOtpAt,
    createdAt: row.createdAt,
    lastActivityAt,
    endsAt: new Date(end),
    warnsAt: new Date(end - SESSION_IDLE_WARNING * 1000),
    expires: row.expires,
  };
}

/**
 * Reads the session of a cookie: one SELECT, at most one UPDATE (besides a lost organisation's). Ended after 45 minutes without a
 * request of the user or 12 hours, or when the account is deactivated (decisions 1 and 2); an ended
 * row is kept with its reason. Rights and memberships are those of the database at this instant.
 * @param slide true only for a request that its user caused (session-paths.ts)
 */
export async function readSession(
  ctx: SessionCtx,
  rawToken: string | undefined,
  { slide }: { slide: boolean },
): Promise<SessionReading> {
  if (!rawToken || rawToken.length > 200) return { state: "none" };
  const row = await findSessionRow(ctx.db, sha256(rawToken));
  if (!row) return { state: "none" };
  if (row.endReason) return { state: "ended", reason: row.endReason };
  const now = ctx.clock.now();
  const reason = endOf(ctx, row, now);
  if (reason) {
    await ctx.db.session.updateMany({
      where: { id: row.id, endedAt: null },
      data: { endedAt: now, endReason: reason },
    });
    return { state: "ended", reason };
  }
  if (row.chosenOrganisationId !== row.organisationId) await keepFallback(ctx.db, row);
  if (!slide || now.getTime() - row.lastActivityAt.getTime() < WRITE_EVERY_MS) {
    return { state: "live", session: live(ctx, row, row.lastActivityAt) };
  }
  const moved = await ctx.db.$executeRaw`
    update session set last_activity_at = greatest(last_activity_at, ${now})
    where id = ${row.id}::uuid and ended_at is null`;
  // Ended between the two statements: not brought back.
  if (moved === 0) return { state: "ended", reason: "REVOKED" };
  return { state: "live", session: live(ctx, row, now) };
}

/** For middleware.ts: see session-paths.ts for what it must do with the answer. */
export const sessionForRequest = readSession;
