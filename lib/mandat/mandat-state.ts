import type { Mandat } from "@/lib/generated/prisma/client";

/** In which of the four groups a mandat is, never in two (mandats §1.4, decision 83). */
export type MandatState = "active" | "expired" | "revoked" | "replaced";

type Ends = Pick<Mandat, "endedAt" | "endReason" | "expiresAt">;

/**
 * State at `now`: still valid at the exact instant of its expiry. A mandat that has an end of its own
 * keeps it after the date at which it would have expired.
 */
export function stateOf({ endedAt, endReason, expiresAt }: Ends, now: Date): MandatState {
  if (endedAt !== null) return endReason === "SUPERSEDED" ? "replaced" : "revoked";
  return now > expiresAt ? "expired" : "active";
}

const DAY_MS = 86_400_000;

/** Whole days left, 0 for less than one. */
export const daysLeft = (expiresAt: Date, now: Date): number =>
  Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / DAY_MS));

/** « moins d'un jour », « 1 jour », « 12 jours » (§2.2). */
export function remainingText(expiresAt: Date, now: Date): string {
  const days = daysLeft(expiresAt, now);
  if (days === 0) return "moins d'un jour";
  return days === 1 ? "1 jour" : `${String(days)} jours`;
}

/** Ends within 30 days (§1.4). */
export const isExpiringSoon = (expiresAt: Date, now: Date): boolean =>
  now <= expiresAt && expiresAt.getTime() - 30 * DAY_MS < now.getTime();
