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
} satisfies Record<string, ErrorEntry>;
