import type { FlashMessage } from "./message";

/** Members of a structure, and those who are to join it. */
export const REFERENT_FLASH = {
  "membre-desactive": {
    severity: "success",
    text: "Le compte est désactivé et ses sessions sont fermées.",
  },
  "membre-reactive": { severity: "success", text: "Le compte est réactivé." },
  "membre-retire": {
    severity: "success",
    text: "Cette personne est retirée de votre structure.",
  },
  "structures-modifiees": {
    severity: "success",
    text: "Les structures de cette personne sont enregistrées.",
  },
  "referent-designe": {
    severity: "success",
    text: "Cette personne est désormais référente de votre structure.",
  },
  "referent-retire": { severity: "success", text: "Le statut de référent est retiré." },
  "co-referent-demande": {
    severity: "success",
    text: "La demande est envoyée : l'équipe Aidants Connect va l'examiner et répondra par courriel.",
  },
  "attestation-formation-en-attente": {
    severity: "info",
    text: "L'attestation de formation se prépare : téléchargez-la dans quelques instants.",
  },
  "attestation-formation-refusee": {
    severity: "warning",
    text: "Il n'y a pas d'attestation de formation à télécharger ici : elle est réservée aux aidants habilités de la structure active.",
  },
  "charte-acceptee": { severity: "success", text: "Vous avez accepté la charte du référent." },
  "thematiques-enregistrees": {
    severity: "success",
    text: "Les thématiques de votre structure sont enregistrées.",
  },
  "demande-annulee": { severity: "success", text: "La demande est annulée." },
  "inscription-enregistree": {
    severity: "success",
    text: "L'inscription à la session est enregistrée.",
  },
  "aidant-retire-de-la-liste": {
    severity: "success",
    text: "La personne est retirée de la liste.",
  },
  "ajout-abandonne": {
    severity: "warning",
    text: "Aucun ajout n'est en cours, ou il date de plus de 24 heures. Commencez par choisir le profil des aidants.",
  },
  "ajout-confirme": {
    severity: "success",
    text: "Les aidants sont ajoutés à votre structure.",
  },
  "ajout-envoye": {
    severity: "success",
    text: "Votre demande est envoyée. Vous pouvez la suivre dans « Demandes en cours ».",
  },
  "nouvelle-adresse-confirmee": {
    severity: "success",
    text: "Votre adresse est confirmée. Elle remplacera l'ancienne si notre équipe valide le changement de structure.",
  },
  "opposition-enregistree": {
    severity: "success",
    text: "Votre opposition est enregistrée : le changement de structure ne pourra pas être validé.",
  },
  "aidant-introuvable": {
    severity: "error",
    text: "Ce profil n'existe pas ou n'appartient pas à votre structure active. Vérifiez la structure active, puis recommencez.",
  },
} as const satisfies Record<string, FlashMessage>;
