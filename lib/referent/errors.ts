import type { ErrorEntry } from "@/lib/errors/entry";

export const referentErrors = {
  STRUCTURE_CHANGEE: {
    status: 409,
    message:
      "Votre structure active a changé depuis l'affichage de cette page : rien n'a été enregistré. Vérifiez la structure, puis recommencez.",
    support: "The form was displayed for another organisation than the session's (§1.4).",
  },
  REFERENT_REFUSE: {
    status: 403,
    message: "Vous n'êtes plus référent de cette structure : rien n'a été enregistré.",
    support: "The référent right, the account or the organisation ended in mid-session.",
  },
} satisfies Record<string, ErrorEntry>;
