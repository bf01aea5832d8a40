import type { PublishedMonth } from "@/lib/statistiques/publication";

/** Choices of the filter « Période », the first one by default. */
export const PERIODS = [
  { name: "24", label: "24 derniers mois", months: 24 },
  { name: "12", label: "12 derniers mois", months: 12 },
  { name: "tout", label: "depuis le début", months: null },
] as const;

export type Period = (typeof PERIODS)[number];

/** The period of an address; anything else is the default. */
export const periodOf = (value: string | string[] | undefined): Period =>
  PERIODS.find(({ name }) => name === value) ?? PERIODS[0];

const following = (mois: string): string => {
  const [year = 0, number = 0] = mois.split("-").map(Number);
  return new Date(Date.UTC(year, number)).toISOString().slice(0, 7);
};

/** Months of the period up to the current one, those without any figure included. */
export function monthsOf(
  published: readonly PublishedMonth[],
  period: Period,
  thisMonth: string,
): PublishedMonth[] {
  const known = new Map(published.map((one) => [one.mois, one]));
  const first = published[0]?.mois;
  const months: PublishedMonth[] = [];
  for (let mois = first; mois !== undefined && mois <= thisMonth; mois = following(mois)) {
    const none = { mois, demarches: 0, personnes: 0, mandats: 0, thematiques: {} };
    months.push(known.get(mois) ?? none);
  }
  return period.months === null ? months : months.slice(-period.months);
}
