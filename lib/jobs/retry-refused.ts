import type { Ctx } from "@/lib/context.types";
import type { TaskCounts } from "./task";

/** Puts refused messages back among those to be sent; run by hand once the cause is put right. */
export async function retryRefused(ctx: Pick<Ctx, "db" | "clock">): Promise<TaskCounts> {
  const { count } = await ctx.db.outboxMessage.updateMany({
    where: { status: "FAILED", payload: { not: "" } },
    data: { status: "PENDING", nextAttemptAt: ctx.clock.now() },
  });
  return { messages: count };
}
