import type { ErrorEntry } from "@/lib/errors/entry";

export const notificationErrors = {
  NOTIFICATION_INTROUVABLE: {
    status: 404,
    message:
      "Ce message est introuvable ou inaccessible. Retrouvez les vôtres depuis l'accueil de votre espace.",
    support: "Unknown identifier, or a message addressed to somebody else.",
  },
  NOTIFICATION_NON_MASQUABLE: {
    status: 409,
    message: "Ce message ne se masque pas : il disparaîtra de lui-même à la date prévue.",
    support: "must_ack is false: the message leaves on its auto_ack_date.",
  },
  NOTIFICATION_RESERVEE: {
    status: 403,
    message: "Seule l'administration métier peut écrire à tous les comptes.",
    support: "The account of the team has no métier nor technical role.",
  },
  NOTIFICATION_DEJA_ECRITE: {
    status: 409,
    message: "Ce message vient d'être envoyé : il n'est pas envoyé une seconde fois.",
    support:
      "The same text and type were written less than ten minutes before (a form sent twice).",
  },
  NOTIFICATION_FIN_PASSEE: {
    status: 422,
    message: "Choisissez une date à venir : le message s'affiche jusqu'à la veille.",
    support: "auto_ack_date must be after today in Paris.",
  },
} satisfies Record<string, ErrorEntry>;
