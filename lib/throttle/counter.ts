import type { Tx } from "@/lib/db/transaction";

/** When the past of a counter is forgotten: `fixed` after its first event, `quiet` after its last. */
export type Span = { kind: "fixed" | "quiet"; ms: number } | { kind: "never" };

export interface Counter {
  count: number;
  windowStartedAt: Date;
  blockedUntil: Date | null;
}

const EPOCH = new Date(0);

/**
 * Counts one event in PostgreSQL, shared by all instances, in one atomic statement.
 * @param key holds keyed hashes, never an address (auth-referent §2.7)
 */
export async function countEvent(tx: Tx, key: string, now: Date, span: Span): Promise<Counter> {
  const cutoff = span.kind === "never" ? EPOCH : new Date(now.getTime() - span.ms);
  const quiet = span.kind === "quiet";
  const [row] = await tx.$queryRaw<Counter[]>`
    insert into throttle as t (key, count, window_started_at, last_at)
    values (${key}, 1, ${now}, ${now})
    on conflict (key) do update set
      count = case when (case when ${quiet} then greatest(t.last_at, t.blocked_until)
                         else t.window_started_at end) <= ${cutoff}
              then 1 else t.count + 1 end,
      window_started_at = case when (case when ${quiet} then greatest(t.last_at, t.blocked_until)
                                     else t.window_started_at end) <= ${cutoff}
                          then excluded.window_started_at else t.window_started_at end,
      last_at = excluded.last_at
    returning count, window_started_at as "windowStartedAt", blocked_until as "blockedUntil"`;
  if (!row) throw new Error("a counter was not written");
  return row;
}

/** Refuses what the counter guards until `until`; never shortens a pause. */
export async function pauseUntil(tx: Tx, key: string, until: Date): Promise<void> {
  await tx.$executeRaw`
    update throttle set blocked_until = greatest(blocked_until, ${until}) where key = ${key}`;
}

export async function readCounters(
  tx: Tx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Counter>> {
  const rows = await tx.throttle.findMany({ where: { key: { in: [...keys] } } });
  return new Map(rows.map((row) => [row.key, row]));
}

export async function forgetCounters(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.throttle.deleteMany({ where: { key: { in: [...keys] } } });
}
