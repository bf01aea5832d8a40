import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { countOrphans, findDueForErasure } from "./due-for-erasure";
import { erasureLimit } from "./limits";

/** Counts what a request made now would list; changes nothing. Called by the job's dry run. */
export async function previewErasure(
  ctx: Pick<Ctx, "clock"> & { db: Tx },
): Promise<{ mandats: number; usagers: number; orphans: number }> {
  const limit = erasureLimit(ctx.clock.now());
  const due = await findDueForErasure(ctx.db, limit);
  return {
    mandats: due.reduce((sum, { mandats }) => sum + mandats, 0),
    usagers: due.filter(({ whole }) => whole).length,
    orphans: await countOrphans(ctx.db, limit),
  };
}
