import { plainHtml, type PlainText } from "./plain-html.mjs";

/** An answer given before any rendering: needs neither Next, script nor database. */
export function plainPage(
  status: number,
  text: PlainText,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(plainHtml(status, text), {
    status,
    headers: {
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    },
  });
}

export const FOREIGN_WRITE = {
  title: "Action refusée",
  sentence:
    "Ce formulaire n’a pas été envoyé depuis Aidants Connect : rien n’a été enregistré. Revenez sur le site et recommencez.",
};

export const TOO_MANY = {
  title: "Trop de demandes",
  sentence:
    "Trop d’adresses inconnues ont été demandées depuis votre connexion. Patientez quelques secondes, puis recommencez.",
};

export const UNAVAILABLE = {
  title: "Service momentanément indisponible",
  sentence:
    "Aidants Connect ne peut pas répondre pour le moment. Réessayez dans quelques minutes : ce qui était enregistré l’est toujours.",
};
