import { z } from "zod";

const flows = {
  demarches: z.number().int(),
  personnes: z.number().int(),
  mandats: z.number().int(),
};

/** One day of Europe/Paris, national. */
export const publishedDays = z.array(z.object({ jour: z.string(), ...flows }));
/** One month, « 2026-11 », national, its démarches by thématique. */
export const publishedMonths = z.array(
  z.object({
    mois: z.string(),
    ...flows,
    thematiques: z.record(z.string(), z.number().int()),
  }),
);

export type PublishedDay = z.infer<typeof publishedDays>[number];
export type PublishedMonth = z.infer<typeof publishedMonths>[number];

/** Day of the next month on which a month is closed (STAT-3). */
const CLOSED_ON = 5;

/** Whether a month may still change, on a Paris day. */
export function isProvisional(mois: string, today: string): boolean {
  const [year = 0, month = 0] = mois.split("-").map(Number);
  const next = new Date(Date.UTC(year, month, CLOSED_ON)).toISOString().slice(0, 10);
  return today < next;
}
