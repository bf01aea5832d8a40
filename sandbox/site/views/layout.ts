import { html, type SafeHtml } from "../../web/html";
import { VARIANTS, type Variant } from "../variants";

function navigation(current: Variant | undefined): SafeHtml {
  const links = VARIANTS.map(
    (variant) =>
      html`<li>
        <a href="${variant.path}" ${variant.id === current?.id && html`aria-current="page"`}
          >${variant.menuLabel}</a
        >
      </li>`,
  );
  return html`<nav class="nav" aria-label="Démarches">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

/** Frame of the demonstration site: recognisable as a public service, and as a fiction. */
export function siteLayout(title: string, current: Variant | undefined, body: SafeHtml): SafeHtml {
  return html`<html lang="fr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} - Démarches de démonstration</title>
      <link rel="stylesheet" href="/assets/site.css" />
      <link rel="icon" href="/assets/site.svg" type="image/svg+xml" />
    </head>
    <body>
      <a class="skip" href="#contenu">Aller au contenu</a>
      <header class="header">
        <p class="notice">
          <strong>Site de démonstration</strong> — aucune démarche réelle, données fictives
        </p>
        <div class="header-inner">
          <p class="brand">Démarches de démonstration</p>
          <p class="tagline">Un service public imaginaire pour essayer Aidants Connect</p>
        </div>
        ${navigation(current)}
      </header>
      <main id="contenu" class="main" tabindex="-1">${body}</main>
      <footer class="footer">
        <p>Site fictif livré avec Aidants Connect. Il ne conserve rien après la déconnexion.</p>
      </footer>
    </body>
  </html>`;
}
