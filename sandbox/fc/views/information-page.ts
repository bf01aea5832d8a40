import { html, type SafeHtml } from "../../web/html";
import type { FcClient } from "../clients";
import type { FcLogin } from "../sessions";
import { CLAIM_LABELS } from "../../web/claim-labels";
import { fcLayout } from "./layout";

interface Information {
  uid: string;
  client: FcClient;
  login: FcLogin;
  claims: readonly [string, string | string[]][];
}

const GENDERS: Record<string, string> = {
  female: "Féminin",
  male: "Masculin",
  unspecified: "Non précisé",
};

const readable = (value: string): string =>
  GENDERS[value] ?? (value === "" ? "Non renseigné" : value);

/** « Bienvenue » : last screen before the service, also when the session was already open. */
export function informationPage({ uid, client, login, claims }: Information): SafeHtml {
  const { given_name: givenName, family_name: familyName } = login.identity;
  const values = new Map(claims);
  const rows = Object.entries(CLAIM_LABELS)
    .filter(([name]) => values.has(name))
    .map(
      ([name, label]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${readable(String(values.get(name) ?? ""))}</dd>
        </div>`,
    );
  return fcLayout(
    "Informations transmises",
    html`<div class="card">
      <h1 class="welcome">
        <span>Bienvenue</span>
        <strong data-testid="full-name">${givenName ?? ""} ${familyName ?? ""}</strong>
      </h1>
      <p class="not-you">
        <a href="/api/v2/interaction/${uid}/autre-compte">Ce n'est pas vous ?</a>
      </p>
      <form method="post" action="/api/v2/interaction/${uid}/information">
        <button type="submit" class="button wide">Continuer sur ${client.name}</button>
      </form>
      <p>
        À la demande du service auquel vous souhaitez accéder, certaines données vont être
        transmises.
      </p>
      <details class="panel">
        <summary>Voir le détail des données</summary>
        <dl class="data">${rows}</dl>
      </details>
      <p class="hint">Compte utilisé : ${login.provider.name}</p>
    </div>`,
  );
}
