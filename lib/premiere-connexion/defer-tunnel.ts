import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";

/**
 * « Faire plus tard » (auth-referent §3.10): the home of this session shows its banner instead of the
 * pages that associate an application. Of the actor's own session only; nothing is journaled.
 */
export async function deferTunnel(
  ctx: Pick<Ctx, "db" | "clock">,
  { sessionId, userId }: ReferentActor,
): Promise<void> {
  await ctx.db.session.updateMany({
    where: { id: sessionId, userId, endedAt: null },
    data: { tunnelDeferredAt: ctx.clock.now() },
  });
}

/** Whether a means of the actor was confirmed in this very session: its last page may be shown. */
export async function wasJustEquipped(
  ctx: Pick<Ctx, "db">,
  { sessionId, userId }: ReferentActor,
): Promise<boolean> {
  const session = await ctx.db.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { createdAt: true },
  });
  const confirmed = await ctx.db.otpDevice.count({
    where: { userId, confirmedAt: { gte: session.createdAt } },
  });
  return confirmed > 0;
}
