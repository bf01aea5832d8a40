/** Whether a browser or Next's router fetches ahead of the person: nothing may move for it. */
export const isPrefetch = (header: (name: string) => string | null): boolean =>
  header("next-router-prefetch") !== null ||
  header("next-router-segment-prefetch") !== null ||
  (header("sec-purpose") ?? header("purpose") ?? "").includes("prefetch");
