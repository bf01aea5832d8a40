/** What is added up event by event; the other indicators are counted as they stand. */
export const FLOWS = ["demarches", "personnes", "mandats"] as const;
export type Flow = (typeof FLOWS)[number];

export const INDICATORS = [
  ...FLOWS,
  "aidants",
  "aidants_en_cours",
  "structures",
  "structures_en_cours",
] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Those that the share image shows. */
export const ON_IMAGE = ["demarches", "personnes", "mandats", "aidants"] as const;

/** The seven national figures. */
export type Figures = Readonly<Record<Indicator, number>>;

interface IndicatorTexts {
  label: string;
  /** « Comment est calculé ce chiffre ? » */
  definition: string;
  /** Civil day from which this definition holds. */
  since: string;
  /** Value of 20 June 2024 by the method of the time: a break of the series, never a part of it. */
  before?: number;
}

const SINCE = "2026-11-24";

/** Day of the values `before` (STAT-6). */
export const REFERENCE_DAY = "2024-06-20";

/** One word, one meaning (STAT-1): screens, share image and open data read these. */
export const DICTIONARY: Readonly<Record<Indicator, IndicatorTexts>> = {
  demarches: {
    label: "Démarches administratives réalisées",
    definition:
      "Nombre de fois où un aidant a utilisé un mandat pour se connecter à un service en ligne par FranceConnect. Une connexion compte une fois, même si le service la redemande.",
    since: SINCE,
    before: 206_416,
  },
  personnes: {
    label: "Personnes accompagnées",
    definition:
      "Nombre de personnes pour lesquelles une démarche au moins a été réalisée. Chacune compte une seule fois, le jour de sa première démarche.",
    since: SINCE,
    before: 48_543,
  },
  mandats: {
    label: "Mandats créés",
    definition:
      "Nombre de mandats signés, en présence ou à distance, renouvellements compris. Un mandat terminé ou révoqué reste compté.",
    since: SINCE,
    before: 66_438,
  },
  aidants: {
    label: "Aidants habilités",
    definition:
      "Comptes actifs qui ont le droit de créer des mandats, un moyen de connexion confirmé (carte ou application) et au moins une structure active.",
    since: SINCE,
    before: 7_615,
  },
  aidants_en_cours: {
    label: "Aidants en cours d’habilitation",
    definition:
      "Personnes dont la demande est en cours, ou qui ont le droit de créer des mandats mais pas encore de moyen de connexion confirmé. Aucune n’est comptée parmi les aidants habilités.",
    since: SINCE,
  },
  structures: {
    label: "Structures habilitées",
    definition:
      "Structures actives dont un membre au moins est compté parmi les aidants habilités.",
    since: SINCE,
    before: 2_866,
  },
  structures_en_cours: {
    label: "Structures en cours d’habilitation",
    definition: "Structures acceptées et actives qui n’ont pas encore d’aidant habilité.",
    since: SINCE,
  },
};

/** Left out of every figure, said once for all definitions. */
export const EXCLUSIONS =
  "Les structures de l’équipe du service, de test et de formation ne sont jamais comptées : l’exclusion vaut au moment de l’acte et ne change pas le passé.";
