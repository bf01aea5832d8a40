/** The ten démarches in display order (mandats §2.1). Keys are the database's. */
export const DEMARCHE_KEYS = [
  "papiers",
  "famille",
  "social",
  "travail",
  "logement",
  "transports",
  "argent",
  "justice",
  "etranger",
  "loisirs",
] as const;

export type DemarcheKey = (typeof DEMARCHE_KEYS)[number];

export interface DemarcheTexts {
  title: string;
  shortTitle: string;
  description: string;
  examples: readonly string[];
  /** FranceConnect's label of the perimeter (franceconnect §3.6). */
  fcLabel: string;
}

export const DEMARCHES: Readonly<Record<DemarcheKey, DemarcheTexts>> = {
  papiers: {
    title: "Papiers - Citoyenneté - Élections",
    shortTitle: "Papiers",
    description: "État-civil, Passeport, Élections, Papiers à conserver, Carte d'identité…",
    examples: ["ANTS", "Défenseur des droits"],
    fcLabel: "Papier-Citoyenneté-Elections",
  },
  famille: {
    title: "Famille - Scolarité",
    shortTitle: "Famille",
    description: "Allocations familiales, Naissance, Mariage, Pacs, Scolarité…",
    examples: ["CAF", "ameli.fr", "EduConnect"],
    fcLabel: "Famille-Scolarité",
  },
  social: {
    title: "Social - Santé",
    shortTitle: "Social",
    description: "Carte vitale, Chômage, Handicap, RSA, Personnes âgées…",
    examples: ["ameli.fr", "MSA"],
    fcLabel: "Social-Santé",
  },
  travail: {
    title: "Travail - Formation",
    shortTitle: "Travail",
    description: "CDD, Concours, Retraite, Démission, Période d'essai…",
    examples: ["France Travail", "Mon compte formation", "info-retraite.fr"],
    fcLabel: "Travail-Formation",
  },
  logement: {
    title: "Logement",
    shortTitle: "Logement",
    description: "Allocations logement, Permis de construire, Logement social, Fin de bail…",
    examples: ["CAF", "Enedis"],
    fcLabel: "Logement",
  },
  transports: {
    title: "Transports - Mobilité",
    shortTitle: "Transports",
    description: "Carte grise, Permis de conduire, Contrôle technique, Infractions…",
    examples: ["ANTS", "ANTAI", "Crit'air"],
    fcLabel: "Transports-Mobilité",
  },
  argent: {
    title: "Argent - Impôts - Consommation",
    shortTitle: "Argent",
    description: "Crédit immobilier, Impôts, Consommation, Livret A, Assurance, Surendettement…",
    examples: ["Impots.gouv", "Timbres fiscaux", "Banque"],
    fcLabel: "Argent-Impots-Consommation",
  },
  justice: {
    title: "Justice",
    shortTitle: "Justice",
    description: "Casier judiciaire, Plainte, Aide juridictionnelle, Saisie…",
    examples: ["Télérecours citoyens"],
    fcLabel: "Justice",
  },
  etranger: {
    title: "Étranger - Europe",
    shortTitle: "Étranger",
    description: "Titres de séjour, Attestation d'accueil, Regroupement familial…",
    examples: ["OFPRA"],
    fcLabel: "Etranger-Europe",
  },
  loisirs: {
    title: "Loisirs - Sport - Culture",
    shortTitle: "Loisirs",
    description: "Animaux, Permis bateau, Tourisme, Permis de chasser…",
    examples: ["Ariane"],
    fcLabel: "Loisirs-Sport-Culture",
  },
};

export const isDemarcheKey = (value: string): value is DemarcheKey =>
  (DEMARCHE_KEYS as readonly string[]).includes(value);

/** The given keys in display order, each once. */
export const inDisplayOrder = (keys: Iterable<DemarcheKey>): DemarcheKey[] => {
  const wanted = new Set(keys);
  return DEMARCHE_KEYS.filter((key) => wanted.has(key));
};
