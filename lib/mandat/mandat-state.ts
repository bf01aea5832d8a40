import type { Autorisation, Mandat } from "@/lib/generated/prisma/client";

/** In which of the four groups a mandat is, never in two (mandats §1.4, decision 83). */
export type MandatState = "active" | "expired" | "revoked" | "replaced";

type Ends = Pick<Mandat, "endedAt" | "endReason" | "expiresAt"> & {
  autorisations: readonly Pick<Autorisation, "revokedAt">[];
};

/**
 * State at `now`: still valid at the exact instant of its expiry. A mandat that has an end of its own
 * keeps it after the date at which it would have expired. One that allows nothing, as an old service may
 * have left, never runs.
 */
export function stateOf(mandat: Ends, now: Date): MandatState {
  const { endedAt, endReason, expiresAt, autorisations } = mandat;
  if (endedAt !== null) return endReason === "SUPERSEDED" ? "replaced" : "revoked";
  const open = autorisations.some(({ revokedAt }) => revokedAt === null);
  return open && now <= expiresAt ? "active" : "expired";
}

const DAY_MS = 86_400_000;
/** Days before its expiry from which a mandat is said to end soon (§1.4). */
const SOON_DAYS = 30;

/** Whole days left, 0 for less than one. */
export const daysLeft = (expiresAt: Date, now: Date): number =>
  Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / DAY_MS));

/** « moins d'un jour », « 1 jour », « 12 jours » (§2.2). */
export function remainingText(expiresAt: Date, now: Date): string {
  const days = daysLeft(expiresAt, now);
  if (days === 0) return "moins d'un jour";
  return days === 1 ? "1 jour" : `${String(days)} jours`;
}

/** Expiries before this instant are soon. */
export const soonLimit = (now: Date): Date => new Date(now.getTime() + SOON_DAYS * DAY_MS);

/** Ends within 30 days (§1.4). */
export const isExpiringSoon = (expiresAt: Date, now: Date): boolean =>
  now <= expiresAt && expiresAt < soonLimit(now);
