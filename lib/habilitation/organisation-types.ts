/** Kinds of structures with their stable numbers (habilitation §2.5); the same rows as in the table. */
export const ORGANISATION_TYPES = [
  { id: 1, label: "Réseau France Services" },
  { id: 2, label: "Centres communaux d’action sociale (CCAS)" },
  { id: 3, label: "Centres sociaux" },
  { id: 5, label: "Maisons départementales des solidarités" },
  { id: 6, label: "Bibliothèque / Médiathèque" },
  { id: 8, label: "Guichet d’accueil d’opérateur de service public" },
  { id: 12, label: "Autre" },
  { id: 13, label: "Associations" },
  { id: 20, label: "Communautés de Commune" },
  { id: 29, label: "Régie de quartier" },
  { id: 30, label: "Municipalités" },
  { id: 32, label: "Intercommunalité (EPCI)" },
  { id: 35, label: "Mission Locale" },
  { id: 55, label: "Préfecture, Sous-Préfecture" },
  { id: 60, label: "Établissement ou service d’aide par le travail (ESAT)" },
  { id: 91, label: "Centres intercommunaux d’action sociale (CIAS)" },
  { id: 94, label: "Groupement d’intérêt public (GIP)" },
  { id: 144, label: "Maison de l’emploi" },
  { id: 202, label: "Tiers-lieu" },
  { id: 238, label: "Maison de quartier" },
  { id: 242, label: "Conseils Départementaux (CD)" },
  { id: 247, label: "EHPAD" },
  { id: 255, label: "Centres d’hébergement d’urgence (CHU)" },
  { id: 358, label: "UDAF" },
  { id: 393, label: "CHRS" },
  { id: 459, label: "Maison des jeunes et de la culture" },
  { id: 557, label: "Clinique privée" },
  { id: 577, label: "PIMMS" },
  { id: 578, label: "Mutualité Sociale Agricole" },
] as const;

/** « Autre »: the kind is then written by hand. */
export const OTHER_TYPE = 12;
/** Associations: missions and average number are optional (V14). */
export const ASSOCIATION_TYPE = 13;

const inOrder = new Intl.Collator("fr");

/** As lists show them: alphabetically, « Autre » last. */
export const typeChoices = (): { value: string; label: string }[] =>
  [...ORGANISATION_TYPES]
    .sort((a, b) =>
      a.id === OTHER_TYPE ? 1 : b.id === OTHER_TYPE ? -1 : inOrder.compare(a.label, b.label),
    )
    .map(({ id, label }) => ({ value: String(id), label }));

export const isOrganisationType = (id: number): boolean =>
  ORGANISATION_TYPES.some((type) => type.id === id);
