import type { FlashMessage } from "./message";

/** Sign-in, means of connection, session and messages. */
export const CONNEXION_FLASH = {
  "application-associee": {
    severity: "success",
    text: "Votre application est associée. Connectez-vous avec le prochain code qu'elle affiche.",
  },
  "code-renvoye": {
    severity: "success",
    text: "Un nouveau code vous est envoyé par SMS. Il remplace le précédent.",
  },
  "qr-perime": {
    severity: "warning",
    text: "Ce code QR ne fonctionne plus. Affichez-en un nouveau, puis scannez-le.",
  },
  "qr-remplace": {
    severity: "error",
    text: "Cinq codes erronés ont été saisis. Un nouveau code QR est affiché : supprimez le compte ajouté dans votre application, puis scannez le nouveau.",
  },
  "application-liee": {
    severity: "success",
    text: "L'application est associée. La personne concernée reçoit un courriel.",
  },
  "carte-liee": {
    severity: "success",
    text: "La carte est liée. Il reste à la valider par un code qu'elle affiche.",
  },
  "carte-validee": {
    severity: "success",
    text: "La carte est validée : elle peut servir à se connecter.",
  },
  "carte-resynchronisee": {
    severity: "success",
    text: "La carte est resynchronisée. Les deux codes saisis ne serviront plus : attendez le suivant.",
  },
  "carte-deliee": {
    severity: "success",
    text: "La carte est déliée et les sessions de cette personne sont fermées.",
  },
  "application-deliee": {
    severity: "success",
    text: "L'application est déliée et les sessions de cette personne sont fermées.",
  },
  "moyen-delie": {
    severity: "success",
    text: "Le moyen de connexion est délié. Vos sessions ont été fermées.",
  },
  "adresse-confirmee": {
    severity: "success",
    text: "Votre nouvelle adresse est confirmée. Connectez-vous avec elle.",
  },
  deconnecte: { severity: "success", text: "Vous êtes déconnecté." },
  "cgu-validees": {
    severity: "success",
    text: "Vous avez validé les conditions générales d'utilisation.",
  },
  "organisation-changee": {
    severity: "success",
    text: "Votre structure active a changé.",
    named: "Vous agissez désormais pour {structure}.",
  },
  "organisation-refusee": {
    severity: "error",
    text: "Il est impossible de sélectionner cette organisation.",
  },
  "message-masque": { severity: "success", text: "Le message est masqué." },
  "message-affiche": {
    severity: "success",
    text: "Le message est de nouveau affiché sur l'accueil de votre espace.",
  },
  "organisation-differente": {
    severity: "warning",
    text: "Votre structure active a changé depuis l'affichage du formulaire : rien n'a été enregistré. Vérifiez la structure active, puis recommencez.",
  },
  "reserve-aux-aidants": {
    severity: "warning",
    text: "Cette page est réservée aux aidants qui peuvent créer des mandats.",
  },
  "reserve-aux-referents": {
    severity: "warning",
    text: "Cette page est réservée aux référents de la structure active.",
  },
  "moyen-de-connexion-requis": {
    severity: "warning",
    text: "Associez d'abord un moyen de connexion à votre compte : vous pourrez ensuite utiliser tout votre espace.",
  },
} as const satisfies Record<string, FlashMessage>;
