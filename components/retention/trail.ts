/** Pages above those of the conservation. */
export const RETENTION_TRAIL = [
  { label: "Administration", href: "/administration/" },
  { label: "Conservation", href: "/administration/conservation/" },
] as const;

export const REASON_HINT =
  "Référence de la demande et raison, en 10 à 500 caractères. Il est chiffré et inscrit au journal.";
