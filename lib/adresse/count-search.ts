import type { Ctx } from "@/lib/context.types";
import { countUse } from "@/lib/throttle/limit";

/** Ten searches a second for one network (habilitation §4). @throws DEMANDE_TROP_DE_TENTATIVES */
export async function countSearch(ctx: Ctx): Promise<void> {
  if (!ctx.origin?.ipPrefix) return;
  await countUse(ctx, {
    key: `adresse:${ctx.keyedHash("throttle-ip", ctx.origin.ipPrefix)}`,
    most: 10,
    ms: 1_000,
    refusal: "DEMANDE_TROP_DE_TENTATIVES",
  });
}
