/** « 206 416 », thousands apart by narrow no-break spaces (U+202F). */
const count = new Intl.NumberFormat("fr-FR");
const share = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 0 });
const month = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "UTC" });

export const formatCount = (value: number): string => count.format(value);

export const formatShare = (part: number, whole: number): string =>
  share.format(whole === 0 ? 0 : part / whole);

/** « 2026-11 » → « novembre 2026 ». */
export const formatMonth = (mois: string): string => month.format(new Date(`${mois}-01T00:00:00Z`));
