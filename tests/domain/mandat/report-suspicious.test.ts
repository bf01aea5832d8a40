import { beforeEach, describe, expect, test } from "vitest";
import { reportSuspiciousUse } from "@/lib/mandat/report-suspicious";
import { testContext } from "../../support/context";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext({ SUSPICIOUS_MANDATS_PER_HOUR: "3" });
const NOTHING = { outOfHours: 0, rushes: 0, repeatedRemote: 0 };

async function givenSignedAt(...instants: string[]) {
  const organisation = await givenOrganisation(ctx, { name: "Maison des lilas" });
  const aidant = await givenUser(ctx, { organisations: [organisation], lastName: "Durand" });
  const usager = await givenUsager(ctx);
  for (const instant of instants) {
    const own = await givenUsager(ctx);
    const createdAt = new Date(instant);
    await givenMandat(ctx, { organisation, aidant, usager: own, demarches: [], createdAt });
  }
  return { organisation, aidant, usager };
}

beforeEach(async () => {
  await ctx.db.$executeRaw`delete from outbox_message`;
});

describe("uses out of the ordinary", () => {
  test("of the day before in Paris are told once to the team: night, Sunday", async () => {
    // Monday 2 March 2026; Paris is an hour ahead of UTC.
    ctx.clock.set("2026-03-03T05:00:00.000Z");
    await givenSignedAt("2026-03-02T05:59:59Z", "2026-03-02T06:00:00Z", "2026-03-02T18:59:59Z");
    expect(await reportSuspiciousUse(ctx)).toEqual({ ...NOTHING, outOfHours: 1 });
    expect(await reportSuspiciousUse(ctx)).toEqual({ ...NOTHING, outOfHours: 1 });
    const mails = await mailsNamed(ctx, "suspicious-use");
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      to: ctx.settings.CONTACT_EMAIL,
      subject: "Usages à vérifier du 2 mars 2026",
    });
    expect(mails[0]?.text).toContain(
      "Camille Durand (Maison des lilas) : 1 mandat signé hors des heures d'ouverture",
    );
    // Sunday at noon.
    ctx.clock.set("2026-03-09T05:00:00.000Z");
    await givenSignedAt("2026-03-08T11:00:00Z");
    expect(await reportSuspiciousUse(ctx)).toEqual({ ...NOTHING, outOfHours: 1 });
  });

  test("count the mandats of an aidant within any hour", async () => {
    ctx.clock.set("2026-04-15T05:00:00.000Z");
    const hour = ["08:30", "08:50", "09:10"].map((time) => `2026-04-14T${time}:00Z`);
    await givenSignedAt(...hour);
    expect(await reportSuspiciousUse(ctx)).toEqual(NOTHING);
    await givenSignedAt(...hour, "2026-04-14T09:29:00Z");
    expect(await reportSuspiciousUse(ctx)).toEqual({ ...NOTHING, rushes: 1 });
  });

  test("name an usager helped several times at a distance by an identifier only", async () => {
    ctx.clock.set("2026-05-13T05:00:00.000Z");
    const { organisation, aidant, usager } = await givenSignedAt();
    const days = ["2026-05-12", "2026-05-05", "2026-04-20", "2026-03-01"];
    for (const [n, day] of days.entries()) {
      const createdAt = new Date(`${day}T09:00:00Z`);
      const { mandat } = await givenMandat(ctx, {
        organisation,
        aidant,
        usager,
        demarches: [],
        createdAt,
        duree: "SHORT",
        remote: true,
      });
      expect(mandat.isRemote, String(n)).toBe(true);
    }
    expect(await reportSuspiciousUse(ctx)).toEqual({ ...NOTHING, repeatedRemote: 1 });
    const [mail] = await mailsNamed(ctx, "suspicious-use");
    expect(mail?.text).toContain(`Usager ${usager.id} (Maison des lilas) : 3 mandats`);
    expect(mail?.text).not.toContain("DUBOIS");
    ctx.clock.set("2026-05-14T05:00:00.000Z");
    expect(await reportSuspiciousUse(ctx)).toEqual(NOTHING);
  });
});
