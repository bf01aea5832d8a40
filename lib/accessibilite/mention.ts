/** A full audit of the 106 criteria by a person: the only thing that gives a rate (public-site §4.4). */
export interface Audit {
  /** Day of the audit, ISO. */
  date: string;
  /** Percentage of applicable criteria that are met on the whole sample. */
  rate: number;
}

/** No audit has been made yet: automatic tests do not change the mention (A11Y-3). */
const AUDIT = null satisfies Audit | null;

/** Legal state that an audit gives; without one, « non conforme ». */
export function accessibilityState(audit: Audit | null): string {
  if (audit === null || audit.rate < 50) return "non conforme";
  return audit.rate < 100 ? "partiellement conforme" : "totalement conforme";
}

/** Exact mention of the footer and of the declaration. */
export const accessibilityMention = (): string => `Accessibilité : ${accessibilityState(AUDIT)}`;
