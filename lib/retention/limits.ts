import { yearsBefore } from "@/lib/mandat/visible";

/** Years in the active base, then in the archive, after the last end (mandats §7.6). */
const ARCHIVE_YEARS = 3;
const ERASURE_YEARS = 6;

/** What ended before this instant is archived; at the exact instant it is not yet. */
export const archiveLimit = (now: Date): Date => yearsBefore(now, ARCHIVE_YEARS);

/** What ended before this instant may be erased. */
export const erasureLimit = (now: Date): Date => yearsBefore(now, ERASURE_YEARS);
