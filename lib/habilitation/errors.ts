import type { ErrorEntry } from "@/lib/errors/entry";

export const habilitationErrors = {
  DEMANDE_INTROUVABLE: {
    status: 404,
    message: "Cette demande est introuvable ou inaccessible.",
    support: "Unknown request, request of another issuer, or unknown person of a request.",
  },
  DEMANDE_NON_MODIFIABLE: {
    status: 409,
    message:
      "Cette demande ne peut plus être modifiée : elle est envoyée ou close. Revenez à votre espace pour voir où elle en est.",
    support: "Status of the request: only drafts and requests to be changed are editable.",
  },
  DEMANDE_TROP_DE_TENTATIVES: {
    status: 429,
    message: "Vous avez fait trop d'essais. Attendez une heure, puis recommencez.",
    support: "Counters habilitation:* of table throttle; they end by themselves.",
  },
  DEMANDE_LIEN_MORT: {
    status: 410,
    message: "Ce lien ne fonctionne plus. Demandez-en un nouveau avec votre adresse e-mail.",
    support: "Used, expired or unknown link of an issuer (72 h).",
  },
  DEMANDE_SIRET_NON_VERIFIE: {
    status: 409,
    message:
      "Le SIRET de cette demande n'a pas été vérifié. Revenez à l'étape « Numéro Siret de la structure ».",
    support: "The SIRET posted is not that of a check that this issuer passed (V11).",
  },
  SIRET_INTROUVABLE: {
    status: 422,
    message:
      "Erreur : nous ne trouvons pas votre SIRET dans la base SIRENE. Vérifiez-le, ou écrivez-nous si votre structure n'en a pas.",
    support: "Neither SIRENE nor « Recherche d'entreprises » knows this SIRET.",
  },
  SIRET_FERME: {
    status: 422,
    message:
      "Erreur : cet établissement est fermé. Donnez le SIRET de l'établissement qui accueille le public aujourd'hui.",
    support: "Administrative state F of the establishment.",
  },
  STRUCTURE_DEJA_HABILITEE: {
    status: 409,
    message:
      "Cette structure est déjà habilitée. Rapprochez-vous de votre référent pour habiliter de nouveaux aidants.",
    support: "The issuer chose an active organisation of the list.",
  },
  EMAIL_DE_LA_STRUCTURE: {
    status: 422,
    message:
      "Cette adresse porte le nom de la structure ou de la commune. Donnez l'adresse personnelle de cette personne.",
    support: "Local part equal to the name of the structure or of the commune (V5).",
  },
  CODE_POSTAL_INCONNU: {
    status: 422,
    message: "Ce code postal n'existe pas. Vérifiez-le.",
    support: "No commune of the table has it (V16).",
  },
  REFERENT_MANQUANT: {
    status: 422,
    message: "Veuillez ajouter le ou la référente de la structure avant validation.",
    support: "The request has no référent.",
  },
  AIDANT_MANQUANT: {
    status: 422,
    message:
      "Ajoutez au moins un aidant : le référent n'est pas lui-même aidant. S'il l'est, remplissez une fiche avec ses informations.",
    support: "No aidant, and the référent is none (V21).",
  },
  AIDANTS_TROP_NOMBREUX: {
    status: 422,
    message: "Une demande porte sur 100 aidants au plus, référent compris.",
    support: "Aidants of one request, the référent included when he is one (V21).",
  },
  AIDANT_EN_DOUBLE: {
    status: 422,
    message:
      "Un aidant de la demande a déjà cette adresse. Chaque aidant doit avoir une adresse personnelle et nominative.",
    support: "Unique (e-mail, request) (V4).",
  },
  DEMANDE_INCOMPLETE: {
    status: 422,
    message:
      "Des informations de la demande sont à compléter. Ouvrez les parties signalées ci-dessous, puis envoyez de nouveau.",
    support: "A section stored earlier does not pass the current rules.",
  },
} satisfies Record<string, ErrorEntry>;
