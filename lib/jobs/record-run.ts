import type { Ctx } from "@/lib/context.types";
import type { TaskCounts } from "./task";

interface Run {
  name: string;
  startedAt: Date;
  counts: TaskCounts;
  /** Class of the error that ended it; its text may name people. */
  error?: string;
}

/**
 * Keeps the last run of a task and the totals, for those who operate the service; several machines
 * write the same row. What a task did stands even when this cannot be written.
 */
export async function recordRun(ctx: Ctx, { name, startedAt, counts, error }: Run): Promise<void> {
  const last = {
    lastStartedAt: startedAt,
    lastEndedAt: ctx.clock.now(),
    lastCounts: counts,
    lastError: error ?? null,
  };
  const failures = error === undefined ? 0 : 1;
  await ctx.db.jobRun
    .upsert({
      where: { name },
      create: { name, ...last, runs: 1, failures },
      update: { ...last, runs: { increment: 1 }, failures: { increment: failures } },
      select: { name: true },
    })
    .catch((trouble: unknown) => {
      ctx.log.error({ job: name, err: trouble }, "the run could not be recorded");
    });
}

/** One line a task that has run, by name. */
export const listRuns = (ctx: Pick<Ctx, "db">) =>
  ctx.db.jobRun.findMany({ orderBy: { name: "asc" } });
