/** Why a means is unlinked (auth-referent §4.5), and what a card becomes; pure. */
export const UNLINK_REASONS = {
  LOSS: { key: "perte", label: "Perte", status: "BLOCKED" },
  THEFT: { key: "vol", label: "Vol", status: "BLOCKED" },
  BREAKAGE: { key: "casse", label: "Casse", status: "OUT_OF_ORDER" },
  MALFUNCTION: { key: "dysfonctionnement", label: "Dysfonctionnement", status: "OUT_OF_ORDER" },
  DEPARTURE: { key: "depart", label: "Départ", status: "AVAILABLE" },
  ERROR: { key: "erreur", label: "Erreur", status: "AVAILABLE" },
  OTHER: { key: "autre", label: "Autre", status: "AVAILABLE" },
} as const;

export type UnlinkReason = keyof typeof UNLINK_REASONS;

export const UNLINK_REASON_KEYS = Object.values(UNLINK_REASONS).map(({ key }) => key);

/** The reason that a form names. */
export const reasonOf = (key: string): UnlinkReason | null => {
  const found = Object.entries(UNLINK_REASONS).find(([, reason]) => reason.key === key);
  return found ? (found[0] as UnlinkReason) : null;
};
