import pg from "pg";
import type { Ctx } from "@/lib/context.types";
import { connectionOptions } from "@/lib/db/connection.mjs";
import type { Task, TaskCounts } from "./task";

/**
 * Runs a task unless another process is running it: the lock belongs to a connection of its own, so
 * that a process that dies gives it back.
 * @returns its counts, or null when it runs elsewhere; throws what the task throws, after logging it
 */
export async function runTask(ctx: Ctx, task: Task): Promise<TaskCounts | null> {
  const client = new pg.Client(connectionOptions(ctx.settings.DATABASE_URL));
  await client.connect();
  try {
    const lock = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as taken",
      [`job:${task.name}`],
    );
    if (!lock.rows[0]?.taken) return null;
    const startedAt = ctx.clock.now().getTime();
    const counts = await task.run(ctx);
    const milliseconds = ctx.clock.now().getTime() - startedAt;
    ctx.log.info({ job: task.name, milliseconds, ...counts }, "task done");
    return counts;
  } catch (error) {
    ctx.log.error({ job: task.name, err: error }, "task failed");
    throw error;
  } finally {
    await client.end();
  }
}
