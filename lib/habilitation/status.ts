import type { RequestStatus } from "@/lib/generated/prisma/enums";

export type { RequestStatus };

type Severity = "info" | "success" | "warning" | "error" | "new" | "grey";

interface StatusFacts {
  label: string;
  /** Badge of the table of the space (habilitation §1.2). */
  badge: string;
  severity: Severity;
  editable: boolean;
  withdrawable: boolean;
  /** The issuer may write to the team. */
  conversation: boolean;
  /** What it means and what to do, on the page of the request. */
  explanation: string;
}

const CHANGES = { editable: true, withdrawable: true, conversation: true };
const OVER = { editable: false, withdrawable: false, conversation: false };

/** The one table that decides what is shown and what is accepted (W22). */
export const REQUEST_STATUS: Readonly<Record<RequestStatus, StatusFacts>> = {
  NEW: {
    label: "Brouillon",
    badge: "Brouillon",
    severity: "new",
    editable: true,
    withdrawable: true,
    conversation: false,
    explanation: "Votre demande n'est pas encore envoyée.",
  },
  AC_VALIDATION_PROCESSING: {
    label: "En attente de validation d'éligibilité avant inscription en formation des aidants",
    badge: "En attente",
    severity: "info",
    editable: false,
    withdrawable: true,
    conversation: true,
    explanation:
      "Notre équipe étudie votre demande. Vous recevrez un courriel dès qu'elle aura répondu ; vous pouvez lui écrire ci-dessous.",
  },
  CHANGES_REQUIRED: {
    ...CHANGES,
    label: "Demande de modifications par l'équipe Aidants Connect",
    badge: "Modifications demandées",
    severity: "warning",
    explanation:
      "Notre équipe vous demande des modifications, décrites dans vos échanges. Une fois votre demande corrigée, n'oubliez pas de l'envoyer de nouveau.",
  },
  CHANGES_PROPOSED: {
    ...CHANGES,
    label: "Modifications proposées par Aidants Connect",
    badge: "Modifications proposées",
    severity: "new",
    explanation:
      "Notre équipe vous propose des modifications. Vérifiez votre demande, puis envoyez-la de nouveau.",
  },
  VALIDATED: {
    ...OVER,
    label: "Éligibilité validée",
    badge: "Éligibilité validée",
    severity: "success",
    explanation:
      "Votre demande est acceptée. Le référent peut s'inscrire au webinaire et les aidants à une formation.",
  },
  REFUSED: {
    ...OVER,
    label: "Éligibilité refusée",
    badge: "Éligibilité refusée",
    severity: "error",
    conversation: true,
    explanation:
      "Votre demande n'est pas acceptée. Les motifs vous ont été envoyés par courriel ; vous pouvez nous écrire ci-dessous.",
  },
  CLOSED: {
    ...OVER,
    label: "Clôturée",
    badge: "Clôturée",
    severity: "grey",
    explanation: "Cette demande est close : la suite se passe dans l'espace du référent.",
  },
  WITHDRAWN: {
    ...OVER,
    label: "Retirée par le demandeur",
    badge: "Retirée",
    severity: "grey",
    explanation: "Vous avez retiré cette demande. Vous pouvez en déposer une autre.",
  },
};

/** Statuses in which structure and people may be changed and the request sent. */
export const EDITABLE: readonly RequestStatus[] = ["NEW", "CHANGES_REQUIRED", "CHANGES_PROPOSED"];

/** Requests that the team has or may have on its desk: not drafts, not what is over (V19). */
export const OPEN: readonly RequestStatus[] = [
  "AC_VALIDATION_PROCESSING",
  "CHANGES_REQUIRED",
  "CHANGES_PROPOSED",
];
