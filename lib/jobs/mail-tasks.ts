import { deactivateInactive } from "@/lib/compte/deactivate-inactive";
import { nudgeIdle } from "@/lib/compte/nudge-idle";
import { warnInactive } from "@/lib/compte/warn-inactive";
import { digestRequests } from "@/lib/formation/digest-requests";
import { remindBooking } from "@/lib/formation/remind-booking";
import { remindMeans } from "@/lib/formation/remind-means";
import { announceExpiry } from "@/lib/mandat/announce-expiry";
import { reportSuspiciousUse } from "@/lib/mandat/report-suspicious";
import { queueNotificationMails } from "@/lib/notification/queue-mails";
import type { Task } from "./task";

/** Mails of auth-referent §7 (accounts) and mandats §7.5 (mandats), in the order of the day. */
export const MAIL_TASKS: readonly Task[] = [
  { name: "warn-inactive", cron: "0 6 * * *", atStart: false, run: warnInactive },
  { name: "suspicious-use", cron: "0 6 * * *", atStart: false, run: reportSuspiciousUse },
  { name: "deactivate-inactive", cron: "30 6 * * *", atStart: false, run: deactivateInactive },
  { name: "announce-expiry", cron: "0 7 * * *", atStart: false, run: announceExpiry },
  { name: "requests-digest", cron: "0 7 * * 1", atStart: false, run: digestRequests },
  { name: "without-means", cron: "0 8 1,15 * *", atStart: false, run: remindMeans },
  { name: "training-to-book", cron: "0 9 * * 2", atStart: false, run: remindBooking },
  { name: "nudge-idle", cron: "0 8 * * 1", atStart: false, run: nudgeIdle },
  {
    name: "notification-mails",
    cron: "*/5 * * * *",
    atStart: true,
    run: queueNotificationMails,
  },
];
