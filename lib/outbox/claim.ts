import type { Ctx } from "@/lib/context.types";
import type { OutboxChannel } from "@/lib/generated/prisma/client";

export interface ClaimedMessage {
  id: string;
  payload: string;
  kind: string;
  /** This attempt included. */
  attempts: number;
}

/** Longer than any delivery takes: a worker that died gives its messages back then. */
export const LEASE_MS = 3 * 60_000;

/**
 * Takes up to `limit` due messages for this worker, the oldest first. Several workers never take the
 * same one: locked rows are skipped, taken ones are due again only at the end of the lease.
 */
export async function claimMessages(
  ctx: Pick<Ctx, "db" | "clock">,
  channels: readonly OutboxChannel[],
  limit: number,
): Promise<ClaimedMessage[]> {
  const now = ctx.clock.now();
  const leaseEnd = new Date(now.getTime() + LEASE_MS);
  return ctx.db.$queryRaw<ClaimedMessage[]>`
    update outbox_message set attempts = attempts + 1, next_attempt_at = ${leaseEnd}
    where id in (
      select id from outbox_message
      where status = 'PENDING' and next_attempt_at <= ${now}
        and channel::text = any(${[...channels]})
      order by next_attempt_at, id limit ${limit} for update skip locked)
    returning id, payload, kind, attempts`;
}

/**
 * Takes a message that was kept for the request that wrote it (docs/adr/0013-sms-at-once.md): only one
 * taker, and none once a job has it.
 */
export async function takeHeld(
  ctx: Pick<Ctx, "db" | "clock">,
  id: string,
): Promise<ClaimedMessage | null> {
  const leaseEnd = new Date(ctx.clock.now().getTime() + LEASE_MS);
  const [taken] = await ctx.db.outboxMessage.updateManyAndReturn({
    where: { id, status: "PENDING", attempts: 0 },
    data: { attempts: 1, nextAttemptAt: leaseEnd },
    select: { id: true, payload: true, kind: true, attempts: true },
  });
  return taken ?? null;
}
