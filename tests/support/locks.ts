import { expect } from "vitest";
import { lockName } from "@/lib/db/lock";
import type { TestContext } from "./context";

async function waiting(ctx: TestContext): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_locks l join pg_database d on d.oid = l.database
    where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`;
  return row?.waiting ?? 0;
}

/**
 * Runs acts one behind the other: each starts once the one before waits for this named lock, then the
 * lock is given free and PostgreSQL serves them in their order.
 * @returns what each became
 * @throws when an act did not wait
 */
export async function inLine(
  ctx: TestContext,
  name: string,
  acts: readonly (() => Promise<unknown>)[],
): Promise<PromiseSettledResult<unknown>[]> {
  const started: Promise<unknown>[] = [];
  await ctx.db.$transaction(
    async (tx) => {
      await lockName(tx, name);
      for (const act of acts) {
        const one = act();
        one.catch(() => undefined);
        started.push(one);
        await expect.poll(() => waiting(ctx), { timeout: 5_000 }).toBe(started.length);
      }
    },
    { timeout: 20_000 },
  );
  return Promise.allSettled(started);
}
