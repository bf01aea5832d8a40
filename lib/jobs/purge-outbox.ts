import type { Ctx } from "@/lib/context.types";
import { outdated } from "@/lib/outbox/usable";
import type { TaskCounts } from "./task";

const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * Deletes delivered messages after 30 days, refused ones when their reader has no use for them any more.
 * Those with a key stay, emptied, so that it is not used again.
 */
export async function purgeOutbox(
  ctx: Pick<Ctx, "db" | "clock" | "settings">,
): Promise<TaskCounts> {
  const now = ctx.clock.now();
  const before = new Date(now.getTime() - KEPT_MS);
  const refused = { status: "FAILED" as const, ...outdated(ctx.settings, now) };
  const { count: deleted } = await ctx.db.outboxMessage.deleteMany({
    where: {
      dedupeKey: null,
      OR: [{ status: "DONE", doneAt: { lt: before } }, refused],
    },
  });
  const { count: emptied } = await ctx.db.outboxMessage.updateMany({
    where: { ...refused, payload: { not: "" } },
    data: { payload: "" },
  });
  return { messages: deleted + emptied };
}
