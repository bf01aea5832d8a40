import type { Ctx } from "@/lib/context.types";
import type { Database } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import type { Task, TaskCounts } from "./task";

const TIMEOUT_MS = 10 * 60_000;

/** Undoes the transaction that it is thrown in; carries what would have been done. */
class Undone extends Error {
  constructor(readonly counts: TaskCounts) {
    super("dry run");
  }
}

/** A database whose transactions are parts of this one. */
const within = (tx: Tx): Database =>
  new Proxy(tx, {
    get: (target, member) =>
      member === "$transaction"
        ? (work: (inner: Tx) => Promise<unknown>) => work(tx)
        : (Reflect.get(target, member) as unknown),
  }) as Database;

/**
 * What a task would do now: nothing of it is kept, no message leaves.
 * @throws for a task that acts elsewhere than in the application's database
 */
export async function dryRun(ctx: Ctx, task: Task): Promise<TaskCounts> {
  if (task.dryRun === "refused") throw new Error(`${task.name} has no dry run`);
  if (task.dryRun) return task.dryRun(ctx);
  try {
    return await ctx.db.$transaction(
      async (tx): Promise<never> => {
        throw new Undone(await task.run({ ...ctx, db: within(tx) }));
      },
      { timeout: TIMEOUT_MS },
    );
  } catch (error) {
    if (error instanceof Undone) return error.counts;
    throw error;
  }
}
