import type { Ctx } from "@/lib/context.types";

type ReadCtx = Pick<Ctx, "db" | "clock">;

/**
 * Reads once for all the readers of a moment (STAT-17): what is read is the same on every machine, only
 * its age differs, by `keptMs` at most. A failure is not kept.
 */
export function remembered<C extends ReadCtx, T>(
  keptMs: number,
  read: (ctx: C) => Promise<T>,
): (ctx: C) => Promise<T> {
  const kept = new WeakMap<object, { at: number; value: Promise<T> }>();
  return (ctx) => {
    const now = ctx.clock.now().getTime();
    const last = kept.get(ctx.db);
    if (last && now >= last.at && now - last.at < keptMs) return last.value;
    const value = read(ctx);
    kept.set(ctx.db, { at: now, value });
    value.catch(() => kept.delete(ctx.db));
    return value;
  };
}
