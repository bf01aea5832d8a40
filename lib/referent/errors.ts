import type { ErrorEntry } from "@/lib/errors/entry";

export const referentErrors = {
  REFERENT_REFUSE: {
    status: 403,
    message: "Vous n'êtes plus référent de cette structure : rien n'a été enregistré.",
    support: "The référent right, the account or the organisation ended in mid-session.",
  },
  PROFIL_INTROUVABLE: {
    status: 404,
    message:
      "Ce profil n'existe pas ou n'appartient pas à votre structure active. Vérifiez la structure active, puis recommencez.",
    support: "Unknown account, or not a member of the référent's current organisation.",
  },
  COMPTE_DEJA_DESACTIVE: {
    status: 409,
    message: "Ce compte est déjà désactivé : rien n'a été modifié.",
    support: "Somebody else was faster, or the page was old.",
  },
  COMPTE_DEJA_ACTIF: {
    status: 409,
    message: "Ce compte est déjà actif : rien n'a été modifié.",
    support: "Somebody else was faster, or the page was old.",
  },
  REACTIVATION_RESERVEE: {
    status: 409,
    message:
      "Ce compte a été désactivé par l'équipe Aidants Connect ou avec sa structure : écrivez à l'équipe pour le faire réactiver.",
    support: "Reason STAFF or ORGANISATION: a référent does not undo it (auth-referent §4.9).",
  },
  DEJA_REFERENT: {
    status: 409,
    message: "Cette personne est déjà référente de la structure : rien n'a été modifié.",
    support: "Somebody else was faster, or the page was old.",
  },
  PAS_REFERENT: {
    status: 409,
    message: "Cette personne n'est pas référente de la structure : rien n'a été modifié.",
    support: "Somebody else was faster, or the page was old.",
  },
  CO_REFERENT_CONNU: {
    status: 409,
    message:
      "Cette adresse a déjà un compte ou une demande en cours. Si c'est un membre de votre structure, désignez-le comme référent.",
    support: "E-mail of an account, or of an open request for a co-référent.",
  },
  ATTESTATION_FORMATION_REFUSEE: {
    status: 404,
    message:
      "Il n'y a pas d'attestation de formation à télécharger ici : elle est réservée aux aidants habilités de la structure active.",
    support: "Not an aidant habilité, or not of the current organisation: same answer.",
  },
  ACTE_SUR_SOI_MEME: {
    status: 409,
    message:
      "Vous ne pouvez pas faire cela pour votre propre compte. Demandez à un autre référent ou à notre équipe.",
    support:
      "Deactivation, withdrawal of the right and change of organisations are never on oneself.",
  },
} satisfies Record<string, ErrorEntry>;
