import type { Ctx } from "@/lib/context.types";
import type { TaskCounts } from "./task";

const MONTHS_AHEAD = 3;

type PartitionsCtx = Pick<Ctx, "db" | "log">;

/** Name of the partition, « exists » after it when it was there; nothing when it cannot be made. */
async function ensureMonth(ctx: PartitionsCtx, ahead: number): Promise<string | undefined> {
  try {
    const [made] = await ctx.db.$queryRaw<{ name: string }[]>`
      select journal_ensure_month((date_trunc('month', now() at time zone 'UTC')
        + make_interval(months => ${ahead}::int))::date) as name`;
    return made?.name;
  } catch (error) {
    ctx.log.warn({ job: "journal-partitions", ahead, err: error }, "a partition cannot be made");
    return undefined;
  }
}

/**
 * Creates the journal's partitions of this month and of the three next ones (decision 45). A row of
 * this month or later in the default partition means that its own was missing: the team is warned, and
 * that month's partition cannot be made any more, which stops neither the others nor the warning.
 * @throws when a month has no partition for another reason
 */
export async function journalPartitions(ctx: PartitionsCtx): Promise<TaskCounts> {
  const names: (string | undefined)[] = [];
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) names.push(await ensureMonth(ctx, ahead));
  const [stray] = await ctx.db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from journal_entry
    where tableoid = 'journal_entry_default'::regclass
      and occurred_at >= date_trunc('month', now() at time zone 'UTC') at time zone 'UTC'`;
  const unplaced = stray?.count ?? 0;
  if (unplaced > 0) {
    ctx.log.error({ job: "journal-partitions", unplaced }, "the default partition is not empty");
  } else if (names.includes(undefined)) {
    throw new Error("a partition of the journal cannot be made");
  }
  const created = names.filter((name) => name !== undefined && !name.endsWith(" exists"));
  return { created: created.length, unplaced };
}
