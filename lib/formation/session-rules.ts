/** Notice that training bodies need (habilitation §5.2), in days; shorter once enough are registered. */
export const NOTICE_DAYS = 28;
export const SHORT_NOTICE_DAYS = 14;
/** Registered people above which the session is sure to take place. */
export const SURE_ABOVE = 4;

const DAY_MS = 24 * 3_600_000;

interface Filling {
  startAt: Date;
  maxAttendants: number;
  /** Inscriptions that hold a seat. */
  registered: number;
}

export const isFull = ({ registered, maxAttendants }: Filling): boolean =>
  registered >= maxAttendants;

/** Whether a session starts late enough for one more person; pure. */
export function leavesNotice({ startAt, registered }: Filling, now: Date): boolean {
  const days = registered > SURE_ABOVE ? SHORT_NOTICE_DAYS : NOTICE_DAYS;
  return startAt.getTime() - now.getTime() >= days * DAY_MS;
}
