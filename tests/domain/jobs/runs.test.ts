import { describe, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { listRuns } from "@/lib/jobs/record-run";
import { runTask } from "@/lib/jobs/run-task";
import { taskNamed, TASKS, taskNames } from "@/lib/jobs/tasks";
import type { Task } from "@/lib/jobs/task";
import { testContext } from "../../support/context";
import { givenMessage } from "../../support/outbox";

const ctx = await testContext();
const named = (name: string, run: Task["run"]): Task => ({ name, cron: "", atStart: false, run });

describe("a dry run", () => {
  test("counts what a task would do, in its transactions too, and keeps nothing", async () => {
    await givenMessage(ctx);
    const task = named("emptier", async (given) => {
      const { count } = await given.db.outboxMessage.deleteMany();
      const left = await inTransaction(given, (tx) => tx.outboxMessage.count());
      return { count, left };
    });
    expect(await runTask(ctx, task, { dry: true })).toEqual({ count: 1, left: 0 });
    expect(await ctx.db.outboxMessage.count()).toBe(1);
    expect(await ctx.db.jobRun.count()).toBe(0);
  });

  test("throws what the task throws", async () => {
    const task = named("failing", () => Promise.reject(new Error("broken")));
    await expect(runTask(ctx, task, { dry: true })).rejects.toThrow("broken");
  });

  test("is refused for a task that acts elsewhere", async () => {
    const task: Task = { ...named("elsewhere", async () => ({})), dryRun: "refused" };
    await expect(runTask(ctx, task, { dry: true })).rejects.toThrow("elsewhere has no dry run");
  });

  test.each(TASKS.map(({ name }) => name))("of %s changes no table", async (name) => {
    const task = taskNamed(name);
    if (!task || task.dryRun === "refused") return;
    const before = await ctx.db.outboxMessage.count();
    await runTask(ctx, task, { dry: true });
    expect(await ctx.db.outboxMessage.count()).toBe(before);
  });
});

test("the last run of each task is kept, with the totals and the class of its error", async () => {
  await ctx.db.$executeRaw`update job_run set runs = 0, failures = 0`;
  let fails = false;
  const task = named("counted", async () => {
    if (fails) throw new TypeError("Jeanne DUBOIS");
    return { handled: 3 };
  });
  const start = ctx.clock.now();
  await runTask(ctx, task);
  const own = async () => (await listRuns(ctx)).find(({ name }) => name === "counted");
  expect(await own()).toMatchObject({
    lastStartedAt: start,
    lastCounts: { handled: 3 },
    lastError: null,
    runs: 1,
    failures: 0,
  });
  fails = true;
  await expect(runTask(ctx, task)).rejects.toThrow();
  expect(await own()).toMatchObject({ lastError: "TypeError", runs: 2, failures: 1 });
});

test("every task has a name of its own", () => {
  expect(new Set(taskNames()).size).toBe(taskNames().length);
});
