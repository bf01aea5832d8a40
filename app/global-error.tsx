"use client";

/** Last resort, when even the root layout fails: no style sheet to count on. */
export default function GlobalError() {
  return (
    <html lang="fr">
      <head>
        <title>Une erreur est survenue – Aidants Connect</title>
      </head>
      <body>
        <main>
          <h1>Une erreur est survenue</h1>
          <p>Le service a rencontré un problème. Réessayez ; si cela continue, écrivez-nous.</p>
          <p>
            <a href="/">Page d’accueil</a> <a href="/contact">Contactez-nous</a>
          </p>
        </main>
      </body>
    </html>
  );
}
