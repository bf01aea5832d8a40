import { z } from "zod";
import { callRegister } from "./call-register";
import { FIXTURES, UNANSWERED_SIRET } from "./fixtures";
import type { Establishment, Register } from "./register";

const text = z.string().nullish();

const answerSchema = z.looseObject({
  etablissement: z.looseObject({
    siret: z.string(),
    uniteLegale: z.looseObject({
      denominationUniteLegale: text,
      nomUniteLegale: text,
      prenomUsuelUniteLegale: text,
      categorieJuridiqueUniteLegale: text,
    }),
    adresseEtablissement: z.looseObject({
      numeroVoieEtablissement: text,
      indiceRepetitionEtablissement: text,
      typeVoieEtablissement: text,
      libelleVoieEtablissement: text,
      codePostalEtablissement: text,
      libelleCommuneEtablissement: text,
      codeCommuneEtablissement: text,
    }),
    periodesEtablissement: z
      .array(
        z.looseObject({
          etatAdministratifEtablissement: text,
          dateDebut: text,
          enseigne1Etablissement: text,
          denominationUsuelleEtablissement: text,
        }),
      )
      .default([]),
  }),
});

type Found = z.output<typeof answerSchema>["etablissement"];

const joined = (...parts: (string | null | undefined)[]): string =>
  parts.filter((part) => part).join(" ");

/** Sign, usual name, legal name, else the person's own. */
function nameOf({ uniteLegale, periodesEtablissement: [period] }: Found): string {
  return (
    period?.enseigne1Etablissement ??
    period?.denominationUsuelleEtablissement ??
    uniteLegale.denominationUniteLegale ??
    joined(uniteLegale.prenomUsuelUniteLegale, uniteLegale.nomUniteLegale)
  );
}

function establishmentOf(found: Found): Establishment {
  const { adresseEtablissement: place, periodesEtablissement: periods, uniteLegale } = found;
  const [last] = periods;
  return {
    siret: found.siret,
    name: nameOf(found),
    address: joined(
      place.numeroVoieEtablissement,
      place.indiceRepetitionEtablissement,
      place.typeVoieEtablissement,
      place.libelleVoieEtablissement,
    ),
    zipcode: place.codePostalEtablissement ?? "",
    city: place.libelleCommuneEtablissement ?? "",
    cityInseeCode: place.codeCommuneEtablissement ?? null,
    legalCategory: uniteLegale.categorieJuridiqueUniteLegale ?? "0",
    closedOn: last?.etatAdministratifEtablissement === "F" ? (last.dateDebut ?? "") : null,
  };
}

const live: Register = async (ctx, siret) => {
  const base = ctx.settings.SIRENE_BASE_URL.replace(/\/$/, "");
  const answer = await callRegister(ctx, "sirene", `${base}/api-sirene/3.11/siret/${siret}`, {
    "x-insee-api-key-integration": ctx.settings.SIRENE_API_KEY,
  });
  if (answer === null) return { state: "unavailable" };
  if (answer.status === 404) return { state: "absent" };
  const parsed = answerSchema.safeParse(answer.body);
  if (answer.status !== 200 || !parsed.success) return { state: "unavailable" };
  return { state: "found", establishment: establishmentOf(parsed.data.etablissement) };
};

const fixture: Register = (_ctx, siret) => {
  if (siret === UNANSWERED_SIRET) return Promise.resolve({ state: "unavailable" });
  const establishment = FIXTURES.find((one) => one.siret === siret);
  return Promise.resolve(establishment ? { state: "found", establishment } : { state: "absent" });
};

const off: Register = () => Promise.resolve({ state: "unavailable" });

/** SIRENE of INSEE, the register that decides (habilitation §4.1). */
export const askSirene: Register = (ctx, siret) =>
  ({ live, fixture, off })[ctx.settings.SIRENE_MODE](ctx, siret);
