import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { NotificationKind, NotificationView } from "./model";
import { VIEW_FIELDS, viewOf } from "./view";

const PAGE_SIZE = 100;

export interface NotificationList {
  type: NotificationKind | null;
  notifications: NotificationView[];
  total: number;
  page: number;
  pageCount: number;
}

interface ListInput {
  /** Of one type only. */
  type: NotificationKind | null;
  /** From 1. */
  page: number;
}

/**
 * Every message of one's own, hidden ones included, the newest first, 100 a page (mandats §8); for
 * aidants (auth-referent §1.5). A page beyond the last one gives the last one.
 */
export async function listNotifications(
  ctx: Pick<Ctx, "db">,
  actor: AidantActor,
  { type, page: asked }: ListInput,
): Promise<NotificationList> {
  const where = { userId: actor.userId, ...(type === null ? {} : { type }) };
  const total = await ctx.db.notification.count({ where });
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, asked), pageCount);
  const rows = await ctx.db.notification.findMany({
    where,
    select: VIEW_FIELDS,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  });
  return { type, notifications: rows.map((row) => viewOf(row, 3)), total, page, pageCount };
}
