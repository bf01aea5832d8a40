const TIME_ZONE = "Europe/Paris";

const long = new Intl.DateTimeFormat("fr-FR", { dateStyle: "full", timeZone: TIME_ZONE });
const withoutDay = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: TIME_ZONE });
const short = new Intl.DateTimeFormat("fr-FR", { dateStyle: "short", timeZone: TIME_ZONE });
const month = new Intl.DateTimeFormat("fr-FR", {
  month: "long",
  year: "numeric",
  timeZone: TIME_ZONE,
});
const time = new Intl.DateTimeFormat("fr-FR", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: TIME_ZONE,
});
const iso = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone: TIME_ZONE });
const civil = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });

/** « lundi 3 mars 2025 », as attestations print the day of signature. */
export const longDate = (instant: Date): string => long.format(instant);

/** « 3 mars 2025 », for sentences and titles of screens. */
export const plainDate = (instant: Date): string => withoutDay.format(instant);

/** « mars 2025 ». */
export const monthOf = (instant: Date): string => month.format(instant);

/** « 03/03/2025 », for tables. */
export const shortDate = (instant: Date): string => short.format(instant);

/** « 14h05 ». */
export const clockTime = (instant: Date): string => time.format(instant).replace(":", "h");

/** « 03/03/2025 à 14h05 ». */
export const dateAndTime = (instant: Date): string =>
  `${short.format(instant)} à ${clockTime(instant)}`;

/** « 2026-03-02 »: the day it is in Paris at an instant; two of them compare as texts. */
export const parisDay = (instant: Date): string => iso.format(instant);

/** A civil day as PostgreSQL's `date` columns hold it. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

/** A civil date without time nor zone: « 24 août 1962 ». Presumed dates (`…-00`) keep what is known. */
export function civilDate(isoDay: string): string {
  const [year = "", month = "", day = ""] = isoDay.split("-");
  if (month === "" || month === "00") return year;
  const known = new Date(`${year}-${month}-${day === "00" || day === "" ? "01" : day}T00:00:00Z`);
  if (Number.isNaN(known.getTime())) return isoDay;
  const text = civil.format(known);
  return day === "00" || day === "" ? text.replace(/^\S+ /, "") : text;
}
