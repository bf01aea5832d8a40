import type { ErrorEntry } from "@/lib/errors/entry";

export const carteErrors = {
  ENROLEMENT_PERIME: {
    status: 410,
    message: "Ce lien d'activation ne fonctionne plus. Demandez-en un nouveau à votre équipe.",
    support: "Enrolment link unknown, used, older than 15 minutes, or account inactive.",
  },
  ENROLEMENT_CODE_REFUSE: {
    status: 422,
    message:
      "Ce code n'est pas celui attendu. Vérifiez que l'heure de votre téléphone est réglée automatiquement, puis saisissez le code suivant.",
    support: "The application holds another secret, or the clock of the phone is wrong.",
  },
  QR_PERIME: {
    status: 410,
    message: "Ce code QR ne fonctionne plus. Affichez-en un nouveau, puis scannez-le.",
    support:
      "No pending application for this session and this person: expired after 15 minutes, used, or shown for somebody else.",
  },
  QR_REMPLACE: {
    status: 422,
    message:
      "Cinq codes erronés ont été saisis. Un nouveau code QR est affiché : supprimez le compte ajouté dans l'application, puis scannez le nouveau.",
    support: "A pending secret ends after five wrong codes; the phone's clock is often the cause.",
  },
  APPLICATION_DEJA_ASSOCIEE: {
    status: 409,
    message:
      "Une application est déjà associée à ce compte. Déliez-la d'abord, puis associez la nouvelle.",
    support: "One application a person; a new phone means unlinking the former one.",
  },
  PROFIL_DESACTIVE: {
    status: 409,
    message: "Ce profil est désactivé : réactivez-le avant de lui associer un moyen de connexion.",
    support: "Only unlinking is possible on a deactivated account.",
  },
  CARTE_REFUSEE: {
    status: 422,
    message:
      "Cette carte ne peut pas être associée. Vérifiez le numéro de série, ou contactez l'équipe.",
    support:
      "Same answer for a serial that is unknown, held, broken, blocked, or of another structure.",
  },
  CARTE_ESSAIS_EPUISES: {
    status: 429,
    message:
      "Trop de numéros de série ont été refusés. Réessayez dans une heure, ou contactez l'équipe.",
    support: "Ten refused serial numbers within an hour by one référent.",
  },
  CARTE_DEJA_LIEE: {
    status: 409,
    message: "Une carte est déjà liée à ce compte. Déliez-la d'abord, puis liez la nouvelle.",
    support: "One card a person.",
  },
  CARTE_RIEN_A_VALIDER: {
    status: 409,
    message: "Aucune carte de ce compte n'attend d'être validée.",
    support: "No card, or a card that is confirmed already.",
  },
  CARTE_ABSENTE: {
    status: 409,
    message: "Aucune carte validée n'est liée à ce compte : il n'y a rien à resynchroniser.",
    support: "No confirmed card; one to be validated is set right by its validation.",
  },
  CARTE_CODES_NON_CONSECUTIFS: {
    status: 422,
    message:
      "Ces deux codes ne se suivent pas. Attendez que la carte affiche le code suivant de celui que vous venez de saisir, puis saisissez-le.",
    support: "Two codes of the card within ten steps, at counters that do not follow one another.",
  },
  DERNIER_MOYEN: {
    status: 409,
    message:
      "C'est votre seul moyen de connexion. Cochez la case pour confirmer que vous ne pourrez plus vous connecter sans l'aide d'un autre référent ou de l'équipe.",
    support: "A référent removing his own last confirmed means must say so.",
  },
  IMPORT_PERIME: {
    status: 410,
    message: "Cet import n'attend plus de confirmation. Envoyez de nouveau le fichier.",
    support: "Unknown, another person's, confirmed already, replaced, or older than half an hour.",
  },
  IMPORT_CHANGE: {
    status: 409,
    message:
      "Le stock a changé depuis l'aperçu : rien n'a été importé. Rechargez la page pour voir l'aperçu à jour.",
    support: "A card of the file was linked or added meanwhile, or a line is wrong.",
  },
} satisfies Record<string, ErrorEntry>;
