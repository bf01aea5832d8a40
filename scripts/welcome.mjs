import { table } from "./console.mjs";

/** What `npm start` prints once everything answers: where to go, as whom, with which codes. */
export async function welcome({ addresses, ports, browser, dev }) {
  const answer = await fetch(`http://127.0.0.1:${ports.port}/api/demo/accounts`);
  const accounts = answer.ok ? await answer.json() : [];
  const rows = accounts.map((a) => [
    a.name,
    a.email,
    a.devices.length === 0 && a.phone ? `${a.role}, première connexion au ${a.phone}` : a.role,
    a.structure,
  ]);
  return [
    "",
    `Aidants Connect est en service (démonstration${dev ? ", développement" : ""}).`,
    "",
    table([
      ["Quoi", "Adresse"],
      ["Site", `${addresses.site}/`],
      ["Codes, mails et SMS de la démonstration", `${addresses.site}/demo`],
      ["Téléphone de la personne aidée", `${addresses.site}/demo/telephone`],
      ["Administration du service", `${addresses.site}/administration/`],
      ["Simulateur FranceConnect", `${addresses.franceConnect}/`],
      ["Site public de démonstration", `${addresses.demonstrationSite}/`],
    ]),
    "",
    table([["Compte", "Adresse électronique", "Rôle", "Structure"], ...rows]),
    "",
    `Le code à 6 chiffres et le courriel de connexion de chaque compte se lisent sur ${addresses.site}/demo`,
    browser ? "" : "Chromium est absent : les attestations en PDF attendront.",
    "Ctrl+C pour arrêter.",
    "",
  ].join("\n");
}
