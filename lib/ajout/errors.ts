import type { ErrorEntry } from "@/lib/errors/entry";

export const ajoutErrors = {
  AJOUT_LIGNES_REFUSEES: {
    status: 422,
    message: "Certaines personnes ne peuvent pas être ajoutées : corrigez les lignes signalées.",
    support: "Rows refused one by one; each names its own refusal.",
  },
  AJOUT_A_REPRENDRE: {
    status: 409,
    message:
      "La situation a changé depuis vos vérifications : rien n'a été enregistré. Retournez à l'étape précédente pour voir ce qui est à corriger.",
    support: "Validation at confirmation found a conflict that step 2 had not.",
  },
  AJOUT_DEJA_MEMBRE: {
    status: 409,
    message:
      "Cette adresse est celle d'un compte, actif ou désactivé, d'une de vos structures. Consultez la page « Aidants ».",
    support: "The account is a member of an organisation of which the actor is référent.",
  },
  AJOUT_DEMANDE_OUVERTE: {
    status: 409,
    message:
      "Une demande est déjà en cours pour cette adresse dans une de vos structures. Consultez la page « Demandes en cours ».",
    support: "Open trainee with this address in an organisation of the actor.",
  },
  AJOUT_STRUCTURE_REFUSEE: {
    status: 403,
    message: "Choisissez une structure dont vous êtes référent.",
    support: "The posted organisation is unknown, inactive or not one of the actor's.",
  },
  AJOUT_FORMATEUR_REFUSE: {
    status: 409,
    message:
      "Cette adresse n'est pas celle d'un aidant habilité, dont le compte est actif. Vérifiez-la avec la personne.",
    support: "The trainer has no account, an inactive one, or no right to create mandats.",
  },
  AJOUT_AIDANT_DEJA_ICI: {
    status: 409,
    message: "Cette personne fait déjà partie de votre structure active.",
    support: "The account is already a member of the current organisation.",
  },
  AJOUT_CHANGEMENT_OUVERT: {
    status: 409,
    message: "Un changement de structure est déjà demandé pour cette personne.",
    support: "A NEW structure change exists for this account and organisation.",
  },
  AJOUT_AIDANT_INCONNU: {
    status: 404,
    message:
      "Aucun compte n'a cette adresse. Vérifiez-la, ou revenez à l'étape 1 et choisissez « Ils ne sont pas encore formés ».",
    support: "No account with this address.",
  },
  AJOUT_PAS_HABILITE: {
    status: 409,
    message:
      "Cette personne a un compte mais n'est pas aidant habilité. Revenez à l'étape 1 et choisissez « Ils ne sont pas encore formés ».",
    support: "The account has no right to create mandats (référent only, for instance).",
  },
  AJOUT_COMPTE_DESACTIVE: {
    status: 409,
    message:
      "Le compte de cette personne est désactivé dans une autre de vos structures. Réactivez-le d'abord, depuis cette structure.",
    support: "Inactive account, member of another organisation of the actor.",
  },
  AJOUT_REPONSE_ATTENDUE: {
    status: 422,
    message: "Répondez par oui ou par non.",
    support: "The question on the new address was left without an answer.",
  },
  AJOUT_ADRESSE_PRISE: {
    status: 409,
    message:
      "Cette nouvelle adresse ne peut pas être utilisée : un compte ou une demande en cours l'a déjà.",
    support: "The new address belongs to an account or to a pending structure change.",
  },
  AJOUT_TROP_DE_VERIFICATIONS: {
    status: 429,
    message:
      "Vous avez vérifié trop d'adresses en une heure. Réessayez plus tard : ce que vous avez saisi est conservé.",
    support: "More than 20 look-ups of accounts in an hour by this référent.",
  },
} satisfies Record<string, ErrorEntry>;
