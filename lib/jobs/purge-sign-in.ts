import type { Ctx } from "@/lib/context.types";
import { HARD_MEMORY_MS } from "@/lib/throttle/code-pause";
import type { TaskCounts } from "./task";

const DAY_MS = 24 * 3_600_000;
/** Consecutive failures of an account count until a sign-in or the team clears them (decision 71). */
const KEPT_COUNTERS = "code:run:";
/** The one that suspends an account counts for a year after its last failure, then for ever. */
const HARD_COUNTERS = "code:hard:";
/** Those that lock nobody are forgotten all the same after this time without a failure. */
const RUN_DAYS = 90;
/** Where somebody signed in from is known for a year (auth-referent §8, 32). */
const ORIGIN_DAYS = 365;

/**
 * Deletes what sign-in leaves behind: links and requests a day after their end, pending
 * secrets of applications and links of first connection at theirs, sessions 24 hours after theirs (decision 2), counters a day after their last event; a short run of failures after 90.
 */
export async function purgeSignIn(
  ctx: Pick<Ctx, "db" | "clock" | "settings">,
): Promise<TaskCounts> {
  const now = ctx.clock.now().getTime();
  const dayAgo = new Date(now - DAY_MS);
  const idleAgo = new Date(now - DAY_MS - ctx.settings.SESSION_IDLE * 1000);
  const sessions = await ctx.db.session.deleteMany({
    where: {
      OR: [
        { endedAt: { lt: dayAgo } },
        { endedAt: null, expires: { lt: dayAgo } },
        { endedAt: null, lastActivityAt: { lt: idleAgo } },
      ],
    },
  });
  const requests = await ctx.db.loginRequest.deleteMany({ where: { expiresAt: { lt: dayAgo } } });
  const tokens = await ctx.db.verificationToken.deleteMany({ where: { expires: { lt: dayAgo } } });
  const firstLinks = await ctx.db.firstConnection.deleteMany({
    where: { expiresAt: { lt: new Date(now) } },
  });
  // Whoever asked a day ago has asked again since.
  await ctx.db.firstConnectionRequest.deleteMany({ where: { createdAt: { lt: dayAgo } } });
  const enrolments = await ctx.db.deviceEnrolment.deleteMany({
    where: { expiresAt: { lt: new Date(now) }, usedAt: null },
  });
  const used = await ctx.db.deviceEnrolment.deleteMany({ where: { usedAt: { lt: dayAgo } } });
  const imports = await ctx.db.cardImport.deleteMany({
    where: { expiresAt: { lt: new Date(now) } },
  });
  const counters = await ctx.db.throttle.deleteMany({
    where: {
      lastAt: { lt: dayAgo },
      NOT: [KEPT_COUNTERS, HARD_COUNTERS].map((kept) => ({ key: { startsWith: kept } })),
      OR: [{ blockedUntil: null }, { blockedUntil: { lt: dayAgo } }],
    },
  });
  const runs = await ctx.db.throttle.deleteMany({
    where: {
      lastAt: { lt: new Date(now - RUN_DAYS * DAY_MS) },
      key: { startsWith: KEPT_COUNTERS },
      count: { lt: ctx.settings.AUTH_LOCK_FAILS },
    },
  });
  const forgiven = await ctx.db.throttle.deleteMany({
    where: {
      lastAt: { lt: new Date(now - HARD_MEMORY_MS) },
      key: { startsWith: HARD_COUNTERS },
      count: { lt: ctx.settings.AUTH_HARD_FAILS },
    },
  });
  const bypasses = await ctx.db.bypassCode.deleteMany({
    where: {
      OR: [
        { expiresAt: { lt: new Date(now) }, usedAt: null },
        { usedAt: { lt: dayAgo } },
        {
          user: { otpDevices: { some: { confirmedAt: { not: null } } }, staffRoles: { none: {} } },
        },
      ],
    },
  });
  const origins = await ctx.db.signInOrigin.deleteMany({
    where: { lastAt: { lt: new Date(now - ORIGIN_DAYS * DAY_MS) } },
  });
  const changes = await ctx.db.emailChange.deleteMany({
    where: { expiresAt: { lt: new Date(now) } },
  });
  return {
    changes: changes.count,
    bypasses: bypasses.count,
    origins: origins.count,
    sessions: sessions.count,
    requests: requests.count + firstLinks.count,
    tokens: tokens.count,
    enrolments: enrolments.count + used.count,
    imports: imports.count,
    counters: counters.count + runs.count + forgiven.count,
  };
}
