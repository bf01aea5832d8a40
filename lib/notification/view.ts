import type { Notification } from "@/lib/generated/prisma/client";
import { renderMarkdown } from "@/lib/markdown/render";
import type { NotificationView } from "./model";

type Row = Pick<Notification, "id" | "type" | "body" | "createdAt" | "mustAck" | "readAt">;

/** Fields that a view needs. */
export const VIEW_FIELDS = {
  id: true,
  type: true,
  body: true,
  createdAt: true,
  mustAck: true,
  readAt: true,
} as const;

/** @param topLevel level of heading of a « # » of the text, below the title of the message */
export const viewOf = (row: Row, topLevel: number): NotificationView => ({
  id: row.id,
  type: row.type,
  html: renderMarkdown(row.body, topLevel),
  createdAt: row.createdAt,
  mustAck: row.mustAck,
  read: row.readAt !== null,
});
