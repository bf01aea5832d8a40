/** A full audit of the 106 criteria by a person: the only thing that gives a rate (public-site §4.4). */
export interface Audit {
  /** Day of the audit, ISO. */
  date: string;
  /** Percentage of applicable criteria that are met on the whole sample. */
  rate: number;
}

/** No audit has been made yet: automatic tests do not change the mention (A11Y-3). */
const AUDIT: Audit | null = null;

const VALID_YEARS = 3;

function isOver(audit: Audit, now: Date): boolean {
  const end = new Date(audit.date);
  end.setUTCFullYear(end.getUTCFullYear() + VALID_YEARS);
  return end <= now;
}

/** Legal state that an audit gives; without one, or after three years, « non conforme ». */
export function accessibilityState(audit: Audit | null, now: Date): string {
  if (audit === null || audit.rate < 50 || isOver(audit, now)) return "non conforme";
  return audit.rate < 100 ? "partiellement conforme" : "totalement conforme";
}

/** Exact mention of the footer and of the declaration. */
export const accessibilityMention = (now: Date): string =>
  `Accessibilité : ${accessibilityState(AUDIT, now)}`;
