import { html, type SafeHtml } from "../../web/html";
import type { FcClient } from "../clients";
import { PROVIDERS } from "../providers";
import { fcLayout } from "./layout";

interface Mire {
  uid: string;
  client: FcClient;
  /** Aidants Connect came back without an identity. */
  failed: boolean;
}

const failure = html`<div class="alert" role="alert">
  <p><strong>La connexion n'a pas abouti</strong></p>
  <p>
    Aidants Connect n'a pas transmis d'identité : la connexion a été annulée ou refusée. Vous pouvez
    choisir un autre compte ou recommencer.
  </p>
</div>`;

const excluded = html`<p class="hint" id="aidant-exclu">
  Ce service n'est pas accessible avec Aidants Connect.
</p>`;

function aidantsConnect({ uid, client }: Mire): SafeHtml {
  const button = client.excludesAidantsConnect
    ? html`<button type="submit" class="button" disabled aria-describedby="aidant-exclu">
          Utiliser Aidants Connect
        </button>
        ${excluded}`
    : html`<button type="submit" class="button">Utiliser Aidants Connect</button>`;
  return html`<section class="aidant" aria-labelledby="aidant-titre">
    <h2 id="aidant-titre">Vous êtes un aidant professionnel ?</h2>
    <p>Connectez-vous au nom de la personne que vous accompagnez, dans le cadre de son mandat.</p>
    <form method="post" action="/api/v2/interaction/${uid}/aidants-connect">${button}</form>
  </section>`;
}

/** « Je choisis un compte » : the simulated providers, then Aidants Connect below the grid. */
export function mirePage(mire: Mire): SafeHtml {
  const { uid, client, failed } = mire;
  const providers = PROVIDERS.map(
    ({ id, name }) =>
      html`<li>
        <form method="get" action="/api/v2/interaction/${uid}/fournisseur/${id}">
          <button type="submit" class="provider">${name}</button>
        </form>
      </li>`,
  );
  return fcLayout(
    "Je choisis un compte",
    html`<p class="back">
        <a href="/api/v2/interaction/${uid}/annulation">Revenir sur ${client.name}</a>
      </p>
      ${failed && failure}
      <h1>Je choisis un compte pour me connecter sur : <strong>${client.name}</strong></h1>
      <ul class="providers">
        ${providers}
      </ul>
      ${aidantsConnect(mire)}`,
  );
}
