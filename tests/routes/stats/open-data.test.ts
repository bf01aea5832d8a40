import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { GET as readLiveRoute, OPTIONS } from "@/app/api/stats/direct.json/route";
import { GET as readCut } from "@/app/api/stats/v1/[coupe]/route";
import { GET as readSession } from "@/app/api/session/etat/route";
import { refreshStatistics } from "@/lib/statistiques/refresh";
import { givenOrganisation } from "../../support/factories/people";
import { givenSignature, givenUse } from "../../support/factories/statistics";
import { ORIGIN, testSite } from "../fi/site";

const ctx = await testSite();
const ELSEWHERE = { origin: "https://exemple.fr" };

const ask = (coupe: string, headers: Record<string, string> = {}, search = "") =>
  readCut(new Request(`${ORIGIN}/api/stats/v1/${coupe}${search}`, { headers }), {
    params: Promise.resolve({ coupe }),
  });
const askLive = (headers: Record<string, string> = {}) =>
  readLiveRoute(new Request(`${ORIGIN}/api/stats/direct.json`, { headers }));

interface Table {
  instantane: string;
  licence: string;
  donnees: { indicateur?: string; thematique?: string; valeur: number }[];
}
const table = async (coupe: string) => (await (await ask(coupe)).json()) as Table;

const organisation = await givenOrganisation(ctx);
await givenUse(ctx, organisation, { demarche: "papiers" });
await givenUse(ctx, organisation, { demarche: null });
await givenSignature(ctx, organisation);
await refreshStatistics(ctx);

describe("open data of the statistics", () => {
  test("says the same in every cut, in CSV and in JSON [SITE-030] [SITE-031]", async () => {
    const national = await table("national.json");
    expect(national.licence).toBe("etalab-2.0");
    const total = national.donnees.find(({ indicateur }) => indicateur === "demarches")?.valeur;
    expect(total).toBe(2);
    const sum = (rows: Table["donnees"]) => rows.reduce((all, { valeur }) => all + valeur, 0);
    const demarches = ({ indicateur }: { indicateur?: string }) => indicateur === "demarches";
    const cuts = [
      (await table("jour-national.json")).donnees.filter(demarches),
      (await table("mois-national.json")).donnees.filter(demarches),
      (await table("mois-thematique.json")).donnees,
    ];
    expect(cuts.map(sum)).toEqual([total, total, total]);
    const csv = await (await ask("mois-thematique.csv")).text();
    expect(csv).toMatch(/^mois,thematique,provisoire,valeur,secret\r\n/);
    const rows = parse<Record<string, string>>(csv, { columns: true });
    expect(rows.map(({ thematique, valeur, secret }) => [thematique, valeur, secret])).toEqual([
      ["autre", "1", "false"],
      ["papiers", "1", "false"],
    ]);
  });

  test("answers 304 to who has the table already [SITE-044]", async () => {
    const first = await ask("jour-national.csv");
    expect(first.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(first.headers.get("link")).toContain('rel="license"');
    const etag = first.headers.get("etag") ?? "";
    const again = await ask("jour-national.csv", { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await ask("jour-national.json", { "if-none-match": etag })).status).toBe(200);
  });

  test("is for any site without its reader's session; private answers are not [SITE-045]", async () => {
    for (const answer of [await ask("national.json", ELSEWHERE), await askLive(ELSEWHERE)]) {
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
    expect(OPTIONS().headers.get("access-control-allow-headers")).toBe("If-None-Match");
    const address = `${ORIGIN}/api/session/etat/`;
    const closed = await readSession(new Request(address, { headers: ELSEWHERE }), {
      params: Promise.resolve({}),
    });
    expect(closed.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("refuses in French what is not published, parameters and haste", async () => {
    for (const name of ["ailleurs.csv", "national.xml", "national", "toString.json"]) {
      const answer = await ask(name);
      expect(answer.status, name).toBe(404);
      expect(((await answer.json()) as { erreur: string }).erreur).toContain("mois-national");
    }
    const refused = await ask("national.json", {}, "?departement=48");
    expect(refused.status).toBe(400);
    const from = { "x-client-address": "198.51.100.7" };
    const statuses = [];
    for (let i = 0; i < 32; i += 1) statuses.push((await ask("national.csv", from)).status);
    expect(statuses.at(0)).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("the live figures", () => {
  test("weigh less than 1 kB and are sent again only when they change", async () => {
    const answer = await askLive();
    const etag = answer.headers.get("etag") ?? "";
    expect((await answer.text()).length).toBeLessThan(1_000);
    expect((await askLive({ "if-none-match": etag })).status).toBe(304);
    await givenUse(ctx, organisation);
    await refreshStatistics(ctx);
    ctx.clock.advance(2_000);
    const changed = await askLive({ "if-none-match": etag });
    expect(changed.status).toBe(200);
    const { chiffres } = (await changed.json()) as { chiffres: Record<string, number> };
    expect(chiffres).toMatchObject({ demarches: 3, personnes: 3, mandats: 1 });
  });
});
