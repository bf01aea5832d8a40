/** Durations of a mandat (mandats §2.2), in the order of the form; nothing is preselected. */
export const OFFERED_DUREES = ["SHORT", "MONTH", "LONG", "SEMESTER"] as const;
export type OfferedDuree = (typeof OFFERED_DUREES)[number];

export interface DureeTexts {
  days: number;
  label: string;
  description: string;
  /** As printed in documents: « pour une durée de … ». */
  inDocument: string;
}

export const DUREES: Readonly<Record<OfferedDuree, DureeTexts>> = {
  SHORT: { days: 1, label: "Mandat court", description: "expire demain", inDocument: "1 jour" },
  MONTH: {
    days: 31,
    label: "Mandat d'un mois",
    description: "31 jours",
    inDocument: "un mois (31 jours)",
  },
  LONG: { days: 365, label: "Mandat long", description: "12 mois", inDocument: "1 an" },
  SEMESTER: {
    days: 182,
    label: "Mandat de 6 mois",
    description: "182 jours",
    inDocument: "six mois (182 jours)",
  },
};

const DAY_MS = 86_400_000;

export const isOfferedDuree = (value: string): value is OfferedDuree =>
  (OFFERED_DUREES as readonly string[]).includes(value);

/** End of a mandat signed at `createdAt`: N × 24 h later, in UTC (§2.2). */
export const expiryOf = (duree: OfferedDuree, createdAt: Date): Date =>
  new Date(createdAt.getTime() + DUREES[duree].days * DAY_MS);
