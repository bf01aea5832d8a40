import { catalogue, entryOf, type ErrorCode } from "./catalogue";

export interface ErrorText {
  title: string;
  sentence: string;
}

const TEXTS = {
  "400": {
    title: "Demande incomplète",
    sentence: "La demande reçue n’est pas complète. Revenez en arrière et recommencez.",
  },
  "403": {
    title: "Accès refusé",
    sentence: "Vous n’avez pas le droit de faire cette action ou de voir cette page.",
  },
  "404": {
    title: "Page introuvable",
    sentence:
      "Cette page n’existe pas ou n’existe plus. Si vous avez saisi l’adresse, vérifiez qu’elle est exacte.",
  },
  "405": {
    title: "Action impossible",
    sentence: "Cette adresse ne répond pas à ce type de demande.",
  },
  "408": {
    title: "Délai dépassé",
    sentence: "Le temps prévu pour cette étape est écoulé. Recommencez depuis le début.",
  },
  "409": {
    title: "Action déjà faite ou impossible",
    sentence:
      "La situation a changé entre-temps. Rechargez la page précédente avant de recommencer.",
  },
  "410": { title: "Page retirée", sentence: "Ce contenu n’est plus disponible." },
  "413": {
    title: "Envoi trop volumineux",
    sentence: "Le fichier ou le formulaire est trop lourd.",
  },
  "422": {
    title: "Demande refusée",
    sentence: "Les informations envoyées ne peuvent pas être acceptées.",
  },
  "429": {
    title: "Trop de demandes",
    sentence:
      "Trop de demandes ont été reçues en peu de temps. Patientez un peu, puis recommencez.",
  },
  "500": {
    title: "Une erreur est survenue",
    sentence: "Le service a rencontré un problème. Réessayez ; si cela continue, écrivez-nous.",
  },
  "503": {
    title: "Service momentanément indisponible",
    sentence: "Le service ne peut pas répondre pour le moment. Réessayez dans quelques minutes.",
  },
} satisfies Record<string, ErrorText>;

const isStatus = (value: string): value is keyof typeof TEXTS => Object.hasOwn(TEXTS, value);

/** A 401 is answered as a 403 (lib/http/error-status.ts); an unknown status is a page that does not exist. */
function textOf(code: string): ErrorText {
  if (code === "401") return TEXTS["403"];
  return TEXTS[isStatus(code) ? code : "404"];
}

const isErrorCode = (value: string): value is ErrorCode => Object.hasOwn(catalogue, value);

/**
 * Text of an error page. A reason is shown when it is a code of the catalogue that carries this very
 * status; anything else in the address is ignored, never repeated.
 */
export function errorText(code: string, reason: string | undefined): ErrorText {
  const text = textOf(code);
  if (reason === undefined || !isErrorCode(reason)) return text;
  const entry = entryOf(reason);
  return String(entry.status) === code ? { ...text, sentence: entry.message } : text;
}
