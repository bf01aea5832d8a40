import { beforeAll, describe, expect, test } from "vitest";
import { findOrganisations } from "@/lib/administration/find-organisations";
import { journalFiltersSchema, searchJournal } from "@/lib/administration/search-journal";
import { readChosenMandats, searchMandats } from "@/lib/administration/search-mandats";
import { searchUsagers } from "@/lib/administration/search-usagers";
import { piiContext } from "@/lib/journal/record-private";
import { testContext } from "../../support/context";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";

const ctx = await testContext();
const { staff } = await givenStaff(ctx);
const NOBODY = "00000000-0000-4000-8000-000000000000";

type Held = Awaited<ReturnType<typeof givenMandat>>["mandat"];
let here: Held;
let elsewhere: Held;

beforeAll(async () => {
  const person = { givenName: "José", familyName: "NAVÉ" };
  const hold = async (name: string) => {
    const organisation = await givenOrganisation(ctx, { name });
    const aidant = await givenUser(ctx, { organisations: [organisation] });
    const usager = await givenUsager(ctx, person);
    const { mandat } = await givenMandat(ctx, {
      organisation,
      aidant,
      usager,
      demarches: ["papiers"],
    });
    return mandat;
  };
  here = await hold("Mairie de Saint-Élan");
  ctx.clock.advance(1_000);
  elsewhere = await hold("Centre social du Port");
});

const lastRead = async () => {
  const entry = await ctx.db.journalEntry.findFirstOrThrow({
    where: { action: "admin_read", actorId: staff.userId },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
  });
  const pii = await ctx.db.journalPii.findUniqueOrThrow({ where: { entryId: entry.id } });
  return { entry, personal: ctx.cipher.open(pii.content ?? "", piiContext(entry.id)) };
};

describe("a technical admin reads", () => {
  test("mandats of every structure, by name of the person or the structure, or by identifier", async () => {
    const ids = async (term: string) =>
      (await searchMandats(ctx, staff, { term, page: 1 })).rows.map(({ id }) => id);
    expect(await ids("jose nave")).toEqual([elsewhere.id, here.id]);
    expect(await ids("saint-elan")).toEqual([here.id]);
    expect(await ids(elsewhere.id)).toEqual([elsewhere.id]);
    expect(await ids(here.usagerId)).toEqual([here.id]);
    expect(await ids("100%")).toEqual([]);
    expect(await ids(NOBODY)).toEqual([]);
  });

  test("usagers of every structure, with where their mandats are", async () => {
    const { rows } = await searchUsagers(ctx, staff, { term: "NAVE", page: 1 });
    expect(rows).toHaveLength(2);
    expect(rows.map(({ organisations }) => organisations)).toEqual(
      expect.arrayContaining([["Mairie de Saint-Élan"], ["Centre social du Port"]]),
    );
    expect(rows[0]).toMatchObject({ mandats: 1, birthdate: "24 août 1962", archived: false });
  });

  test("the journal, by action, object and day", async () => {
    const search = (typed: Record<string, string>) =>
      searchJournal(ctx, staff, { filters: journalFiltersSchema.parse(typed), page: 1 });
    await readChosenMandats(ctx, staff, [here.id]);
    const reads = await search({ action: "admin_read", id: staff.userId });
    expect(reads.rows.length).toBeGreaterThan(0);
    expect(reads.rows[0]).toMatchObject({ author: staff.fullName, action: "admin_read" });
    expect(JSON.stringify(reads.rows)).not.toContain("jose");
    expect((await search({ from: "2026-03-03" })).rows).toEqual([]);
    expect((await search({ to: "2026-03-02" })).rows.length).toBeGreaterThan(0);
    const malformed = journalFiltersSchema.parse({ id: "1 or 1", from: "hier", action: "A B" });
    expect(malformed).toEqual({});
  });

  test("each leaves an entry with what was searched, as personal text", async () => {
    const before = await ctx.db.journalEntry.count({ where: { action: "admin_read" } });
    await searchUsagers(ctx, staff, { term: "  navé ", page: 3 });
    const { entry, personal } = await lastRead();
    expect(await ctx.db.journalEntry.count({ where: { action: "admin_read" } })).toBe(before + 1);
    expect(entry).toMatchObject({
      actorKind: "admin",
      details: { subject: "usagers", page: 3, found: 0 },
    });
    expect(JSON.stringify(entry)).not.toContain("nav");
    expect(personal).toContain("navé");
  });

  test("page by page, each mandat once", async () => {
    const organisation = await givenOrganisation(ctx, { name: "Grande structure" });
    const aidant = await givenUser(ctx, { organisations: [organisation] });
    for (let n = 0; n < 52; n += 1) {
      const usager = await givenUsager(ctx, { familyName: `MARTIN ${String(n)}` });
      await givenMandat(ctx, { organisation, aidant, usager, demarches: ["logement"] });
    }
    const first = await searchMandats(ctx, staff, { term: "grande", page: 1 });
    const second = await searchMandats(ctx, staff, { term: "grande", page: 2 });
    expect([first.rows.length, first.hasNext]).toEqual([50, true]);
    expect([second.rows.length, second.hasNext]).toEqual([2, false]);
    const all = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(all).size).toBe(52);
  });

  test("active structures only, where mandats may go", async () => {
    const open = await givenOrganisation(ctx, { name: "Maison Ouverte" });
    const closed = await givenOrganisation(ctx, { name: "Maison Close" });
    await ctx.db.organisation.update({
      where: { id: closed.id },
      data: { deactivatedAt: ctx.clock.now() },
    });
    const names = async (term: string) =>
      (await findOrganisations(ctx, staff, term)).map(({ name }) => name);
    expect(await names("maison")).toEqual(["Maison Ouverte"]);
    expect(await names(open.id)).toEqual(["Maison Ouverte"]);
    expect(await names(closed.id)).toEqual([]);
    expect(await names("")).toEqual([]);
  });
});

test("staff « métier » never see anybody's data, and no entry says they did", async () => {
  const { staff: metier } = await givenStaff(ctx, "METIER");
  const refused = { code: "ADMIN_ROLE_REFUSE" };
  const input = { term: "nave", page: 1 };
  await expect(searchMandats(ctx, metier, input)).rejects.toMatchObject(refused);
  await expect(searchUsagers(ctx, metier, input)).rejects.toMatchObject(refused);
  await expect(readChosenMandats(ctx, metier, [here.id])).rejects.toMatchObject(refused);
  await expect(searchJournal(ctx, metier, { filters: {}, page: 1 })).rejects.toMatchObject(refused);
  expect(await ctx.db.journalEntry.count({ where: { actorId: metier.userId } })).toBe(0);
});
