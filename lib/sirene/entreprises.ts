import { z } from "zod";
import { callRegister } from "./call-register";
import { FIXTURES, UNANSWERED_SIRET } from "./fixtures";
import type { Establishment, Register } from "./register";

const text = z.string().nullish();

const place = z.looseObject({
  siret: z.string(),
  adresse: text,
  code_postal: text,
  commune: text,
  libelle_commune: text,
  etat_administratif: text,
  date_fermeture: text,
  liste_enseignes: z.array(z.string()).nullish(),
});

const answerSchema = z.looseObject({
  results: z.array(
    z.looseObject({
      nom_complet: text,
      nom_raison_sociale: text,
      nature_juridique: text,
      siege: place.nullish(),
      matching_etablissements: z.array(place).nullish(),
    }),
  ),
});

/** The street of an address written in one line: « 1 RUE X 75007 PARIS ». */
const streetOf = (address: string, zipcode: string): string =>
  (zipcode === "" ? address : (address.split(` ${zipcode} `)[0] ?? address)).trim();

type Place = z.output<typeof place>;
type Company = z.output<typeof answerSchema>["results"][number];

function establishmentOf(company: Company, found: Place): Establishment {
  const zipcode = found.code_postal ?? "";
  const names = [found.liste_enseignes?.[0], company.nom_complet, company.nom_raison_sociale];
  return {
    siret: found.siret,
    name: names.find(Boolean) ?? "",
    address: streetOf(found.adresse ?? "", zipcode),
    zipcode,
    city: found.libelle_commune ?? "",
    cityInseeCode: found.commune ?? null,
    legalCategory: company.nature_juridique ?? "0",
    closedOn: found.etat_administratif === "F" ? (found.date_fermeture ?? "") : null,
  };
}

/** The establishment whose SIRET is exactly the one asked; anything else is not it. */
function exactly(siret: string, companies: readonly Company[]): Establishment | undefined {
  for (const company of companies) {
    const places = [company.siege, ...(company.matching_etablissements ?? [])];
    const found = places.find((one) => one?.siret === siret);
    if (found) return establishmentOf(company, found);
  }
  return undefined;
}

const live: Register = async (ctx, siret) => {
  const base = ctx.settings.ENTREPRISES_BASE_URL.replace(/\/$/, "");
  const query = new URLSearchParams({ q: siret, page: "1", per_page: "5" });
  const answer = await callRegister(ctx, "entreprises", `${base}/search?${query.toString()}`);
  const parsed = answer?.status === 200 ? answerSchema.safeParse(answer.body) : undefined;
  if (!parsed?.success) return { state: "unavailable" };
  const establishment = exactly(siret, parsed.data.results);
  return establishment ? { state: "found", establishment } : { state: "absent" };
};

const fixture: Register = (_ctx, siret) => {
  if (siret === UNANSWERED_SIRET) return Promise.resolve({ state: "unavailable" });
  const establishment = FIXTURES.find((one) => one.siret === siret);
  return Promise.resolve(establishment ? { state: "found", establishment } : { state: "absent" });
};

const off: Register = () => Promise.resolve({ state: "unavailable" });

/** « Recherche d'entreprises », open to everybody: asked when SIRENE does not answer (§4.2). */
export const askEntreprises: Register = (ctx, siret) =>
  ({ live, fixture, off })[ctx.settings.ENTREPRISES_MODE](ctx, siret);
