import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import {
  HARD_MEMORY_MS,
  IP_WINDOW_MS,
  lockDelayMs,
  SOFT_WINDOW_MS,
  softDelayMs,
  TRUSTED_LIMIT,
  TRUSTED_WINDOW_MS,
} from "./code-pause";
import { countEvent, forgetCounters, pauseUntil, readCounters } from "./counter";

/** One pair of counters each: what happens in one pauses none of the others. */
export type CodePlace = "new-browser" | "known-browser" | "session";

/** Who types a code, as far as counters are concerned. */
export interface CodeAuthor {
  /** Address as normalised by lib/auth/email.ts, whether or not an account has it. */
  email: string;
  /** Where the code is typed; a recognised browser and an open session have their own (decision 71). */
  place: CodePlace;
  /** Absent when the network must not be judged (an open session). */
  ipPrefix: string | null;
}

type ThrottleCtx = Pick<Ctx, "keyedHash" | "settings">;

const keysOf = (ctx: ThrottleCtx, author: Pick<CodeAuthor, "email" | "ipPrefix">) => {
  const account = ctx.keyedHash("throttle-email", author.email);
  return {
    run: `code:run:${account}`,
    hard: `code:hard:${account}`,
    own: {
      "new-browser": { soft: `code:soft:${account}`, main: `code:run:${account}` },
      "known-browser": {
        soft: `code:trusted-soft:${account}`,
        main: `code:trusted-hour:${account}`,
      },
      session: { soft: `code:session-soft:${account}`, main: `code:session-hour:${account}` },
    },
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
  const { main, soft } = keys.own[author.place];
  const watched = [main, soft];
  const counters = await readCounters(tx, [...watched, keys.ip, keys.hard]);
  const ends = watched.map((key) => counters.get(key)?.blockedUntil?.getTime() ?? 0);
  const network = counters.get(keys.ip);
  if (author.ipPrefix !== null && network && network.count >= ctx.settings.IP_LOGIN_LIMIT) {
    ends.push(network.windowStartedAt.getTime() + IP_WINDOW_MS);
  }
  const waitMs = Math.max(0, Math.max(...ends) - now.getTime());
  const failures = counters.get(keys.hard)?.count ?? 0;
  return {
    waitSeconds: Math.ceil(waitMs / 1000),
    suspended: author.place === "new-browser" && failures >= ctx.settings.AUTH_HARD_FAILS,
  };
}

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** What a failure brings the counters of an address to; zero for a browser that is not new. */
export interface Failures {
  /** In a row, from new browsers: a complete sign-in from one of them starts again. */
  consecutive: number;
  /** From new browsers, since a référent or the team last acted: no sign-in starts this one again. */
  unforgiven: number;
}

/** Counts a failure and sets the pause that follows. */
export async function countCodeFailure(
  ctx: ThrottleCtx,
  tx: Tx,
  author: CodeAuthor,
  now: Date,
): Promise<Failures> {
  const keys = keysOf(ctx, author);
  const { AUTH_SOFT_FAILS, AUTH_LOCK_FAILS } = ctx.settings;
  if (author.ipPrefix !== null) {
    await countEvent(tx, keys.ip, now, { kind: "fixed", ms: IP_WINDOW_MS });
  }
  const own = keys.own[author.place];
  const isNew = author.place === "new-browser";
  const soft = await countEvent(tx, own.soft, now, { kind: "quiet", ms: SOFT_WINDOW_MS });
  const main = await countEvent(
    tx,
    own.main,
    now,
    isNew ? { kind: "never" } : { kind: "fixed", ms: TRUSTED_WINDOW_MS },
  );
  const softEnd = later(now, softDelayMs(soft.count, AUTH_SOFT_FAILS));
  const lockEnd = isNew
    ? later(now, lockDelayMs(main.count, AUTH_LOCK_FAILS))
    : later(main.windowStartedAt, main.count >= TRUSTED_LIMIT ? TRUSTED_WINDOW_MS : 0);
  await pauseUntil(tx, own.soft, softEnd);
  await pauseUntil(tx, own.main, softEnd > lockEnd ? softEnd : lockEnd);
  if (!isNew) return { consecutive: 0, unforgiven: 0 };
  const hard = await countEvent(tx, keys.hard, now, { kind: "quiet", ms: HARD_MEMORY_MS });
  return { consecutive: main.count, unforgiven: hard.count };
}

/**
 * A complete sign-in clears the counters of its own kind of browser only, and never the one that
 * suspends: who guesses would otherwise start again at each sign-in of the holder (decision 71).
 */
export async function forgetCodeFailures(
  ctx: ThrottleCtx,
  tx: Tx,
  author: Pick<CodeAuthor, "email" | "place">,
): Promise<void> {
  const keys = keysOf(ctx, { ...author, ipPrefix: null });
  const { main, soft } = keys.own[author.place];
  await forgetCounters(tx, [main, soft]);
}

/** Where an address stands with new browsers, for the team and the référents. */
export async function newBrowserStanding(
  ctx: ThrottleCtx,
  tx: Tx,
  email: string,
  now: Date,
): Promise<Standing & { failures: number }> {
  const author = { email, place: "new-browser", ipPrefix: null } as const;
  const standing = await codeStanding(ctx, tx, author, now);
  const { hard } = keysOf(ctx, author);
  const failures = (await readCounters(tx, [hard])).get(hard)?.count ?? 0;
  return { ...standing, failures };
}

/** Lets an address start again from new browsers: an act of a référent or of the team. */
export async function forgiveNewBrowsers(ctx: ThrottleCtx, tx: Tx, email: string): Promise<void> {
  const keys = keysOf(ctx, { email, ipPrefix: null });
  const { main, soft } = keys.own["new-browser"];
  await forgetCounters(tx, [main, soft, keys.hard]);
}
