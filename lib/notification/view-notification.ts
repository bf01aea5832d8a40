import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { isUuid } from "@/lib/db/uuid";
import type { NotificationView } from "./model";
import { VIEW_FIELDS, viewOf } from "./view";

/**
 * One message of one's own, read or not; reading it changes nothing. For aidants.
 * @throws NOTIFICATION_INTROUVABLE, alike for an unknown one and somebody else's
 */
export async function viewNotification(
  ctx: Pick<Ctx, "db">,
  actor: AidantActor,
  id: string,
): Promise<NotificationView> {
  const row = isUuid(id)
    ? await ctx.db.notification.findFirst({
        where: { id, userId: actor.userId },
        select: VIEW_FIELDS,
      })
    : null;
  if (!row) throw new DomainError("NOTIFICATION_INTROUVABLE");
  return viewOf(row, 2);
}
