import type { ErrorEntry } from "@/lib/errors/entry";

const WAIT =
  "Trop d'essais ont échoué. Attendez la fin du délai, puis réessayez avec un nouveau code.";

export const authErrors = {
  OTP_REFUSED: {
    status: 422,
    message: "Erreur : ce code n'est pas valide. Attendez le code suivant, puis saisissez-le.",
    support:
      "Wrong, replayed or late code, or no confirmed device: compare the drift of the device.",
  },
  OTP_PAUSED: {
    status: 429,
    message: WAIT,
    support: "Counter of the account (table throttle); it ends by itself.",
  },
  LOGIN_REFUSED: {
    status: 422,
    message: "Les informations saisies ne permettent pas de vous identifier.",
    support: "Same answer for an unknown address, an inactive account, no device and a wrong code.",
  },
  LOGIN_PAUSED: {
    status: 429,
    message: WAIT,
    support: "Counter of the address or of the network (table throttle); it ends by itself.",
  },
  LOGIN_MAILS_EXCEEDED: {
    status: 429,
    message:
      "Trop de liens de connexion ont été demandés. Utilisez le dernier courriel reçu, ou réessayez plus tard.",
    support: "LOGIN_MAILS_PER_HOUR links were mailed within the hour.",
  },
  LOGIN_NEXT_REFUSED: {
    status: 404,
    message: "Cette page n'existe pas.",
    support: "The address asked for after sign-in was not a path of this site.",
  },
  LINK_DEAD: {
    status: 410,
    message: "Ce lien de connexion ne fonctionne plus.",
    support: "Link unknown, used, replaced or expired, or account inactive: ask for a new one.",
  },
  LINK_PAUSED: {
    status: 429,
    message: "Trop de liens inconnus ont été ouverts depuis votre réseau. Réessayez plus tard.",
    support: "30 unknown links within 10 minutes from one address.",
  },
} satisfies Record<string, ErrorEntry>;
