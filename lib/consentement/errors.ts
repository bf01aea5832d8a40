import type { ErrorEntry } from "@/lib/errors/entry";

export const consentementErrors = {
  CONSENTEMENT_RECAP_NON_ENVOYE: {
    status: 503,
    message:
      "Le SMS récapitulatif n'a pas pu être envoyé : rien n'a été enregistré. Réessayez dans quelques minutes ; si le problème dure, prévenez-nous.",
    support: "The SMS provider refused or did not answer; see the log « SMS not sent ».",
  },
  CONSENTEMENT_DEMANDE_NON_ENVOYEE: {
    status: 503,
    message:
      "Le SMS de demande de consentement n'a pas pu être envoyé. Réessayez dans quelques minutes ; si le problème dure, prévenez-nous.",
    support: "The SMS provider refused or did not answer; see the log « SMS not sent ».",
  },
  CONSENTEMENT_RECAP_ABSENT: {
    status: 409,
    message:
      "Le SMS récapitulatif n'a pas été envoyé à la personne. Recommencez depuis le formulaire.",
    support: "consent_request of the draft is missing or still CREATED.",
  },
  CONSENTEMENT_ATTENDU: {
    status: 409,
    message: "La personne n'a pas encore donné son accord par SMS. Attendez sa réponse.",
    support: "The draft's consent_request is not CONSENTED yet.",
  },
  CONSENTEMENT_EXPIRE: {
    status: 408,
    message:
      "L'accord donné par SMS ne peut plus servir : le délai est dépassé. Recommencez, vos choix sont conservés.",
    support: "A consent is usable for 30 minutes (SMS_CONSENT_TTL).",
  },
  CONSENTEMENT_RENVOI_TROP_TOT: {
    status: 429,
    message: "Un SMS vient de partir. Attendez une minute avant d'en envoyer un autre.",
    support: "Two questions of one conversation are 60 s apart.",
  },
  CONSENTEMENT_RENVOIS_EPUISES: {
    status: 409,
    message:
      "La demande a déjà été envoyée trois fois. Vérifiez le numéro avec la personne, puis recommencez depuis le formulaire.",
    support: "At most 3 questions in one conversation.",
  },
} satisfies Record<string, ErrorEntry>;
