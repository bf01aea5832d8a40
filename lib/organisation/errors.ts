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
} satisfies Record<string, ErrorEntry>;
