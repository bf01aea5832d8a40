import type { TestIdentity } from "../../identity.types";
import { html, type SafeHtml } from "../../web/html";
import type { FcClient } from "../clients";
import type { IdentityProvider } from "../providers";
import { fcLayout } from "./layout";

interface ProviderScreen {
  uid: string;
  client: FcClient;
  provider: IdentityProvider;
  identities: readonly TestIdentity[];
}

function choice(identity: TestIdentity, checked: boolean): SafeHtml {
  const { claims, outcome } = identity;
  const birth = claims.birthplace === "" ? (claims.birthcountry ?? "") : (claims.birthplace ?? "");
  const field = `identite-${identity.id}`;
  return html`<li class="choice">
    ${
      checked
        ? html`<input type="radio" name="identity" id="${field}" value="${identity.id}" checked />`
        : html`<input type="radio" name="identity" id="${field}" value="${identity.id}" />`
    }
    <label for="${field}">
      <span class="choice-name">${identity.label}</span>
      <span class="choice-detail">${claims.birthdate ?? ""} · ${birth}</span>
      ${outcome !== "ok" && html`<span class="tag">refus ${outcome}</span>`}
    </label>
  </li>`;
}

interface Field {
  name: string;
  label: string;
  hint?: string;
  value?: string;
}

const FIELDS: readonly Field[] = [
  { name: "given_name", label: "Prénoms", hint: "Tous les prénoms, séparés par une espace" },
  { name: "family_name", label: "Nom de naissance" },
  { name: "preferred_username", label: "Nom d'usage", hint: "Facultatif" },
  {
    name: "birthdate",
    label: "Date de naissance",
    hint: "Format AAAA-MM-JJ, jour ou mois 00 admis",
  },
  {
    name: "birthplace",
    label: "Commune de naissance",
    hint: "Code officiel géographique, vide à l'étranger",
  },
  {
    name: "birthcountry",
    label: "Pays de naissance",
    hint: "99100 pour la France",
    value: "99100",
  },
  { name: "email", label: "Adresse électronique" },
];

function textField({ name, label, hint, value }: Field): SafeHtml {
  return html`<div class="field">
    <label for="saisie-${name}">${label}</label>
    ${hint !== undefined && html`<p class="hint" id="aide-${name}">${hint}</p>`}
    <input
      type="text"
      id="saisie-${name}"
      name="${name}"
      value="${value ?? ""}"
      autocomplete="off"
      ${hint !== undefined && html`aria-describedby="aide-${name}"`}
    />
  </div>`;
}

const force = (place: string): SafeHtml =>
  html`<div class="check">
    <input type="checkbox" name="force" id="force-${place}" value="1" />
    <label for="force-${place}"
      >Passer les contrôles de FranceConnect
      <span class="choice-detail"
        >pour vérifier que le service refuse lui-même l'identité</span
      ></label
    >
  </div>`;

/** A simulated provider: one picks a person instead of signing in. */
export function providerPage({ uid, client, provider, identities }: ProviderScreen): SafeHtml {
  const action = `/api/v2/interaction/${uid}/fournisseur/${provider.id}`;
  const choices = identities.map((identity, index) => choice(identity, index === 0));
  return fcLayout(
    `Connexion avec ${provider.name}`,
    html`<p class="back"><a href="/api/v2/interaction/${uid}">Choisir un autre compte</a></p>
      <h1>Je me connecte avec mon compte ${provider.name}</h1>
      <p class="lead">
        Fournisseur d'identité simulé, pour l'accès à <strong>${client.name}</strong>. Aucun mot de
        passe n'est demandé.
      </p>
      <form method="post" action="${action}">
        <fieldset>
          <legend>Identité de test</legend>
          <ul class="choices">
            ${choices}
          </ul>
        </fieldset>
        ${force("liste")}
        <button type="submit" class="button">Se connecter</button>
      </form>
      <details class="panel">
        <summary>Saisir une autre identité</summary>
        <form method="post" action="${action}">
          <div class="fields">
            ${FIELDS.map(textField)}
            <div class="field">
              <label for="saisie-gender">Genre</label>
              <select id="saisie-gender" name="gender">
                <option value="female">Féminin</option>
                <option value="male">Masculin</option>
                <option value="unspecified">Non précisé</option>
              </select>
            </div>
          </div>
          ${force("saisie")}
          <button type="submit" class="button">Se connecter avec cette identité</button>
        </form>
      </details>`,
  );
}
