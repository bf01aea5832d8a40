/** Parameters of auth-referent §0 that are not settings; pure. */
export const SOFT_WINDOW_MS = 15 * 60_000;
/** Failures of new browsers against AUTH_HARD_FAILS are forgotten this long after the last one. */
export const HARD_MEMORY_MS = 366 * 24 * 3_600_000;
export const IP_WINDOW_MS = 10 * 60_000;
export const TRUSTED_WINDOW_MS = 3_600_000;
/** Failures an hour of a recognised browser or of an open session (decision 71). */
export const TRUSTED_LIMIT = 10;

const FIRST_DELAY_MS = 30_000;
const MAX_DELAY_MS = 15 * 60_000;
const LOCK_MS = 3_600_000;

/** Delay after the `count`-th failure in a row of near failures: 30 s, doubling, at most 15 min. */
export function softDelayMs(count: number, softFails: number): number {
  if (count < softFails) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** Math.min(count - softFails, 10), MAX_DELAY_MS);
}

/** Pause after the `count`-th consecutive failure: 1 h from the lock on, again at each further one. */
export const lockDelayMs = (count: number, lockFails: number): number =>
  count >= lockFails ? LOCK_MS : 0;
