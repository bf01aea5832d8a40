import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import {
  IP_WINDOW_MS,
  lockDelayMs,
  SOFT_WINDOW_MS,
  softDelayMs,
  TRUSTED_LIMIT,
  TRUSTED_WINDOW_MS,
} from "./code-pause";
import { countEvent, forgetCounters, pauseUntil, readCounters } from "./counter";

/** Who types a code, as far as counters are concerned. */
export interface CodeAuthor {
  /** Address as normalised by lib/auth/email.ts, whether or not an account has it. */
  email: string;
  /** Recognised browser or open session: has its own counter (decision 71). */
  trusted: boolean;
  /** Absent when the network must not be judged (an open session). */
  ipPrefix: string | null;
}

type ThrottleCtx = Pick<Ctx, "keyedHash" | "settings">;

const keysOf = (ctx: ThrottleCtx, author: Pick<CodeAuthor, "email" | "ipPrefix">) => {
  const account = ctx.keyedHash("throttle-email", author.email);
  return {
    run: `code:run:${account}`,
    soft: `code:soft:${account}`,
    trustedHour: `code:trusted-hour:${account}`,
    trustedSoft: `code:trusted-soft:${account}`,
    ip: `code:ip:${ctx.keyedHash("throttle-ip", author.ipPrefix ?? "")}`,
  };
};

/** Name of the lock that serialises the attempts of one account. */
export const attemptLock = (ctx: ThrottleCtx, email: string): string =>
  keysOf(ctx, { email, ipPrefix: null }).run;

export interface Standing {
  /** Seconds to wait before the next attempt; 0 when it may be made. */
  waitSeconds: number;
  /** AUTH_HARD_FAILS reached: no code is accepted until a référent or the team acts. */
  suspended: boolean;
}

/** Where an author stands before an attempt. Nothing is counted nor consumed. */
export async function codeStanding(
  ctx: ThrottleCtx,
  tx: Tx,
  author: CodeAuthor,
  now: Date,
): Promise<Standing> {
  const keys = keysOf(ctx, author);
  const watched = author.trusted ? [keys.trustedHour, keys.trustedSoft] : [keys.run];
  const counters = await readCounters(tx, [...watched, keys.ip]);
  const ends = watched.map((key) => counters.get(key)?.blockedUntil?.getTime() ?? 0);
  const network = counters.get(keys.ip);
  if (author.ipPrefix !== null && network && network.count >= ctx.settings.IP_LOGIN_LIMIT) {
    ends.push(network.windowStartedAt.getTime() + IP_WINDOW_MS);
  }
  const waitMs = Math.max(0, Math.max(...ends) - now.getTime());
  const failures = counters.get(keys.run)?.count ?? 0;
  return {
    waitSeconds: Math.ceil(waitMs / 1000),
    suspended: !author.trusted && failures >= ctx.settings.AUTH_HARD_FAILS,
  };
}

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** Counts a failure and sets the pause that follows; tells how many consecutive ones there are. */
export async function countCodeFailure(
  ctx: ThrottleCtx,
  tx: Tx,
  author: CodeAuthor,
  now: Date,
): Promise<{ consecutive: number }> {
  const keys = keysOf(ctx, author);
  const { AUTH_SOFT_FAILS, AUTH_LOCK_FAILS } = ctx.settings;
  if (author.ipPrefix !== null) {
    await countEvent(tx, keys.ip, now, { kind: "fixed", ms: IP_WINDOW_MS });
  }
  const [softKey, mainKey] = author.trusted
    ? [keys.trustedSoft, keys.trustedHour]
    : [keys.soft, keys.run];
  const soft = await countEvent(tx, softKey, now, { kind: "quiet", ms: SOFT_WINDOW_MS });
  const main = await countEvent(
    tx,
    mainKey,
    now,
    author.trusted ? { kind: "fixed", ms: TRUSTED_WINDOW_MS } : { kind: "never" },
  );
  const softEnd = later(now, softDelayMs(soft.count, AUTH_SOFT_FAILS));
  const lockEnd = author.trusted
    ? later(main.windowStartedAt, main.count >= TRUSTED_LIMIT ? TRUSTED_WINDOW_MS : 0)
    : later(now, lockDelayMs(main.count, AUTH_LOCK_FAILS));
  await pauseUntil(tx, softKey, softEnd);
  await pauseUntil(tx, mainKey, softEnd > lockEnd ? softEnd : lockEnd);
  return { consecutive: author.trusted ? 0 : main.count };
}

/** A complete sign-in clears the counter of its own kind of browser only (decision 71). */
export async function forgetCodeFailures(
  ctx: ThrottleCtx,
  tx: Tx,
  author: Pick<CodeAuthor, "email" | "trusted">,
): Promise<void> {
  const keys = keysOf(ctx, { ...author, ipPrefix: null });
  const own = author.trusted ? [keys.trustedHour, keys.trustedSoft] : [keys.run, keys.soft];
  await forgetCounters(tx, own);
}
