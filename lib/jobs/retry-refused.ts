import type { Ctx } from "@/lib/context.types";
import { outdated } from "@/lib/outbox/usable";
import type { TaskCounts } from "./task";

/**
 * Puts refused messages back among those to be sent, except those of no use any more; run by hand once
 * the cause is put right.
 */
export async function retryRefused(
  ctx: Pick<Ctx, "db" | "clock" | "settings">,
): Promise<TaskCounts> {
  const now = ctx.clock.now();
  const { count } = await ctx.db.outboxMessage.updateMany({
    where: { status: "FAILED", payload: { not: "" }, NOT: outdated(ctx.settings, now) },
    data: { status: "PENDING", nextAttemptAt: now },
  });
  return { messages: count };
}
