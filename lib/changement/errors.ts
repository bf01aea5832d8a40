import type { ErrorEntry } from "@/lib/errors/entry";

export const changementErrors = {
  CHANGEMENT_INTROUVABLE: {
    status: 404,
    message: "Cette demande de changement de structure est introuvable, ou elle est déjà traitée.",
    support: "Unknown structure change, of another structure, or no longer NEW.",
  },
  CHANGEMENT_LIEN_INVALIDE: {
    status: 410,
    message: "Ce lien ne fonctionne plus : la demande est déjà traitée, ou il a été remplacé.",
    support: "Unknown token of a structure change, used, replaced, or request decided.",
  },
  CHANGEMENT_CONTESTE: {
    status: 409,
    message: "La personne s'oppose à ce changement : il ne peut être que refusé.",
    support: "The aidant objected through his link.",
  },
  CHANGEMENT_ADRESSE_A_CONFIRMER: {
    status: 409,
    message:
      "La nouvelle adresse n'est pas encore confirmée par son titulaire. Attendez, ou refusez la demande.",
    support: "newEmailConfirmedAt is null.",
  },
  CHANGEMENT_ADRESSE_PRISE: {
    status: 409,
    message:
      "Un compte a pris la nouvelle adresse depuis la demande : refusez-la en disant pourquoi, le référent en fera une autre.",
    support: "Another account holds the new address.",
  },
  CHANGEMENT_COMPTE_FERME: {
    status: 409,
    message:
      "Ce compte a été désactivé par l'équipe. Réactivez-le d'abord, ou refusez le changement.",
    support: "deactivationReason is STAFF.",
  },
  CHANGEMENT_STRUCTURE_FERMEE: {
    status: 409,
    message: "La structure à rejoindre est désactivée : le changement ne peut être que refusé.",
    support: "Target organisation is inactive.",
  },
} satisfies Record<string, ErrorEntry>;
