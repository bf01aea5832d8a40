import type { Ctx } from "@/lib/context.types";

const KEPT_MS = 24 * 3_600_000;

/**
 * Removes the connections opened by FranceConnect 24 h after their end (franceconnect §3.4); the
 * journal stays. Safe to run from several machines at once.
 * @returns the number of rows removed.
 */
export async function purgeConnections(ctx: Pick<Ctx, "db" | "clock">): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - KEPT_MS);
  const { count } = await ctx.db.fiConnection.deleteMany({ where: { expiresAt: { lt: before } } });
  return count;
}
