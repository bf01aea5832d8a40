import type { FlashMessage } from "./message";

/** Request of a structure. */
export const HABILITATION_FLASH = {
  "brouillon-enregistre": { severity: "success", text: "Votre demande est enregistrée." },
  "demandeur-enregistre": { severity: "success", text: "Vos informations sont enregistrées." },
  "demandeur-adresse-en-attente": {
    severity: "info",
    text: "Vos informations sont enregistrées. La nouvelle adresse e-mail remplacera l'ancienne quand vous l'aurez confirmée, avec le lien que nous venons d'y envoyer.",
  },
  "confirmation-renvoyee": {
    severity: "success",
    text: "L'e-mail est parti. S'il n'arrive pas, regardez vos courriers indésirables, puis écrivez-nous.",
  },
  "lien-demandeur-envoye": {
    severity: "success",
    text: "Merci ! Si cette adresse est celle d'une demande, vous allez y recevoir un lien vers votre espace.",
  },
  "demande-envoyee": { severity: "success", text: "Votre demande est envoyée." },
  "demande-retiree": { severity: "success", text: "Votre demande est retirée." },
  "aidant-modifie": {
    severity: "success",
    text: "Les informations de l'aidant sont enregistrées.",
  },
  "aidant-supprime": { severity: "success", text: "L'aidant est retiré de la demande." },
  "message-envoye": { severity: "success", text: "Votre message est envoyé à notre équipe." },
} as const satisfies Record<string, FlashMessage>;
