import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { downloadAttestation } from "@/lib/mandat/download-attestation";
import { listUsagers } from "@/lib/mandat/list-usagers";
import { readQrPayload } from "@/lib/mandat/read-qr-payload";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";
import { viewAttestation } from "@/lib/mandat/view-attestation";
import { viewUsager } from "@/lib/mandat/view-usager";
import { archiveDue } from "@/lib/retention/archive-due";
import { readArchivedIdentity } from "@/lib/usager/archive";
import { identifyUsager, type CivilIdentity } from "@/lib/usager/identify-usager";
import { fullNameOf, openIdentity } from "@/lib/usager/identity";
import { testContext } from "../../support/context";
import { givenUsager } from "../../support/factories/mandats";
import { givenIdentifiedDraft, signedMandat } from "../../support/factories/signature";
import { DAY, givenEnding, givenPerson, givenStructure, yearsAfter } from "./support";

const START = "2019-03-04T09:00:00.000Z";
const ACTOR = { kind: "system", name: "test" } as const;
const ctx = await testContext();

const archive = (dryRun = false) => archiveDue(ctx, ACTOR, { dryRun });
const usagerOf = (id: string) => ctx.db.usager.findUniqueOrThrow({ where: { id } });
const actionsOf = async (usagerId: string) =>
  (await ctx.db.journalEntry.findMany({ where: { usagerId }, orderBy: { recordedAt: "asc" } })).map(
    ({ action }) => action,
  );

// Each test has its own years: what an earlier one left is archived before it starts.
let start = new Date(START);
beforeEach(async () => {
  start = new Date(start.getTime() + 30 * DAY);
  ctx.clock.set(yearsAfter(start, 10));
  await archive();
  await ctx.db.outboxMessage.deleteMany();
  ctx.clock.set(start);
});

describe("archiving three years after the end", () => {
  test("begins one millisecond after three years, not before [MAN-061]", async () => {
    const here = await givenStructure(ctx);
    const { usager, mandat } = await givenPerson(ctx, here);
    const due = yearsAfter(mandat.expiresAt, 3);
    ctx.clock.set(due);
    expect(await archive()).toEqual({ mandats: 0, usagers: 0, held: 0 });
    expect(await readQrPayload(ctx, here.aidant, mandat.id)).toContain("/verification/");
    ctx.clock.advance(1);
    expect(await archive()).toEqual({ mandats: 1, usagers: 1, held: 0 });
    expect(await archive()).toEqual({ mandats: 0, usagers: 0, held: 0 });
    expect(await usagerOf(usager.id)).toMatchObject({ archivedAt: ctx.clock.now() });
    expect(await actionsOf(usager.id)).toEqual(["mandat_archived", "usager_archived"]);
  });

  test("takes the identity out of the active table, whole and encrypted", async () => {
    const here = await givenStructure(ctx);
    const { usager, mandat } = await givenPerson(ctx, here, {
      givenName: "Uma",
      familyName: "DIALLO",
      preferredUsername: "Mimi",
      phone: "+33612345678",
    });
    const before = { ...openIdentity(ctx, usager) };
    ctx.clock.set(yearsAfter(mandat.expiresAt, 4));
    await archive();
    const row = JSON.stringify(await usagerOf(usager.id));
    for (const known of ["Uma", "DIALLO", "diallo", "Mimi", usager.birthdate, "female"]) {
      expect(row).not.toContain(known);
    }
    const stored = await ctx.db.usagerArchive.findUniqueOrThrow({ where: { usagerId: usager.id } });
    expect(stored.content).not.toContain("DIALLO");
    expect(await readArchivedIdentity(ctx, ctx.db, usager.id)).toEqual({
      givenName: "Uma",
      familyName: "DIALLO",
      preferredUsername: "Mimi",
      gender: "female",
      ...before,
    });
  });

  test("closes every way of an aidant to the mandat and to the person [MAN-061]", async () => {
    const here = await givenStructure(ctx);
    const { mandat, usager } = await signedMandat(ctx, { signer: here.signer, duree: "MONTH" });
    ctx.clock.set(new Date(yearsAfter(mandat.expiresAt, 2)));
    expect((await viewAttestation(ctx, here.aidant, mandat.id)).document).not.toBeNull();
    ctx.clock.set(new Date(yearsAfter(mandat.expiresAt, 3).getTime() + DAY));
    await archive();
    const { aidant } = here;
    for (const way of [
      () => viewAttestation(ctx, aidant, mandat.id),
      () => downloadAttestation(ctx, aidant, mandat.id),
      () => readQrPayload(ctx, aidant, mandat.id),
      () =>
        revokeMandat(ctx, aidant, { mandat: mandat.id, demandeur: "structure", date_demande: "" }),
    ]) {
      await expect(way()).rejects.toMatchObject({ code: "MANDAT_INTROUVABLE" });
    }
    await expect(viewUsager(ctx, aidant, usager.id)).rejects.toMatchObject({
      code: "USAGER_INTROUVABLE",
    });
    for (const tab of ["active", "expired", "revoked", "replaced"] as const) {
      const { usagers } = await listUsagers(ctx, aidant, { tab, term: "", page: 1 });
      expect(usagers).toEqual([]);
    }
  });

  test("follows the last mandat in all organisations for the person, its own end for a mandat", async () => {
    const here = await givenStructure(ctx);
    const there = await givenStructure(ctx);
    const { usager, mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(start, 2));
    const later = await givenEnding(ctx, there, usager);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 4));
    expect(await archive()).toEqual({ mandats: 1, usagers: 0, held: 0 });
    expect(fullNameOf(await usagerOf(usager.id))).toBe(fullNameOf(usager));
    // Nothing of it is left where its mandat is archived, everything where the other is not.
    await expect(viewUsager(ctx, here.aidant, usager.id)).rejects.toMatchObject({
      code: "USAGER_INTROUVABLE",
    });
    expect((await viewUsager(ctx, there.aidant, usager.id)).id).toBe(usager.id);
    ctx.clock.set(new Date(yearsAfter(later.expiresAt, 3).getTime() + 1));
    expect(await archive()).toEqual({ mandats: 1, usagers: 1, held: 0 });
  });

  test("counts from the revocation when it came before the expiry", async () => {
    const here = await givenStructure(ctx);
    const { mandat } = await givenPerson(ctx, here);
    ctx.clock.advance(DAY);
    await revokeMandat(ctx, here.aidant, {
      mandat: mandat.id,
      demandeur: "usager-oral",
      date_demande: "",
    });
    ctx.clock.set(yearsAfter(ctx.clock.now(), 3));
    expect(await archive()).toMatchObject({ mandats: 0 });
    ctx.clock.advance(1);
    expect(await archive()).toMatchObject({ mandats: 1, usagers: 1 });
  });

  test("never takes a running mandat, nor a person at the counter", async () => {
    const here = await givenStructure(ctx);
    const running = await givenPerson(ctx, here);
    ctx.clock.set(new Date(running.mandat.expiresAt));
    expect(await archive()).toMatchObject({ mandats: 0, usagers: 0 });
    ctx.clock.set(yearsAfter(running.mandat.expiresAt, 5));
    await givenIdentifiedDraft(ctx, here.aidant, running.usager);
    expect(await archive()).toMatchObject({ mandats: 1, usagers: 0 });
    ctx.clock.advance(ctx.settings.DRAFT_TTL * 1000 + 1);
    expect(await archive()).toMatchObject({ mandats: 0, usagers: 1 });
  });

  test("takes who identified and never signed, three years after that", async () => {
    const usager = await givenUsager(ctx);
    ctx.clock.set(yearsAfter(start, 3));
    expect(await archive()).toMatchObject({ usagers: 0 });
    ctx.clock.advance(1);
    expect(await archive()).toMatchObject({ usagers: 1 });
    expect((await usagerOf(usager.id)).archivedAt).not.toBeNull();
  });

  test("counts and changes nothing in a dry run", async () => {
    const here = await givenStructure(ctx);
    const { usager, mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 4));
    expect(await archive(true)).toEqual({ mandats: 1, usagers: 1, held: 0 });
    expect((await usagerOf(usager.id)).archivedAt).toBeNull();
    expect(await actionsOf(usager.id)).toEqual([]);
    expect(await ctx.db.outboxMessage.count()).toBe(0);
    expect(await archive()).toEqual({ mandats: 1, usagers: 1, held: 0 });
  });

  test("tells the data protection officer how many, nothing when nothing was due", async () => {
    const here = await givenStructure(ctx);
    const { mandat } = await givenPerson(ctx, here);
    await archive();
    expect(await ctx.db.outboxMessage.count()).toBe(0);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 4));
    await archive();
    await archive();
    const mails = await ctx.db.outboxMessage.findMany();
    expect(mails.map(({ kind }) => kind)).toEqual(["archive-report"]);
  });

  test("runs twice at once without doing anything twice", async () => {
    const here = await givenStructure(ctx);
    const people = [await givenPerson(ctx, here), await givenPerson(ctx, here)];
    ctx.clock.set(yearsAfter(start, 5));
    const [one, two] = await Promise.all([archive(), archive()]);
    expect(one.usagers + two.usagers).toBe(2);
    for (const { usager } of people) {
      expect(await actionsOf(usager.id)).toEqual(["mandat_archived", "usager_archived"]);
    }
  });
});

describe("an archived person who identifies again", () => {
  const identity = (changes: Partial<CivilIdentity> = {}): CivilIdentity => ({
    fcSub: "fc-sub-of-uma",
    givenName: "Uma",
    familyName: "DIALLO",
    preferredUsername: null,
    gender: "female",
    birthdate: "1962-08-24",
    birthdateIdp: null,
    birthplace: "75107",
    birthcountry: "99100",
    email: null,
    ...changes,
  });

  test("is the same usager, with what was known, and its old mandats stay archived", async () => {
    const here = await givenStructure(ctx);
    const { usager, mandat } = await givenPerson(ctx, here, {
      fcSub: "fc-sub-of-uma",
      givenName: "Uma",
      familyName: "DIALLO",
      phone: "+33612345678",
    });
    ctx.clock.set(yearsAfter(mandat.expiresAt, 4));
    await archive();
    const draftId = ctx.random.uuid();
    const found = { identity: identity({ familyName: "DIALLO-MOREAU" }), phone: null, draftId };
    const id = await inTransaction(ctx, (tx) =>
      identifyUsager(ctx, tx, ctx.clock.now(), here.aidant, found),
    );
    expect(id).toBe(usager.id);
    const back = await usagerOf(id);
    expect(back).toMatchObject({ archivedAt: null, familyName: "DIALLO-MOREAU", gender: "female" });
    expect(openIdentity(ctx, back)).toMatchObject({
      phone: "+33612345678",
      email: "angela@exemple.test",
    });
    expect(await ctx.db.usagerArchive.count({ where: { usagerId: id } })).toBe(0);
    expect((await actionsOf(id)).slice(-3)).toEqual([
      "usager_restored",
      "update_identity_usager",
      "franceconnect_usager",
    ]);
    await expect(viewUsager(ctx, here.aidant, id)).rejects.toMatchObject({
      code: "USAGER_INTROUVABLE",
    });
    // Without a new mandat, the next night archives it again.
    expect(await archive()).toEqual({ mandats: 0, usagers: 1, held: 0 });
  });
});
