import { setTimeout as wait } from "node:timers/promises";
import type { Ctx } from "@/lib/context.types";

/** Shortest time of a refused sign-in: what the code does with the account cannot be measured. */
export const REFUSAL_FLOOR_MS = 400;

/** Waits until `floorMs` after `startedAt`. */
export async function settle(
  ctx: Pick<Ctx, "clock">,
  startedAt: Date,
  floorMs = REFUSAL_FLOOR_MS,
): Promise<void> {
  const elapsed = ctx.clock.now().getTime() - startedAt.getTime();
  if (elapsed < floorMs) await wait(floorMs - elapsed);
}
