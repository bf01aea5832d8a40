import type { ErrorEntry } from "@/lib/errors/entry";

export const traductionErrors = {
  TRADUCTION_INTROUVABLE: {
    status: 404,
    message: "Cette traduction du mandat n'existe pas. Choisissez une langue de la liste.",
    support: "Unknown language code, or language without text in /administration/traductions/.",
  },
  TRADUCTION_CHANGEE: {
    status: 409,
    message:
      "Quelqu'un d'autre a enregistré cette traduction entre-temps. Copiez votre texte, rechargez la page, puis reprenez.",
    support: "The text of the form was not the stored one any more: nothing was overwritten.",
  },
} satisfies Record<string, ErrorEntry>;
