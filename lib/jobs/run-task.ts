import pg from "pg";
import type { Ctx } from "@/lib/context.types";
import { connectionOptions } from "@/lib/db/connection.mjs";
import { dryRun } from "./dry-run";
import { recordRun } from "./record-run";
import type { Task, TaskCounts } from "./task";

async function runAndRecord(ctx: Ctx, task: Task): Promise<TaskCounts> {
  const startedAt = ctx.clock.now();
  const about = { name: task.name, startedAt };
  try {
    const counts = await task.run(ctx);
    const milliseconds = ctx.clock.now().getTime() - startedAt.getTime();
    ctx.log.info({ job: task.name, milliseconds, ...counts }, "task done");
    await recordRun(ctx, { ...about, counts });
    return counts;
  } catch (error) {
    ctx.log.error({ job: task.name, err: error }, "task failed");
    const name = error instanceof Error ? error.name : "unknown";
    await recordRun(ctx, { ...about, counts: {}, error: name });
    throw error;
  }
}

/**
 * Runs a task unless another process is running it: the lock belongs to a connection of its own, so
 * that a process that dies gives it back.
 * @param options `dry`: only counts what it would do (dry-run.ts), under the same lock
 * @returns its counts, or null when it runs elsewhere; throws what the task throws, after logging it
 */
export async function runTask(
  ctx: Ctx,
  task: Task,
  options: { dry?: boolean } = {},
): Promise<TaskCounts | null> {
  const client = new pg.Client(connectionOptions(ctx.settings.DATABASE_URL));
  await client.connect();
  try {
    const lock = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as taken",
      [`job:${task.name}`],
    );
    if (!lock.rows[0]?.taken) return null;
    return options.dry ? await dryRun(ctx, task) : await runAndRecord(ctx, task);
  } finally {
    await client.end();
  }
}
