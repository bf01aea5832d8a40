import type { DemarcheKey } from "@/lib/demarche/catalogue";

/** One person of page 1. */
export interface UsagerEntry {
  id: string;
  name: string;
  preferredUsername: string | null;
  /** `YYYY-MM-DD`, given only when another person of the page has the same name. */
  birthdate: string | null;
}

/** What page 1 shows. */
export interface UsagerChoice {
  connectionId: string;
  organisationName: string;
  usagers: UsagerEntry[];
  page: number;
  hasNext: boolean;
  term: string;
  termTooShort: boolean;
}

/** What page 2 shows. */
export interface DemarcheChoice {
  connectionId: string;
  organisationName: string;
  usagerName: string;
  /** In display order; empty when the mandat covers nothing of what the site asks. */
  demarches: DemarcheKey[];
}
