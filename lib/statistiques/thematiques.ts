import { DEMARCHES, isDemarcheKey } from "@/lib/demarche/catalogue";

/** Of a démarche that the catalogue does not know (STAT-12). */
export const OTHER = "autre";

export const thematiqueLabel = (key: string): string =>
  isDemarcheKey(key) ? DEMARCHES[key].title : "Autre";
