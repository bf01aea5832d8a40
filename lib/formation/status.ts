import type { StructureChangeStatus, TraineeStatus } from "@/lib/generated/prisma/client";

/** Unique by e-mail and organisation (index trainee_one_open). */
export const OPEN_STATUSES = ["WAITING_LIST", "NEW", "PROCESSING", "PROCESSING_P2P"] as const;

/** What a référent may cancel (auth-referent §4.7): not once an account exists. */
export const CANCELLABLE_STATUSES = OPEN_STATUSES;

/** Inscriptions that hold a seat; a place on the waiting list does not. */
export const SEATED = ["DEFAULT", "INSCRIT"] as const;

/** As « Demandes en cours » names them. */
export const TRAINEE_LABELS: Readonly<Record<TraineeStatus, string>> = {
  PROCESSING: "Validée",
  PROCESSING_P2P: "Validée",
  WAITING_LIST: "Liste d'attente",
  NEW: "Nouvelle",
  VALIDATED: "Compte créé",
  REFUSED: "Refusée",
  CANCELLED: "Annulée",
  CANCELLED_BY_REFERENT: "Annulée par le ou la référente",
};

export const CHANGE_LABELS: Readonly<Record<StructureChangeStatus, string>> = {
  NEW: "Nouvelle",
  VALIDATED: "Validée",
  REFUSED: "Refusée",
  CANCELLED_BY_REFERENT: "Annulée par le ou la référente",
};

/** Eligible first, then what waits, then what is over. */
export const TRAINEE_ORDER: readonly TraineeStatus[] = [
  "PROCESSING",
  "PROCESSING_P2P",
  "WAITING_LIST",
  "NEW",
  "REFUSED",
  "CANCELLED",
  "CANCELLED_BY_REFERENT",
  "VALIDATED",
];
