import type { Ctx } from "@/lib/context.types";

const LIMIT = 30;
const WINDOW_SECONDS = 10;

interface Counted {
  count: number;
  window_started_at: Date;
}

/**
 * Counts one request of a kind per client address: 30 in 10 s (decision 68), in PostgreSQL so that
 * every process counts together. Nobody is banned: the answer says how long to wait. A database that
 * does not answer lets the request through.
 *
 * @param kind `unmatched`: an address that no route knows; `csp-report`: a report of a browser;
 *   `open-data`: a table of the statistics
 * @returns seconds to wait, or nothing when the request may go on
 */
export async function waitFor(
  ctx: Ctx,
  kind: "unmatched" | "csp-report" | "open-data",
): Promise<number | undefined> {
  // Nobody says where it comes from: counted together, everybody would wait for one
  if (!ctx.origin?.ipPrefix) return undefined;
  const now = ctx.clock.now();
  const oldest = new Date(now.getTime() - WINDOW_SECONDS * 1000);
  const key = `${kind}:${ctx.keyedHash("throttle", ctx.origin.ipPrefix)}`;
  try {
    const [row] = await ctx.db.$queryRaw<Counted[]>`
      insert into throttle as t (key, count, window_started_at, last_at) values (${key}, 1, ${now}, ${now})
      on conflict (key) do update set
        count = case when t.window_started_at <= ${oldest} then 1 else t.count + 1 end,
        window_started_at = case when t.window_started_at <= ${oldest} then ${now} else t.window_started_at end,
        last_at = ${now}
      returning count, window_started_at`;
    if (row === undefined || row.count <= LIMIT) return undefined;
    const end = row.window_started_at.getTime() + WINDOW_SECONDS * 1000;
    return Math.max(1, Math.ceil((end - now.getTime()) / 1000));
  } catch (error) {
    ctx.log.warn({ err: error }, "requests are not throttled");
    return undefined;
  }
}
