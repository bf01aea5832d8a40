import { setTimeout as wait } from "node:timers/promises";
import type { Ctx } from "@/lib/context.types";
import type { OutboxChannel } from "@/lib/generated/prisma/client";
import { deliverDue, type Transports } from "@/lib/outbox/deliver";

const IDLE_MS = 1_000;
/** After an error of the database itself. */
const TROUBLE_MS = 5_000;

/** Sends what is due in these channels until told to stop; several machines may do it at once. */
export async function outboxLoop(
  ctx: Ctx,
  transports: Transports,
  channels: readonly OutboxChannel[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const pause = await oneRound(ctx, transports, channels);
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}

async function oneRound(
  ctx: Ctx,
  transports: Transports,
  channels: readonly OutboxChannel[],
): Promise<number> {
  try {
    const { done, retried, refused } = await deliverDue(ctx, transports, channels);
    if (done + retried + refused === 0) return IDLE_MS;
    ctx.log.info({ job: "outbox", channels, done, retried, refused }, "messages handled");
    return 0;
  } catch (error) {
    ctx.log.error({ job: "outbox", err: error }, "the outbox could not be read");
    return TROUBLE_MS;
  }
}
