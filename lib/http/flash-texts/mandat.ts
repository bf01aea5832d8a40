import type { FlashMessage } from "./message";

/** Mandats, their revocation and FranceConnect. */
export const MANDAT_FLASH = {
  "mandat-introuvable": {
    severity: "error",
    text: "Ce mandat est introuvable ou inaccessible.",
  },
  "papier-note": {
    severity: "success",
    text: "L'étape est notée, avec la date et votre nom.",
  },
  "preuve-en-attente": {
    severity: "info",
    text: "La preuve d'inscription au journal se prépare : téléchargez-la dans quelques instants.",
  },
  "preuve-incoherente": {
    severity: "error",
    text: "La preuve d'inscription au journal ne peut pas être établie. L'équipe d'Aidants Connect est prévenue.",
  },
  "autorisation-introuvable": {
    severity: "error",
    text: "Cette autorisation est introuvable ou inaccessible.",
  },
  "mandat-deja-termine": {
    severity: "warning",
    text: "Ce mandat est déjà terminé : rien n'a été modifié.",
  },
  "mandat-encore-actif": {
    severity: "warning",
    text: "Ce mandat est encore actif : il n'a pas été révoqué.",
  },
  "autorisation-encore-active": {
    severity: "warning",
    text: "Cette autorisation est encore active : elle n'a pas été révoquée.",
  },
  "revocation-sans-objet": {
    severity: "warning",
    text: "Il n'y a pas eu de révocation : le mandat a expiré ou a été remplacé. Il n'existe donc pas d'attestation de révocation.",
  },
  "revocation-sans-document": {
    severity: "info",
    text: "Cette révocation est valable, mais elle a été enregistrée avant que le service ne produise des attestations de révocation. La page du mandat indique sa date.",
  },
  "usager-introuvable": {
    severity: "error",
    text: "Cet usager est introuvable ou inaccessible.",
  },
  "renouvellement-impossible": {
    severity: "error",
    text: "Il n'y a pas de mandat à renouveler : un mandat révoqué, remplacé ou expiré depuis plus d'un an ne se renouvelle pas. Vous pouvez créer un nouveau mandat.",
  },
  "brouillon-absent": {
    severity: "warning",
    text: "Aucun mandat n'est en préparation. Remplissez le formulaire pour en créer un.",
  },
  "consentement-attendu": {
    severity: "warning",
    text: "La personne n'a pas donné son accord par SMS : le mandat ne peut pas continuer sans lui.",
  },
  "recap-sms-absent": {
    severity: "error",
    text: "Le SMS récapitulatif n'a pas été envoyé à la personne. Recommencez depuis le formulaire.",
  },
  "fc-annulee": {
    severity: "info",
    text: "La connexion à FranceConnect a été annulée. Vous pouvez recommencer quand la personne est prête.",
  },
  "fc-identite-incomplete": {
    severity: "error",
    text: "Identité incomplète : FranceConnect n'a pas transmis toutes les informations nécessaires au mandat. Essayez avec un autre compte (impots.gouv.fr, ameli…).",
  },
  "fc-identite-refusee": {
    severity: "error",
    text: "Cette identité ne permet pas de créer un mandat : la personne doit être majeure et s'être connectée elle-même à FranceConnect, sans passer par Aidants Connect.",
  },
  "fc-erreur": {
    severity: "error",
    text: "Nous avons rencontré un problème temporaire avec FranceConnect. Veuillez réessayer.",
  },
} as const satisfies Record<string, FlashMessage>;
