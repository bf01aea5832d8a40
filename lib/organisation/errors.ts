import type { ErrorEntry } from "@/lib/errors/entry";

export const organisationErrors = {
  ORGANISATION_NOT_SELECTABLE: {
    status: 404,
    message: "Il est impossible de sélectionner cette organisation.",
    support: "The person is not a member of it, or it is inactive or unknown.",
  },
  ORGANISATION_CHANGEE: {
    status: 409,
    message:
      "Votre structure active a changé depuis l'affichage du formulaire : rien n'a été enregistré. Vérifiez la structure active, puis recommencez.",
    support: "The form was shown for another organisation of the person; switched in another tab.",
  },
  ORGANISATION_INTROUVABLE: {
    status: 404,
    message: "Cette structure est introuvable ou inaccessible.",
    support: "Unknown organisation, or the account's staff role does not manage structures.",
  },
  ORGANISATION_ETAT_INCHANGE: {
    status: 409,
    message: "Cette structure est déjà dans cet état : rien n'a été modifié.",
    support: "Already deactivated, or already active.",
  },
  ORGANISATION_EQUIPE: {
    status: 409,
    message: "La structure de l'équipe du service ne peut pas être suspendue.",
    support: "Suspending the structure of the team would close /administration/ to everybody.",
  },
  MEMBRE_INTROUVABLE: {
    status: 404,
    message: "Cette personne est introuvable ou inaccessible.",
    support: "Not a member of the organisation, or the actor is not référent of it.",
  },
  DERNIER_REFERENT: {
    status: 409,
    message:
      "Cette personne est le seul référent actif de sa structure : désignez d'abord un autre référent.",
    support: "The act would leave an active organisation without active référent.",
  },
  MEMBRE_SOI_MEME: {
    status: 409,
    message:
      "Vous ne pouvez pas vous retirer vous-même d'une structure. Demandez à un autre référent ou à notre équipe.",
    support: "A référent removes other members only (auth-referent §4.9).",
  },
} satisfies Record<string, ErrorEntry>;
