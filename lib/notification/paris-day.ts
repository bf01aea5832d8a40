const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris", dateStyle: "short" });

/** « 2026-03-02 »: the day it is in Paris at an instant. */
export const parisDay = (instant: Date): string => isoDay.format(instant);

/** A civil day as PostgreSQL's `date` columns hold it. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`);
