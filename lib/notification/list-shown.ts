import { dateOf, parisDay } from "@/lib/attestation/paris-dates";
import type { MemberActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { NotificationView } from "./model";
import { VIEW_FIELDS, viewOf } from "./view";

/** More would push the services of the home page out of sight; the list page has them all. */
const MOST_SHOWN = 20;

/**
 * Messages at the top of a home page (mandats §8), the newest first: those to be hidden that are not
 * yet, and those whose date is after today in Paris. Any member, for oneself, in any structure.
 */
export async function listShownNotifications(
  ctx: Pick<Ctx, "db" | "clock">,
  actor: Pick<MemberActor, "userId">,
): Promise<NotificationView[]> {
  const today = dateOf(parisDay(ctx.clock.now()));
  const rows = await ctx.db.notification.findMany({
    where: {
      userId: actor.userId,
      OR: [
        { mustAck: true, readAt: null },
        { mustAck: false, autoAckDate: { gt: today } },
      ],
    },
    select: VIEW_FIELDS,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MOST_SHOWN,
  });
  return rows.map((row) => viewOf(row, 4));
}
