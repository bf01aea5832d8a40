import type { Ctx } from "@/lib/context.types";

/** STEP_UP_WINDOW (auth-referent §0): how long an accepted code is enough for a sensitive act. */
export const STEP_UP_WINDOW_MS = 15 * 60_000;

/** Whether a sensitive act of this session needs a new code. */
export const needsNewCode = (ctx: Pick<Ctx, "clock">, actor: { lastOtpAt: Date }): boolean =>
  ctx.clock.now().getTime() - actor.lastOtpAt.getTime() >= STEP_UP_WINDOW_MS;
