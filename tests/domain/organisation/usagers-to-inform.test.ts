import { describe, expect, test } from "vitest";
import { noteInformed, noteInformedSchema } from "@/lib/organisation/note-informed";
import { listUsagersToInform } from "@/lib/organisation/usagers-to-inform";
import { archiveIdentity } from "@/lib/usager/archive";
import { inTransaction } from "@/lib/db/transaction";
import { testContext } from "../../support/context";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";

const ctx = await testContext();

/** A closed structure, one usager of which is to be told of the end of one mandat. */
async function givenToTell() {
  const organisation = await givenOrganisation(ctx);
  const aidant = await givenUser(ctx, { organisations: [organisation] });
  const usager = await givenUsager(ctx, { givenName: "Yvonne", familyName: "LE GOFF" });
  const { mandat } = await givenMandat(ctx, {
    organisation,
    aidant,
    usager,
    demarches: ["papiers"],
  });
  await ctx.db.usagerToInform.create({
    data: {
      mandatId: mandat.id,
      organisationId: organisation.id,
      usagerId: usager.id,
      endedAt: ctx.clock.now(),
    },
  });
  return { organisation, usager, mandat };
}

describe("usagers to tell of the end of their mandat", () => {
  test("are ticked once: who and when stay those of the first time", async () => {
    const { organisation, usager, mandat } = await givenToTell();
    const [one, two] = [await givenStaff(ctx), await givenStaff(ctx)];
    const noted = ctx.clock.now();
    const both = await Promise.all([
      noteInformed(ctx, one.staff, { mandat: [mandat.id] }),
      noteInformed(ctx, one.staff, { mandat: [mandat.id] }),
    ]);
    expect(both.sort()).toEqual([0, 1]);
    ctx.clock.advance(60_000);
    expect(await noteInformed(ctx, two.staff, { mandat: [mandat.id] })).toBe(0);
    const told = await listUsagersToInform(ctx, two.staff, organisation.id, 1, "told");
    expect(told).toMatchObject({ left: 0, hasNext: false });
    expect(told.usagers).toMatchObject([
      { fullName: "Yvonne LE GOFF", informed: { at: noted, by: one.staff.fullName } },
    ]);
    const entries = await ctx.db.journalEntry.findMany({ where: { action: "usager_informed" } });
    expect(entries).toMatchObject([
      {
        actorId: one.staff.userId,
        organisationId: organisation.id,
        usagerId: usager.id,
        mandatId: mandat.id,
      },
    ]);
  });

  test("of all structures make one list by pages, oldest end first", async () => {
    const { staff } = await givenStaff(ctx);
    await ctx.db.usagerToInform.updateMany({
      where: { informedAt: null },
      data: { informedAt: ctx.clock.now(), informedById: staff.userId },
    });
    const ends: string[] = [];
    for (let n = 0; n < 51; n += 1) {
      ctx.clock.advance(1000);
      ends.push((await givenToTell()).mandat.id);
    }
    const first = await listUsagersToInform(ctx, staff, null, 1);
    const second = await listUsagersToInform(ctx, staff, null, 2);
    expect([first.hasNext, second.hasNext, first.left]).toEqual([true, false, 51]);
    const ids = [...first.usagers, ...second.usagers].map(({ mandatId }) => mandatId);
    expect(ids).toEqual(ends);
  });

  test("who were archived since have no name any more", async () => {
    const { organisation, usager } = await givenToTell();
    const { staff } = await givenStaff(ctx);
    await inTransaction(ctx, (tx) => archiveIdentity(ctx, tx, ctx.clock.now(), usager));
    const { usagers } = await listUsagersToInform(ctx, staff, organisation.id, 1);
    expect(usagers).toMatchObject([{ fullName: "", usagerId: usager.id }]);
  });

  test("are ticked by the technical administration only, fifty at most", async () => {
    const { mandat } = await givenToTell();
    const { staff } = await givenStaff(ctx, "METIER");
    await expect(noteInformed(ctx, staff, { mandat: [mandat.id] })).rejects.toMatchObject({
      code: "ADMIN_ROLE_REFUSE",
    });
    const ids = Array.from({ length: 51 }, () => ctx.random.uuid());
    for (const mandats of [[], ["x"], ids]) {
      expect(noteInformedSchema.safeParse({ mandat: mandats }).success).toBe(false);
    }
  });
});
