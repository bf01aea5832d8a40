import type { MemberActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { isUuid } from "@/lib/db/uuid";

/**
 * Hides a message of one's own, or shows it again; any member, with or without the right to create
 * mandats (mandats §8). The instant of the first reading is kept. No entry in the journal: it proves
 * nothing about a mandat nor about the security of an account.
 * @throws NOTIFICATION_INTROUVABLE, alike for an unknown one and somebody else's;
 *   NOTIFICATION_NON_MASQUABLE for one that leaves on its date
 */
export async function markNotification(
  ctx: Pick<Ctx, "db" | "clock">,
  actor: MemberActor,
  { id, read }: { id: string; read: boolean },
): Promise<void> {
  const own = { id, userId: actor.userId };
  const found = isUuid(id)
    ? await ctx.db.notification.findFirst({ where: own, select: { mustAck: true } })
    : null;
  if (!found) throw new DomainError("NOTIFICATION_INTROUVABLE");
  if (!found.mustAck) throw new DomainError("NOTIFICATION_NON_MASQUABLE");
  await ctx.db.notification.updateMany({
    where: { ...own, readAt: read ? null : { not: null } },
    data: { readAt: read ? ctx.clock.now() : null },
  });
}
