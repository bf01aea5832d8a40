import PgBoss from "pg-boss";
import type { Ctx } from "@/lib/context.types";
import { connectionOptions } from "@/lib/db/connection.mjs";
import { runTask } from "./run-task";
import type { Task } from "./task";

const TIME_ZONE = "Europe/Paris";
const SCHEMA = "pgboss";

/**
 * Runs the tasks at their times, once for all machines together.
 * @param ownerUrl address of the owner role: the scheduler's tables are in a schema of its own
 * @returns how to stop, tasks under way finished
 */
export async function schedule(
  ctx: Ctx,
  ownerUrl: string,
  tasks: readonly Task[],
): Promise<() => Promise<void>> {
  const boss = new PgBoss({ ...connectionOptions(ownerUrl), schema: SCHEMA, max: 3 });
  boss.on("error", (error) => ctx.log.error({ job: "scheduler", err: error }, "scheduler error"));
  await boss.start();
  for (const task of tasks) {
    await boss.createQueue(task.name);
    await boss.schedule(task.name, task.cron, {}, { tz: TIME_ZONE });
    await boss.work(task.name, async () => {
      await runTask(ctx, task);
    });
  }
  return () => boss.stop({ graceful: true, timeout: 5_000, wait: true });
}
