import { html, type SafeHtml } from "../../web/html";
import { fcLayout } from "./layout";

interface ErrorScreen {
  code: string;
  message: string;
  /** Absent when FranceConnect does not know which service the person came from. */
  backLink?: string;
}

export function errorPage({ code, message, backLink }: ErrorScreen): SafeHtml {
  return fcLayout(
    "Une erreur est survenue",
    html`<div class="card">
      <h1>Une erreur est survenue</h1>
      <p class="lead">${message}</p>
      <p>Code d'erreur : <strong class="code" data-testid="error-code">${code}</strong></p>
      ${
        backLink === undefined
          ? html`<p>Fermez cette page et recommencez depuis le service que vous utilisiez.</p>`
          : html`<p><a href="${backLink}">Revenir au service</a></p>`
      }
    </div>`,
  );
}

export function homePage(siteUrl: string, appUrl: string): SafeHtml {
  return fcLayout(
    "Accueil",
    html`<h1>Simulateur de FranceConnect</h1>
      <p class="lead">
        Les pages de connexion s'ouvrent depuis un service : commencez par l'un de ceux-ci.
      </p>
      <ul>
        <li><a href="${siteUrl}/">Démarches de démonstration</a></li>
        <li><a href="${appUrl}/">Aidants Connect</a></li>
      </ul>`,
  );
}
