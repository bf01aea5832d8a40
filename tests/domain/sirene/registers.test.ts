import { afterEach, describe, expect, test } from "vitest";
import { searchAddress } from "@/lib/adresse/search-address";
import { messageParts } from "@/lib/habilitation/message-parts";
import { lookupSiret } from "@/lib/sirene/lookup";
import { testContext } from "../../support/context";
import { registerServer } from "../../support/register-server";

const ctx = await testContext();
const SIRET = "21130055300016";
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await ctx.db.registerAnswer.deleteMany();
  await ctx.db.throttle.deleteMany();
});

async function server(...answers: { status: number; body: unknown }[]) {
  const register = await registerServer(answers);
  closing.push(register.close);
  return register;
}

const live = (sirene: string, entreprises: string) => ({
  ...ctx,
  settings: {
    ...ctx.settings,
    SIRENE_MODE: "live" as const,
    SIRENE_BASE_URL: sirene,
    SIRENE_API_KEY: "a-key-for-tests",
    ENTREPRISES_MODE: "live" as const,
    ENTREPRISES_BASE_URL: entreprises,
  },
});

const establishment = (state: "A" | "F") => ({
  status: 200,
  body: {
    etablissement: {
      siret: SIRET,
      uniteLegale: { nomUniteLegale: "DURAND", prenomUsuelUniteLegale: "LOU" },
      adresseEtablissement: {
        numeroVoieEtablissement: "1",
        typeVoieEtablissement: "QUAI",
        libelleVoieEtablissement: "DU PORT",
        codePostalEtablissement: "13002",
        libelleCommuneEtablissement: "MARSEILLE",
        codeCommuneEtablissement: "13202",
      },
      periodesEtablissement: [{ etatAdministratifEtablissement: state, dateDebut: "2024-05-31" }],
    },
  },
});
const company = {
  status: 200,
  body: {
    results: [
      {
        nom_complet: "COMMUNE",
        nature_juridique: "7210",
        siege: { siret: "00000000000000" },
        matching_etablissements: [
          { siret: SIRET, adresse: "1 QUAI DU PORT 13002 MARSEILLE", code_postal: "13002" },
        ],
      },
    ],
  },
};
const nothing = { status: 200, body: { results: [] } };
const DOWN = { status: 503, body: null };
const ABSENT = { status: 404, body: null };

describe("live registers", () => {
  test("SIRENE answers: a person without legal name has his own, and is asked once a day", async () => {
    const sirene = await server(establishment("A"));
    const site = live(sirene.url, "http://127.0.0.1:9");
    const first = await lookupSiret(site, SIRET);
    expect(first).toMatchObject({
      outcome: "VERIFIED",
      source: "SIRENE",
      establishment: { name: "LOU DURAND", address: "1 QUAI DU PORT", cityInseeCode: "13202" },
    });
    expect(await lookupSiret(site, SIRET)).toEqual(first);
    expect(sirene.asked).toEqual([`/api-sirene/3.11/siret/${SIRET}`]);
  });

  test("a closed establishment is one, with its date", async () => {
    const sirene = await server(establishment("F"));
    expect(await lookupSiret(live(sirene.url, "http://127.0.0.1:9"), SIRET)).toMatchObject({
      outcome: "CLOSED_ESTABLISHMENT",
      establishment: { closedOn: "2024-05-31" },
    });
  });

  test.each([
    ["absent", ABSENT, true],
    ["down", DOWN, false],
  ])("when SIRENE says %s, the other register finds it", async (_name, answer, divergent) => {
    const sirene = await server(answer);
    const other = await server(company);
    expect(await lookupSiret(live(sirene.url, other.url), SIRET)).toMatchObject({
      outcome: "VERIFIED",
      source: "ENTREPRISES",
      divergent,
      establishment: { address: "1 QUAI DU PORT", zipcode: "13002" },
    });
  });

  test.each([
    ["NOT_FOUND", ABSENT, nothing],
    ["PENDING", DOWN, nothing],
    ["PENDING", DOWN, DOWN],
  ] as const)("%s", async (outcome, first, second) => {
    const sirene = await server(first);
    const other = await server(second);
    expect((await lookupSiret(live(sirene.url, other.url), SIRET)).outcome).toBe(outcome);
  });

  test("after five failures nobody asks for a minute", async () => {
    const sirene = await server(DOWN);
    const site = live(sirene.url, "http://127.0.0.1:9");
    for (let i = 0; i < 5; i += 1) await lookupSiret(site, SIRET);
    const before = sirene.asked.length;
    await lookupSiret(site, SIRET);
    expect(sirene.asked).toHaveLength(before);
    ctx.clock.advance(61_000);
    await lookupSiret(site, SIRET);
    expect(sirene.asked.length).toBeGreaterThan(before);
  });
});

test("addresses: suggestions offline, nothing for markup, null when off [HAB-040]", async () => {
  const [first] = (await searchAddress(ctx, "20 avenue de ségur")) ?? [];
  expect(first).toMatchObject({ zipcode: "75007", cityInseeCode: "75107", departmentCode: "75" });
  expect(await searchAddress(ctx, "<b>zzz</b>")).toEqual([]);
  const off = { ...ctx, settings: { ...ctx.settings, ADRESSE_MODE: "off" as const } };
  expect(await searchAddress(off, "20 avenue")).toBeNull();
});

test("a message becomes text and plain addresses [HAB-092]", () => {
  const parts = messageParts('voir http://evil" onclick=x et https://ville.fr/a');
  expect(parts.flatMap((part) => ("url" in part ? [part.url] : []))).toEqual([
    "http://evil",
    "https://ville.fr/a",
  ]);
});
