import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "@/lib/auth/actor";
import { asRetention } from "@/lib/jobs/retention-database";
import { piiContext } from "@/lib/journal/record-private";
import { approveErasure } from "@/lib/retention/approve-erasure";
import { archiveDue } from "@/lib/retention/archive-due";
import { cancelErasure } from "@/lib/retention/cancel-erasure";
import { eraseDue } from "@/lib/retention/erase-due";
import { liftHold } from "@/lib/retention/lift-hold";
import { placeHold } from "@/lib/retention/place-hold";
import { readArchivedUsager } from "@/lib/retention/read-archived-usager";
import { readHold, readRetention } from "@/lib/retention/read-retention";
import { requestErasure } from "@/lib/retention/request-erasure";
import { testContext } from "../../support/context";
import { testDatabase } from "../../support/database";
import { inLine } from "../../support/locks";
import { subLock } from "@/lib/usager/identity";
import { givenStaff } from "../../support/factories/people";
import { givenEnding, givenPerson, givenStructure, yearsAfter } from "./support";

const ACTOR = { kind: "system", name: "test" } as const;
const MOTIF = "Réquisition du tribunal du 4 mars, dossier 12";
const addresses = await testDatabase();
const ctx = await testContext({}, addresses);
const retention = asRetention(ctx, addresses.retentionUrl);
afterAll(() => retention.db.$disconnect());

const archive = () => archiveDue(ctx, ACTOR, { dryRun: false });
const hold = (usager: string, mandat = "") => placeHold(ctx, one, { usager, mandat, motif: MOTIF });
const lift = (mesure: string) =>
  liftHold(ctx, one, { mesure, motif: "Affaire jugée, délai passé" });

let one: StaffActor;
let two: StaffActor;
let here: Awaited<ReturnType<typeof givenStructure>>;
beforeAll(async () => {
  ctx.clock.set("2012-03-05T09:00:00.000Z");
  one = (await givenStaff(ctx)).staff;
  two = (await givenStaff(ctx)).staff;
  here = await givenStructure(ctx);
});

async function approved() {
  const id = await requestErasure(ctx, one);
  await approveErasure(ctx, one, id);
  await approveErasure(ctx, two, id);
}

describe("a legal hold", () => {
  test("on an usager suspends archive and erasure, until it is lifted", async () => {
    ctx.clock.set("2013-03-05T09:00:00.000Z");
    const { usager, mandat } = await givenPerson(ctx, here);
    const id = await hold(usager.id);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 4));
    expect(await archive()).toEqual({ mandats: 0, usagers: 0, held: 1 });
    ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
    await expect(requestErasure(ctx, one)).rejects.toMatchObject({
      code: "CONSERVATION_RIEN_A_EFFACER",
    });
    await lift(id);
    expect(await archive()).toEqual({ mandats: 1, usagers: 1, held: 0 });
    await approved();
    expect(await eraseDue(retention, ACTOR)).toEqual({
      mandats: 1,
      usagers: 1,
      kept: 0,
      orphans: 0,
    });
  });

  test("on one mandat keeps it and the identity, not the person's other mandats", async () => {
    ctx.clock.set("2013-03-05T09:00:00.000Z");
    const { usager, mandat } = await givenPerson(ctx, here);
    const there = await givenStructure(ctx);
    const other = await givenEnding(ctx, there, usager);
    const id = await hold(usager.id, mandat.id);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
    expect(await archive()).toEqual({ mandats: 1, usagers: 0, held: 1 });
    await approved();
    expect(await eraseDue(retention, ACTOR)).toEqual({
      mandats: 1,
      usagers: 0,
      kept: 0,
      orphans: 0,
    });
    const erased = await ctx.db.attestationDocument.findMany({
      where: { mandatId: { in: [mandat.id, other.id] }, erasedAt: { not: null } },
    });
    expect(erased.map(({ mandatId }) => mandatId)).toEqual([other.id]);
    await lift(id);
    await archive();
    await approved();
    expect(await eraseDue(retention, ACTOR)).toMatchObject({ mandats: 1, usagers: 1 });
  });

  test("placed after the approvals is respected all the same", async () => {
    ctx.clock.set("2013-03-05T09:00:00.000Z");
    const { usager, mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
    await approved();
    const id = await hold(usager.id);
    expect(await eraseDue(retention, ACTOR)).toEqual({
      mandats: 0,
      usagers: 0,
      kept: 1,
      orphans: 0,
    });
    const subject = await ctx.db.erasureSubject.findFirst({ where: { usagerId: usager.id } });
    expect(subject?.outcome).toBe("KEPT");
    await lift(id);
    await approved();
    expect(await eraseDue(retention, ACTOR)).toMatchObject({ usagers: 1 });
  });

  test("says who, when and why, the reason encrypted; is one at a time and lifted once", async () => {
    const { usager } = await givenPerson(ctx, here);
    const id = await hold(usager.id);
    await expect(hold(usager.id)).rejects.toMatchObject({ code: "CONSERVATION_DEJA_RETENU" });
    const row = await ctx.db.legalHold.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ placedById: one.userId, placedAt: ctx.clock.now() });
    expect(row.reason).not.toContain("tribunal");
    expect(await readHold(ctx, one, id)).toMatchObject({ usagerId: usager.id, reason: MOTIF });
    await lift(id);
    for (const gone of [id, "not-an-identifier"]) {
      await expect(readHold(ctx, one, gone)).rejects.toMatchObject({
        code: "CONSERVATION_MESURE_INTROUVABLE",
      });
    }
    await expect(lift(id)).rejects.toMatchObject({ code: "CONSERVATION_MESURE_INTROUVABLE" });
    const acts = await ctx.db.journalEntry.findMany({
      where: { usagerId: usager.id },
      orderBy: { recordedAt: "asc" },
    });
    expect(acts.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["legal_hold_placed", one.userId],
      ["legal_hold_lifted", one.userId],
    ]);
    expect(JSON.stringify(acts)).not.toContain("tribunal");
  });

  test("is refused on a person or a mandat that does not exist, or is somebody else's", async () => {
    const { usager } = await givenPerson(ctx, here);
    const other = await givenPerson(ctx, here);
    const refused = { code: "CONSERVATION_SUJET_INTROUVABLE" };
    await expect(hold(ctx.random.uuid())).rejects.toMatchObject(refused);
    await expect(hold(usager.id, other.mandat.id)).rejects.toMatchObject(refused);
  });
});

test("a hold asked for while the person is being erased is refused", async () => {
  ctx.clock.set("2013-03-05T09:00:00.000Z");
  const { usager, mandat } = await givenPerson(ctx, here);
  ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
  await approved();
  const [erasure, refused] = await inLine(ctx, subLock(usager.sub), [
    () => eraseDue(retention, ACTOR),
    () => hold(usager.id),
  ]);
  expect(erasure).toMatchObject({ status: "fulfilled", value: { usagers: 1, kept: 0 } });
  expect(refused).toMatchObject({
    status: "rejected",
    reason: { code: "CONSERVATION_SUJET_INTROUVABLE" },
  });
  expect(await ctx.db.legalHold.count({ where: { usagerId: usager.id } })).toBe(0);
});

describe("an archived usager", () => {
  test("is read by a technical admin, with a reason that the journal keeps", async () => {
    ctx.clock.set("2013-03-05T09:00:00.000Z");
    const { usager, mandat } = await givenPerson(ctx, here, { familyName: "DIALLO" });
    ctx.clock.set(yearsAfter(mandat.expiresAt, 4));
    const asked = { usager: usager.id, motif: MOTIF };
    const absent = { code: "CONSERVATION_ARCHIVE_INTROUVABLE" };
    await expect(readArchivedUsager(ctx, one, asked)).rejects.toMatchObject(absent);
    await archive();
    const read = await readArchivedUsager(ctx, one, asked);
    expect(read.identity).toMatchObject({ familyName: "DIALLO", birthdate: "1962-08-24" });
    expect(read.mandats).toMatchObject([{ id: mandat.id, endedAt: mandat.expiresAt }]);
    const [entry] = await ctx.db.journalEntry.findMany({ where: { action: "admin_read" } });
    expect(entry).toMatchObject({ actorId: one.userId, usagerId: usager.id });
    const pii = await ctx.db.journalPii.findUniqueOrThrow({ where: { entryId: entry?.id ?? "" } });
    expect(ctx.cipher.open(pii.content ?? "", piiContext(pii.entryId))).toContain(MOTIF);
    await expect(
      readArchivedUsager(ctx, one, { ...asked, usager: ctx.random.uuid() }),
    ).rejects.toMatchObject(absent);
  });
});

test("every act is refused to staff without the technical role", async () => {
  const { staff } = await givenStaff(ctx, "METIER");
  const { usager } = await givenPerson(ctx, here);
  const id = ctx.random.uuid();
  for (const act of [
    () => placeHold(ctx, staff, { usager: usager.id, mandat: "", motif: MOTIF }),
    () => liftHold(ctx, staff, { mesure: id, motif: MOTIF }),
    () => readArchivedUsager(ctx, staff, { usager: usager.id, motif: MOTIF }),
    () => readRetention(ctx, staff),
    () => requestErasure(ctx, staff),
    () => approveErasure(ctx, staff, id),
    () => cancelErasure(ctx, staff, id),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "CONSERVATION_REFUSEE" });
  }
});
