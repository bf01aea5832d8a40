/** Kinds of messages of the team, in the order of the filter (mandats §1.2). */
export const NOTIFICATION_TYPES = ["INFORMATION", "NEW_FEATURE", "WARNING"] as const;

export type NotificationKind = (typeof NOTIFICATION_TYPES)[number];

/** The title of a message is the label of its type. */
export const TYPE_LABELS: Readonly<Record<NotificationKind, string>> = {
  INFORMATION: "Information",
  NEW_FEATURE: "Nouveauté sur Aidants Connect",
  WARNING: "Alerte",
};

export const isNotificationKind = (value: string): value is NotificationKind =>
  NOTIFICATION_TYPES.some((type) => type === value);

/** A message as its person sees it. */
export interface NotificationView {
  id: string;
  type: NotificationKind;
  /** HTML of the allow-list of lib/markdown. */
  html: string;
  createdAt: Date;
  /** May be hidden, and shown again; the others leave on their date. */
  mustAck: boolean;
  read: boolean;
}
