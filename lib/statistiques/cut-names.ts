/** Published cuts (STAT-4): the name in their address, and their title. */
export const CUTS = {
  national: "Totaux nationaux, en direct",
  "jour-national": "Totaux nationaux par jour",
  "mois-national": "Totaux nationaux par mois",
  "mois-thematique": "Démarches par mois et par thématique",
} as const;

export type CutName = keyof typeof CUTS;

/** The cut that an address names. */
export const isCutName = (name: string): name is CutName => Object.hasOwn(CUTS, name);
