import type { ErrorEntry } from "@/lib/errors/entry";

export const firstConnectionErrors = {
  PREMIERE_CONNEXION_PAUSE: {
    status: 429,
    message:
      "Trop de demandes de première connexion ont été faites depuis votre réseau. Réessayez plus tard.",
    support: "FIRST_LOGIN_REQUESTS_PER_IP requests within the hour from one address.",
  },
  PREMIERE_CONNEXION_PERIMEE: {
    status: 410,
    message:
      "Ce lien de première connexion ne fonctionne plus. Demandez un nouveau code pour recevoir un nouveau lien.",
    support:
      "Link unknown, used, replaced, older than 30 minutes, five wrong codes, or account changed since.",
  },
  PREMIERE_CONNEXION_CODE_REFUSE: {
    status: 422,
    message: "Erreur : ce code n'est pas celui du dernier SMS reçu. Vérifiez-le, puis réessayez.",
    support: "Wrong first-connection code; five of them end the link.",
  },
  PREMIERE_CONNEXION_CODE_PERIME: {
    status: 422,
    message:
      "Ce code n'est plus valable. Cliquez sur « Renvoyer le code » pour en recevoir un autre.",
    support: "Ten minutes have passed since the SMS was asked for.",
  },
  PREMIERE_CONNEXION_RENVOI_TROP_TOT: {
    status: 422,
    message: "Un SMS vient de partir. Attendez une minute avant d'en demander un autre.",
    support: "FIRST_LOGIN_RESEND_DELAY has not passed.",
  },
  PREMIERE_CONNEXION_RENVOIS_EPUISES: {
    status: 422,
    message:
      "Le code a été renvoyé plusieurs fois. Si vous n'avez rien reçu, vérifiez le numéro avec notre équipe, puis recommencez.",
    support: "FIRST_LOGIN_RESENDS SMS were sent again for this link.",
  },
  PREMIERE_CONNEXION_SANS_OBJET: {
    status: 409,
    message:
      "La première connexion de ce compte ne peut pas être rouverte : il doit être actif, référent d'une structure active, sans moyen de connexion validé, avec un numéro de téléphone mobile enregistré.",
    support:
      "Unlink the device or record the number first; an aidant is helped by the référent of the structure.",
  },
} satisfies Record<string, ErrorEntry>;
