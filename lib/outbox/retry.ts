const FIRST_RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 15 * 60_000;

/** Wait after the `attempts`-th failure: 10 s, doubling, at most 15 min; a message is never given up. */
export const retryDelayMs = (attempts: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** Math.min(Math.max(attempts - 1, 0), 10), LONGEST_RETRY_MS);
