import { html, type SafeHtml } from "../../web/html";

/** Frame of every page of the simulated FranceConnect. */
export function fcLayout(title: string, body: SafeHtml): SafeHtml {
  return html`<html lang="fr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} - Simulateur de FranceConnect</title>
      <link rel="stylesheet" href="/assets/fc.css" />
      <link rel="icon" href="/assets/fc.svg" type="image/svg+xml" />
    </head>
    <body>
      <a class="skip" href="#contenu">Aller au contenu</a>
      <header class="header">
        <p class="notice"><strong>Simulateur de FranceConnect</strong> — données fictives</p>
        <div class="header-inner">
          <span class="mark" aria-hidden="true"></span>
          <span class="brand"
            >FranceConnect <span class="brand-sub">simulateur de démonstration</span></span
          >
        </div>
      </header>
      <main id="contenu" class="main" tabindex="-1">${body}</main>
      <footer class="footer">
        <p>
          Ce site reproduit le parcours de connexion de FranceConnect pour essayer et tester Aidants
          Connect. Aucune donnée réelle n'y est traitée.
        </p>
      </footer>
    </body>
  </html>`;
}
