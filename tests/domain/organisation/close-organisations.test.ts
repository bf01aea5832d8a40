import { describe, expect, test } from "vitest";
import { readSession } from "@/lib/auth/session";
import { listDemoMessages } from "@/lib/demo/list-messages";
import { runTask } from "@/lib/jobs/run-task";
import { taskNamed } from "@/lib/jobs/tasks";
import { deactivateOrganisation } from "@/lib/organisation/deactivate-organisation";
import { reactivateOrganisation } from "@/lib/organisation/reactivate-organisation";
import { SUSPENSION_DAYS } from "@/lib/organisation/suspension";
import { listUsagersToInform } from "@/lib/organisation/usagers-to-inform";
import { testContext } from "../../support/context";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import {
  givenOrganisation,
  givenSession,
  givenStaff,
  givenUser,
} from "../../support/factories/people";

const DAY = 86_400_000;
const ctx = await testContext();

async function run() {
  const task = taskNamed("close-organisations");
  if (!task) throw new Error("no such task");
  return runTask(ctx, task);
}

/** A structure with two running mandats of one usager, an expired one, and people. */
async function suspended() {
  const [organisation, other] = [await givenOrganisation(ctx), await givenOrganisation(ctx)];
  const ana = await givenUser(ctx, { organisations: [organisation] });
  const max = await givenUser(ctx, { organisations: [organisation, other] });
  const usager = await givenUsager(ctx, { givenName: "Yvonne", familyName: "LE GOFF" });
  const scope = { organisation, aidant: ana, usager };
  const running = await givenMandat(ctx, { ...scope, demarches: ["papiers", "argent"] });
  const second = await givenMandat(ctx, { ...scope, demarches: ["social"] });
  const short = await givenMandat(ctx, { ...scope, demarches: ["loisirs"], duree: "SHORT" });
  const elsewhere = await givenMandat(ctx, {
    organisation: other,
    aidant: max,
    usager,
    demarches: ["papiers"],
  });
  const { staff } = await givenStaff(ctx);
  const motif = "Ne répond plus";
  await deactivateOrganisation(ctx, staff, { organisation: organisation.id, motif });
  const made = { running, second, short, elsewhere };
  return { organisation, other, ana, max, usager, staff, ...made };
}

const endOf = async (id: string) => {
  const { endedAt, endReason } = await ctx.db.mandat.findUniqueOrThrow({ where: { id } });
  return [endedAt, endReason];
};

describe("a structure suspended for 30 days [MAN-106]", () => {
  test("is closed at the very instant and not before: mandats end, people leave, once", async () => {
    const s = await suspended();
    ctx.clock.advance(SUSPENSION_DAYS * DAY - 1);
    expect(await run()).toEqual({ organisations: 0, mandats: 0, members: 0 });
    expect(await endOf(s.running.mandat.id)).toEqual([null, null]);
    ctx.clock.advance(1);
    expect(await run()).toEqual({ organisations: 1, mandats: 2, members: 2 });

    const now = ctx.clock.now();
    for (const { mandat } of [s.running, s.second])
      expect(await endOf(mandat.id)).toEqual([now, "REVOKED_BY_STRUCTURE"]);
    for (const { mandat } of [s.short, s.elsewhere])
      expect(await endOf(mandat.id)).toEqual([null, null]);
    const ends = await ctx.db.journalEntry.findMany({
      where: { mandatId: s.running.mandat.id },
      orderBy: { recordedAt: "asc" },
    });
    expect(ends.map(({ action, demarches }) => [action, ...demarches])).toEqual([
      ["cancel_autorisation", "argent"],
      ["cancel_autorisation", "papiers"],
      ["cancel_mandat"],
    ]);
    expect(ends[0]).toMatchObject({
      actorKind: "system",
      actorId: null,
      organisationId: s.organisation.id,
      details: { reason: "REVOKED_BY_STRUCTURE", job: "close-organisations" },
    });
    const documents = await ctx.db.attestationDocument.findMany({
      where: { mandatId: s.running.mandat.id, kind: "REVOCATION_MANDAT" },
    });
    expect(documents).toHaveLength(1);
    const hashes = new Set(ends.map(({ attestationHash }) => attestationHash));
    expect(hashes).toEqual(new Set([documents[0]?.sha256]));
    const account = await ctx.db.user.findUniqueOrThrow({ where: { id: s.ana.id } });
    expect(account).toMatchObject({ deactivatedAt: now, deactivationReason: "ORGANISATION" });
    const left = await ctx.db.membership.findMany({ where: { userId: s.max.id } });
    expect(left.map(({ organisationId }) => organisationId)).toEqual([s.other.id]);
    const mails = (await listDemoMessages(ctx, s.max.email)) ?? [];
    expect(mails.map(({ kind }) => kind)).toEqual(["organisations-changed"]);
    const before = await ctx.db.journalEntry.count();
    expect(await run()).toEqual({ organisations: 0, mandats: 0, members: 0 });
    expect(await ctx.db.journalEntry.count()).toBe(before);
  });

  test("lists whom to tell for the technical administration, and mails no name", async () => {
    const s = await suspended();
    ctx.clock.advance(SUSPENSION_DAYS * DAY);
    await run();
    const { usagers, left } = await listUsagersToInform(ctx, s.staff, s.organisation.id, 1);
    expect(left).toBe(2);
    expect(usagers.map(({ fullName }) => fullName)).toEqual(["Yvonne LE GOFF", "Yvonne LE GOFF"]);
    const reads = await ctx.db.journalEntry.findMany({
      where: { action: "admin_read", organisationId: s.organisation.id },
    });
    expect(reads).toMatchObject([{ actorId: s.staff.userId }]);
    const sent = (await listDemoMessages(ctx, ctx.settings.CONTACT_EMAIL)) ?? [];
    const mail = sent.find(({ text }) => text.includes(s.organisation.name));
    expect(mail?.text).toContain("1 personne accompagnée");
    expect(mail?.text).not.toContain("GOFF");
    const { staff } = await givenStaff(ctx, "METIER");
    const refused = listUsagersToInform(ctx, staff, s.organisation.id, 1);
    await expect(refused).rejects.toMatchObject({ code: "ORGANISATION_INTROUVABLE" });
  });

  test("reactivated a moment before, it is left alone", async () => {
    const s = await suspended();
    ctx.clock.advance(SUSPENSION_DAYS * DAY - 1);
    await reactivateOrganisation(ctx, s.staff, s.organisation.id);
    ctx.clock.advance(DAY);
    expect(await run()).toEqual({ organisations: 0, mandats: 0, members: 0 });
    expect(await endOf(s.running.mandat.id)).toEqual([null, null]);
    const { token } = await givenSession(ctx, s.ana, s.organisation);
    const reading = await readSession(ctx, token, { slide: false });
    expect(reading).toMatchObject({ state: "live", session: { organisationActive: true } });
  });

  test("reactivated afterwards, it comes back without its mandats nor its people", async () => {
    const s = await suspended();
    ctx.clock.advance(SUSPENSION_DAYS * DAY);
    await run();
    const back = await reactivateOrganisation(ctx, s.staff, s.organisation.id);
    expect(back).toEqual({ restored: false });
    expect((await endOf(s.running.mandat.id))[1]).toBe("REVOKED_BY_STRUCTURE");
    const account = await ctx.db.user.findUniqueOrThrow({ where: { id: s.ana.id } });
    expect(account.deactivatedAt).not.toBeNull();
  });

  test("two machines close it together: each thing once", async () => {
    const s = await suspended();
    ctx.clock.advance(SUSPENSION_DAYS * DAY);
    const second = { ...ctx };
    const task = taskNamed("close-organisations");
    await Promise.all([task?.run(ctx), task?.run(second)]);
    const ends = await ctx.db.journalEntry.count({
      where: { mandatId: s.running.mandat.id, action: "cancel_mandat" },
    });
    expect(ends).toBe(1);
    const leavings = await ctx.db.journalEntry.count({
      where: { organisationId: s.organisation.id, action: "leave_organisation" },
    });
    expect(leavings).toBe(2);
  });
});
