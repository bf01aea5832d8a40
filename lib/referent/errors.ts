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
} satisfies Record<string, ErrorEntry>;
