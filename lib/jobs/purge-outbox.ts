import type { Ctx } from "@/lib/context.types";
import type { TaskCounts } from "./task";

const KEPT_MS = 30 * 24 * 3_600_000;

/** Deletes delivered messages after 30 days; those with a key stay, so that it is not used again. */
export async function purgeOutbox(ctx: Pick<Ctx, "db" | "clock">): Promise<TaskCounts> {
  const before = new Date(ctx.clock.now().getTime() - KEPT_MS);
  const { count } = await ctx.db.outboxMessage.deleteMany({
    where: { status: "DONE", doneAt: { lt: before }, dedupeKey: null },
  });
  return { messages: count };
}
