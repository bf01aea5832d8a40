import type { ErrorEntry } from "@/lib/errors/entry";

export const fsErrors = {
  FC_DELAI_DEPASSE: {
    status: 408,
    message:
      "Délai dépassé : la connexion à FranceConnect doit se faire dans les trente minutes qui suivent l'envoi du formulaire. Reprenez la création du mandat : vos choix sont conservés.",
    support: "FC_FS_TTL and the time between the form and the departure to FranceConnect.",
  },
} satisfies Record<string, ErrorEntry>;
