/** A page that needs neither Next, script nor style: answers given before any rendering. */
export function plainPage(
  status: number,
  { title, sentence }: { title: string; sentence: string },
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} – Aidants Connect</title></head>
<body><main><h1>${title}</h1><p>${sentence}</p>
<p><a href="/">Page d’accueil</a> <a href="/contact">Contactez-nous</a></p></main></body></html>
`;
  return new Response(body, {
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
