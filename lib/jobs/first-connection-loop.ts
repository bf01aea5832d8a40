import { setTimeout as wait } from "node:timers/promises";
import type { Ctx } from "@/lib/context.types";
import { answerRequests } from "@/lib/premiere-connexion/answer-requests";

const IDLE_MS = 1_000;
/** After an error of the database itself. */
const TROUBLE_MS = 5_000;

async function oneRound(ctx: Ctx): Promise<number> {
  try {
    return (await answerRequests(ctx)) === 0 ? IDLE_MS : 0;
  } catch (error) {
    ctx.log.error({ job: "first-connection", err: error }, "the requests could not be read");
    return TROUBLE_MS;
  }
}

/** Answers the requests for a first connection until told to stop; several machines may do it at once. */
export async function firstConnectionLoop(ctx: Ctx, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pause = await oneRound(ctx);
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}
