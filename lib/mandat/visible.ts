import type { Prisma } from "@/lib/generated/prisma/client";

/** Years after its end during which an attestation stays readable at its address (decision 83). */
const READABLE_YEARS = 3;

/** The same day and time some years before, in UTC. */
export function yearsBefore(now: Date, years: number): Date {
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - years);
  return before;
}

const endedSince = (limit: Date) =>
  ({
    archivedAt: null,
    usager: { archivedAt: null },
    OR: [{ endedAt: { gte: limit } }, { endedAt: null, expiresAt: { gte: limit } }],
  }) satisfies Prisma.MandatWhereInput;

/** Mandats of an organisation whose attestation may be read: those that archiving has not taken. */
export const readableMandats = (now: Date, organisationId: string) =>
  ({
    organisationId,
    ...endedSince(yearsBefore(now, READABLE_YEARS)),
  }) satisfies Prisma.MandatWhereInput;

const DAY_MS = 86_400_000;
/** Days after its end during which a mandat is listed (mandats §1.4). */
const LISTED_DAYS = 365;

/** Earliest end of a mandat that lists and details still show. */
export const listedSince = (now: Date): Date => new Date(now.getTime() - LISTED_DAYS * DAY_MS);

/** Mandats that lists and details show: not ended for more than 365 days. */
export const listedMandats = (now: Date, organisationId: string) =>
  ({ organisationId, ...endedSince(listedSince(now)) }) satisfies Prisma.MandatWhereInput;
