import { describe, expect, test } from "vitest";
import { deactivateOrganisation } from "@/lib/organisation/deactivate-organisation";
import { readOrganisation } from "@/lib/organisation/read-organisation";
import {
  organisationSearchSchema,
  searchOrganisations,
} from "@/lib/organisation/search-organisations";
import { testContext } from "../../support/context";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";

const ctx = await testContext();
const { staff } = await givenStaff(ctx, "METIER");

const search = (term: string, state?: string, page = 1) =>
  searchOrganisations(ctx, staff, { ...organisationSearchSchema.parse({ term, state }), page });
const namesOf = async (found: ReturnType<typeof search>) =>
  (await found).rows.map(({ name }) => name);

describe("structures found by the team", () => {
  test("by name without accents, city, SIRET or identifier, and by state", async () => {
    const lilas = await givenOrganisation(ctx, { name: "Centre social Élan des Lilas" });
    const other = await givenOrganisation(ctx, { name: "Élan d'ailleurs" });
    await ctx.db.organisation.update({
      where: { id: lilas.id },
      data: { siret: "12345678900011", city: "Château-Thierry" },
    });
    await givenUser(ctx, { organisations: [lilas] });
    for (const term of ["elan lilas", "chateau élan", "123 456 789 00011", lilas.id]) {
      expect(await search(term)).toMatchObject({ rows: [{ id: lilas.id, members: 1 }] });
    }
    expect(await namesOf(search("%"))).toEqual([]);
    await deactivateOrganisation(ctx, staff, { organisation: other.id, motif: "Essai" });
    expect(await namesOf(search("élan", "SUSPENDED"))).toEqual([other.name]);
    expect(await namesOf(search("élan", "ACTIVE"))).toEqual([lilas.name]);
    expect(await namesOf(search("élan", "CLOSED"))).toEqual([]);
    expect(await namesOf(search("élan", "anything"))).toEqual([lilas.name, other.name]);
  });

  test("come by pages of fifty", async () => {
    for (let n = 10; n < 61; n += 1) {
      await givenOrganisation(ctx, { name: `Pagination ${String(n)}` });
    }
    const first = await search("pagination");
    expect([first.rows.length, first.hasNext]).toEqual([50, true]);
    expect(await namesOf(search("pagination", undefined, 2))).toEqual(["Pagination 60"]);
  });
});

describe("the sheet of a structure", () => {
  test("counts its active people and running mandats, and says when it will be closed", async () => {
    const organisation = await givenOrganisation(ctx);
    const aidant = await givenUser(ctx, { organisations: [organisation] });
    await givenUser(ctx, { organisations: [organisation], referent: true });
    const gone = await givenUser(ctx, { organisations: [organisation] });
    await ctx.db.user.update({ where: { id: gone.id }, data: { deactivatedAt: new Date(0) } });
    const usager = await givenUsager(ctx);
    await givenMandat(ctx, { organisation, aidant, usager, demarches: ["papiers", "famille"] });
    const sheet = await readOrganisation(ctx, staff, organisation.id);
    expect(sheet).toMatchObject({
      members: 2,
      referents: 1,
      runningMandats: 1,
      closesAt: null,
      mayChange: true,
    });
    const now = ctx.clock.now();
    await deactivateOrganisation(ctx, staff, { organisation: organisation.id, motif: "Essai" });
    const { closesAt } = await readOrganisation(ctx, staff, organisation.id);
    expect(closesAt).toEqual(new Date(now.getTime() + 30 * 86_400_000));
    const reader = await givenStaff(ctx, "TEAM");
    const seen = await readOrganisation(ctx, reader.staff, organisation.id);
    expect(seen.mayChange).toBe(false);
  });

  test("is absent for an unknown identifier", async () => {
    for (const id of [ctx.random.uuid(), "1 or 1=1"]) {
      await expect(readOrganisation(ctx, staff, id)).rejects.toMatchObject({
        code: "ORGANISATION_INTROUVABLE",
      });
    }
  });
});

test("the structure of the team itself cannot be suspended", async () => {
  const { id } = await givenOrganisation(ctx);
  await ctx.db.organisation.update({ where: { id }, data: { excludedFromStats: true } });
  await expect(
    deactivateOrganisation(ctx, staff, { organisation: id, motif: "Essai" }),
  ).rejects.toMatchObject({ code: "ORGANISATION_EQUIPE" });
});
