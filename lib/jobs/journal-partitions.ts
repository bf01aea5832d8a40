import type { Ctx } from "@/lib/context.types";
import type { TaskCounts } from "./task";

const MONTHS_AHEAD = 3;

/**
 * Creates the journal's partitions of this month and of the three next ones (decision 45). A row of
 * this month or later in the default partition means that its own was missing: the team is warned.
 */
export async function journalPartitions(ctx: Pick<Ctx, "db" | "log">): Promise<TaskCounts> {
  const made = await ctx.db.$queryRaw<{ name: string }[]>`
    select journal_ensure_month(
      (date_trunc('month', now() at time zone 'UTC') + make_interval(months => n))::date) as name
    from generate_series(0, ${MONTHS_AHEAD}::int) as n`;
  const [stray] = await ctx.db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from journal_entry
    where tableoid = 'journal_entry_default'::regclass
      and occurred_at >= date_trunc('month', now() at time zone 'UTC') at time zone 'UTC'`;
  const unplaced = stray?.count ?? 0;
  if (unplaced > 0) {
    ctx.log.error({ job: "journal-partitions", unplaced }, "the default partition is not empty");
  }
  return { created: made.filter(({ name }) => !name.endsWith(" exists")).length, unplaced };
}
