import { CLAIM_LABELS } from "../../web/claim-labels";
import { html, type SafeHtml } from "../../web/html";
import type { Variant } from "../variants";
import { siteLayout } from "./layout";

function franceConnectButton(variant: Variant): SafeHtml {
  return html`<form method="post" action="/connexion/${variant.id}">
    <button type="submit" class="fc-button">S'identifier avec FranceConnect</button>
  </form>`;
}

function perimeters(variant: Variant): SafeHtml | false {
  if (variant.perimeters.length === 0) return false;
  const tags = variant.perimeters.map((name) => html`<li class="tag">${name}</li>`);
  return html`<h2>Thématiques demandées</h2>
    <ul class="tags">
      ${tags}
    </ul>`;
}

export function homePage(variant: Variant): SafeHtml {
  return siteLayout(
    variant.title,
    variant,
    html`<h1>${variant.title}</h1>
      <p class="lead">${variant.summary}</p>
      <div class="columns">
        <section aria-labelledby="etapes">
          <h2 id="etapes">Comment faire</h2>
          <ol>
            ${variant.steps.map((step) => html`<li>${step}</li>`)}
          </ol>
          ${perimeters(variant)}
        </section>
        <section class="login" aria-labelledby="connexion">
          <h2 id="connexion">Se connecter</h2>
          <p>
            FranceConnect est la solution proposée par l'État pour simplifier votre connexion aux
            services en ligne.
          </p>
          ${franceConnectButton(variant)}
          <p class="hint">
            Aidant professionnel : choisissez « Utiliser Aidants Connect » en bas de la page
            suivante.
          </p>
        </section>
      </div>`,
  );
}

const shown = (value: unknown): string => {
  if (value === undefined || value === null || value === "") return "non renseigné";
  return typeof value === "string" ? value : JSON.stringify(value);
};

function claimRow(name: string, value: unknown): SafeHtml {
  return html`<tr>
    <th scope="row">${CLAIM_LABELS[name] ?? "Identifiant pour ce service"}</th>
    <td data-testid="claim-${name}">${shown(value)}</td>
    <td><code>${name}</code></td>
  </tr>`;
}

export function accountPage(variant: Variant, claims: Record<string, unknown>): SafeHtml {
  const names = [...Object.keys(CLAIM_LABELS), "sub"].filter((name) => name in claims);
  return siteLayout(
    "Mon espace",
    variant,
    html`<div class="title-line">
        <h1>Bienvenue, ${shown(claims["given_name"])} ${shown(claims["family_name"])}</h1>
        <form method="post" action="/deconnexion/${variant.id}">
          <button type="submit" class="secondary">Se déconnecter</button>
        </form>
      </div>
      <p class="lead">Vous êtes connecté avec FranceConnect à « ${variant.serviceName} ».</p>
      <div class="table-frame" role="region" aria-labelledby="donnees" tabindex="0">
        <table>
          <caption id="donnees">
            Données reçues de FranceConnect
          </caption>
          <thead>
            <tr>
              <th scope="col">Donnée</th>
              <th scope="col">Valeur</th>
              <th scope="col">Nom technique</th>
            </tr>
          </thead>
          <tbody>
            ${names.map((name) => claimRow(name, claims[name]))}
          </tbody>
        </table>
      </div>`,
  );
}

export function loggedOutPage(variant: Variant): SafeHtml {
  return siteLayout(
    "Déconnexion",
    variant,
    html`<h1>Vous êtes déconnecté</h1>
      <p class="lead" role="status">Votre session et celle de FranceConnect sont terminées.</p>
      <p><a href="${variant.path}">Revenir à la démarche</a></p>`,
  );
}

export function problemPage(variant: Variant | undefined, text: string): SafeHtml {
  return siteLayout(
    "Connexion impossible",
    variant,
    html`<h1>Connexion impossible</h1>
      <p class="lead" role="alert">${text}</p>
      <p><a href="${variant?.path ?? "/"}">Revenir à la démarche</a></p>`,
  );
}
