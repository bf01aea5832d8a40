import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { readUserinfo } from "@/lib/franceconnect/fi/read-userinfo";
import { recordStatEvent } from "@/lib/statistiques/record-event";
import { readDays, readMonths } from "@/lib/statistiques/read-publication";
import { readLive } from "@/lib/statistiques/read-live";
import { rebuildStatistics, refreshStatistics } from "@/lib/statistiques/refresh";
import { testContext, type TestContext } from "../../support/context";
import { givenAccessToken, givenFiWorld } from "../../support/factories/fi";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";
import { givenSignature, givenUse } from "../../support/factories/statistics";

let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext();
});

/** Figures as the next refresh publishes them. */
async function refreshed(of: TestContext = ctx) {
  await refreshStatistics(of);
  of.clock.advance(2_000);
  const live = await readLive(of);
  if (!live) throw new Error("no snapshot");
  return live;
}

const rows = () =>
  ctx.db.statDaily.findMany({
    orderBy: [{ day: "asc" }, { indicator: "asc" }, { thematique: "asc" }],
  });

describe("uses and signatures", () => {
  test("a first démarche of a person counts one of each, the next one a démarche [SITE-022]", async () => {
    const organisation = await givenOrganisation(ctx);
    const { usagerId } = await givenUse(ctx, organisation);
    expect((await refreshed()).figures).toMatchObject({ demarches: 1, personnes: 1, mandats: 0 });
    await givenUse(ctx, organisation, { usagerId, demarche: "papiers" });
    await givenSignature(ctx, organisation);
    expect((await refreshed()).figures).toMatchObject({ demarches: 2, personnes: 1, mandats: 1 });
  });

  test("an identity asked twice in one transaction of FranceConnect counts once [SITE-021]", async () => {
    const world = await givenFiWorld(ctx);
    const { accessToken } = await givenAccessToken(ctx, world);
    await readUserinfo(ctx, accessToken);
    await expect(readUserinfo(ctx, accessToken)).rejects.toThrow();
    expect((await refreshed()).figures.demarches).toBe(1);
  });

  test("an excluded structure moves no figure [SITE-023]", async () => {
    const organisation = await givenOrganisation(ctx);
    const before = (await refreshed()).figures;
    await ctx.db.organisation.update({
      where: { id: organisation.id },
      data: { excludedFromStats: true, statsExclusionReason: "EQUIPE" },
    });
    await givenUse(ctx, organisation);
    await givenSignature(ctx, organisation);
    const { figures } = await refreshed();
    expect(figures).toEqual({ ...before, structures_en_cours: before.structures_en_cours - 1 });
  });

  test("what is counted stays counted when its structure is excluded later [SITE-024]", async () => {
    const organisation = await givenOrganisation(ctx);
    const user = await givenUser(ctx, { organisations: [organisation] });
    const team = await givenStaff(ctx);
    for (let i = 0; i < 40; i += 1) await givenUse(ctx, organisation, { demarche: "famille" });
    await refreshed();
    const before = await rows();
    await ctx.db.organisation.updateMany({ data: { excludedFromStats: true } });
    await ctx.db.membership.create({
      data: { userId: user.id, organisationId: team.organisation.id, joinedAt: ctx.clock.now() },
    });
    expect((await refreshed()).figures.demarches).toBe(40);
    await rebuildStatistics(ctx);
    expect(await rows()).toEqual(before);
  });

  test("23:30 UTC on 31 January belongs to February in Paris [SITE-032]", async () => {
    const organisation = await givenOrganisation(ctx);
    await givenUse(ctx, organisation, { at: "2026-01-31T23:30:00.000Z" });
    await refreshed();
    const published = await readMonths(ctx);
    expect(published?.months).toEqual([
      { mois: "2026-02", demarches: 1, personnes: 1, mandats: 0, thematiques: { argent: 1 } },
    ]);
  });

  test("an unknown thématique goes under « autre » and sums hold [SITE-029] [SITE-030]", async () => {
    const organisation = await givenOrganisation(ctx);
    await givenUse(ctx, organisation, { at: "2026-01-15T10:00:00.000Z" });
    await givenUse(ctx, organisation, { demarche: null });
    await givenUse(ctx, organisation, { demarche: "loisirs" });
    const { figures } = await refreshed();
    const months = (await readMonths(ctx))?.months ?? [];
    const days = (await readDays(ctx))?.days ?? [];
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    expect(months.at(-1)?.thematiques).toEqual({ autre: 1, loisirs: 1 });
    const byTheme = months.flatMap(({ thematiques }) => Object.values(thematiques));
    expect(sum(byTheme)).toBe(figures.demarches);
    expect(sum(months.map(({ demarches }) => demarches))).toBe(figures.demarches);
    expect(sum(days.map(({ demarches }) => demarches))).toBe(figures.demarches);
    expect(sum(months.map(({ personnes }) => personnes))).toBe(figures.personnes);
  });

  test("blanking an usager and deleting what may be deleted lowers nothing [SITE-025]", async () => {
    const organisation = await givenOrganisation(ctx);
    const { usagerId } = await givenUse(ctx, organisation);
    await givenSignature(ctx, organisation);
    const before = (await refreshed()).figures;
    await ctx.db.usager.update({
      where: { id: usagerId },
      data: { givenName: "", familyName: "", preferredUsername: null },
    });
    expect((await refreshed()).figures).toEqual(before);
    await rebuildStatistics(ctx);
    ctx.clock.advance(2_000);
    expect((await readLive(ctx))?.figures).toEqual(before);
  });
});

describe("sums", () => {
  test("two machines at once count each event once", async () => {
    const organisation = await givenOrganisation(ctx);
    const other = await testContext(
      {},
      { ownerUrl: ctx.ownerUrl, applicationUrl: ctx.settings.DATABASE_URL },
    );
    const writers = Array.from({ length: 40 }, (_, i) =>
      givenUse(i % 2 ? other : ctx, organisation).then(() => undefined),
    );
    const readers = Array.from({ length: 12 }, async (_, i) => {
      await refreshStatistics(i % 2 ? other : ctx);
    });
    await Promise.all([...writers, ...readers]);
    await Promise.all([refreshStatistics(ctx), refreshStatistics(other)]);
    await refreshStatistics(ctx);
    expect((await refreshed()).figures).toMatchObject({ demarches: 40, personnes: 40 });
    expect(await ctx.db.statPending.count()).toBe(0);
  });

  test("an act that is rolled back counts nothing; a crash while adding up loses nothing", async () => {
    const organisation = await givenOrganisation(ctx);
    const { usagerId } = await givenUse(ctx, organisation);
    const act = inTransaction(ctx, async (tx) => {
      const event = {
        kind: "use_autorisation",
        organisationId: organisation.id,
        usagerId,
      } as const;
      await recordStatEvent(ctx, tx, ctx.clock.now(), event);
      throw new Error("undone");
    });
    await expect(act).rejects.toThrow("undone");
    const broken: TestContext = {
      ...ctx,
      log: { ...ctx.log, error: () => undefined } as TestContext["log"],
      clock: {
        ...ctx.clock,
        now: () => {
          throw new Error("crash");
        },
      },
    };
    await expect(refreshStatistics(broken)).rejects.toThrow("crash");
    expect((await refreshed()).figures.demarches).toBe(1);
  });

  test("the rebuild gives the same rows and the same figures [SITE-042]", async () => {
    const organisation = await givenOrganisation(ctx);
    const { usagerId } = await givenUse(ctx, organisation, { at: "2026-02-10T10:00:00.000Z" });
    await refreshed();
    // An older use that arrives late: the person moves to that day.
    await givenUse(ctx, organisation, { usagerId, at: "2026-02-01T10:00:00.000Z" });
    await givenUse(ctx, organisation, { demarche: null });
    await givenSignature(ctx, organisation);
    const { figures } = await refreshed();
    const positive = async () => (await rows()).filter(({ value }) => value > 0);
    const before = await positive();
    const first = before.find(({ indicator }) => indicator === "personnes");
    expect(first?.day.toISOString().slice(0, 10)).toBe("2026-02-01");
    await ctx.db.statDaily.deleteMany();
    await ctx.db.statFirstSeen.deleteMany();
    await rebuildStatistics(ctx);
    ctx.clock.advance(20_000);
    expect(await positive()).toEqual(before);
    expect((await readLive(ctx))?.figures).toEqual(figures);
    // What waits meanwhile is counted by the rebuild, once.
    await givenUse(ctx, organisation, { usagerId });
    expect((await rebuildStatistics(ctx)).events).toBe(1);
    expect((await refreshed()).figures.demarches).toBe(figures.demarches + 1);
  });
});

describe("the snapshot", () => {
  test("keeps its number while nothing changes and says until when it held", async () => {
    const organisation = await givenOrganisation(ctx);
    await givenUse(ctx, organisation);
    const first = await refreshed();
    const second = await refreshed();
    expect(second.number).toBe(first.number);
    expect(second.checkedAt.getTime()).toBeGreaterThan(first.checkedAt.getTime());
    await givenUse(ctx, organisation);
    expect((await refreshed()).number).toBeGreaterThan(first.number);
  });

  test("is frozen after five minutes without the background work [SITE-040]", async () => {
    expect((await refreshed()).frozen).toBe(false);
    ctx.clock.advance(6 * 60_000);
    expect((await readLive(ctx))?.frozen).toBe(true);
    expect((await refreshed()).frozen).toBe(false);
  });

  test("is read once for everybody who asks in the same second", async () => {
    await refreshed();
    const answers = await Promise.all(Array.from({ length: 50 }, () => readLive(ctx)));
    expect(new Set(answers.map((live) => live?.number)).size).toBe(1);
  });
});
