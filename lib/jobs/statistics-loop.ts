import { setTimeout as wait } from "node:timers/promises";
import type { Ctx } from "@/lib/context.types";
import { BATCH } from "@/lib/statistiques/add-up";
import { refreshStatistics } from "@/lib/statistiques/refresh";

/** With the reader's five seconds, a change shows within ten (decision 16). */
const IDLE_MS = 2_000;
const TROUBLE_MS = 5_000;

async function oneRound(ctx: Ctx): Promise<number> {
  try {
    const done = await refreshStatistics(ctx);
    return done?.events === BATCH ? 0 : IDLE_MS;
  } catch (error) {
    ctx.log.error({ job: "statistics", err: error }, "the figures could not be added up");
    return TROUBLE_MS;
  }
}

/** Keeps the public figures up to date until told to stop; several machines may, one at a time does. */
export async function statisticsLoop(ctx: Ctx, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pause = await oneRound(ctx);
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}
