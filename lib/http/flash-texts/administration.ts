import type { FlashMessage } from "./message";

/** Acts of the service's own team. */
export const ADMINISTRATION_FLASH = {
  "cartes-importees": {
    severity: "success",
    text: "L'import est terminé : le stock de cartes est à jour.",
  },
  "traduction-enregistree": { severity: "success", text: "La traduction est enregistrée." },
  "compte-telephone": { severity: "success", text: "Le numéro de mobile est enregistré." },
  "compte-premiere-connexion": {
    severity: "success",
    text: "La première connexion est rouverte pendant 72 heures. La personne est prévenue par courriel.",
  },
  "compte-courriel": {
    severity: "success",
    text: "Le lien de confirmation est envoyé à la nouvelle adresse. L'adresse change quand la personne le confirme.",
  },
  "compte-reprise": {
    severity: "success",
    text: "La connexion est de nouveau possible depuis tous les navigateurs. La personne est prévenue par courriel.",
  },
  "compte-desactive": {
    severity: "success",
    text: "Le compte est désactivé. La personne est prévenue par courriel.",
  },
  "compte-reactive": {
    severity: "success",
    text: "Le compte est réactivé. La personne est prévenue par courriel.",
  },
  "effacement-demande": {
    severity: "info",
    text: "La liste est prête. Deux administrateurs techniques doivent l'approuver.",
  },
  "effacement-approuve": { severity: "success", text: "Votre approbation est enregistrée." },
  "effacement-annule": { severity: "success", text: "La demande d'effacement est annulée." },
  "mesure-posee": { severity: "success", text: "La mesure de conservation est en place." },
  "mesure-levee": { severity: "success", text: "La mesure de conservation est levée." },
  "usagers-informes": {
    severity: "success",
    text: "L'information des personnes cochées est notée, avec la date et votre nom.",
  },
  "structure-suspendue": {
    severity: "success",
    text: "La structure est suspendue : plus personne ne peut agir en son nom. Ses référents sont prévenus.",
  },
  "structure-retablie": {
    severity: "success",
    text: "La structure est rétablie, avec ses membres et ses mandats.",
  },
  "structure-rouverte": {
    severity: "warning",
    text: "La structure est de nouveau active. Elle avait été fermée : ses mandats ont pris fin et ses membres n'ont pas été remis.",
  },
  "changement-valide": {
    severity: "success",
    text: "Le changement de structure est validé : la personne a rejoint la structure.",
  },
  "changement-refuse": { severity: "success", text: "Le changement de structure est refusé." },
  "message-ecrit": {
    severity: "success",
    text: "Le message est écrit : il s'affiche sur l'accueil des comptes choisis.",
  },
} as const satisfies Record<string, FlashMessage>;
