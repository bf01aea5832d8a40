import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "@/lib/auth/actor";
import { inTransaction } from "@/lib/db/transaction";
import { eraseEvidenceTask } from "@/lib/jobs/erase-evidence";
import { asRetention } from "@/lib/jobs/retention-database";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import { verifyAttestation } from "@/lib/mandat/verify-attestation";
import { checkAttestations } from "@/lib/jobs/check-attestations";
import { approveErasure } from "@/lib/retention/approve-erasure";
import { archiveDue } from "@/lib/retention/archive-due";
import { cancelErasure } from "@/lib/retention/cancel-erasure";
import { findDueForErasure } from "@/lib/retention/due-for-erasure";
import { eraseDue } from "@/lib/retention/erase-due";
import { erasureLimit } from "@/lib/retention/limits";
import { readRetention } from "@/lib/retention/read-retention";
import { requestErasure } from "@/lib/retention/request-erasure";
import { identifyUsager } from "@/lib/usager/identify-usager";
import { usagerSub } from "@/lib/usager/identity";
import { textOpener } from "@/scripts/journal/personal-texts";
import { testContext } from "../../support/context";
import { sqlClient, testDatabase } from "../../support/database";
import { givenStaff } from "../../support/factories/people";
import { recapPost, signedMandat } from "../../support/factories/signature";
import { answer, givenAsked } from "../../support/factories/consent";
import { givenUsager } from "../../support/factories/mandats";
import { givenSealer } from "../../support/journal";
import { verifyDatabase } from "../../support/sealed-journal";
import { DAY, givenEnding, givenPerson, givenStructure, yearsAfter } from "./support";

const ACTOR = { kind: "system", name: "test" } as const;
const addresses = await testDatabase();
const ctx = await testContext({ RETENTION_DATABASE_URL: addresses.retentionUrl }, addresses);
const retention = asRetention(ctx, addresses.retentionUrl);
const sql = sqlClient(addresses.retentionUrl);
afterAll(() => retention.db.$disconnect());

const erase = () => eraseDue(retention, ACTOR);
const sealBatch = givenSealer(ctx);
/** Entries are sealed by batches: until nothing waits. */
async function seal() {
  while ((await ctx.db.journalPending.count()) > 0) await sealBatch();
}
const openText = textOpener(ctx.settings.ENCRYPTION_KEYS);
const faults = async () => (await verifyDatabase(ctx, { openText })).faults;
const usagerOf = (id: string) => ctx.db.usager.findUniqueOrThrow({ where: { id } });
const documentsOf = (mandatId: string) =>
  ctx.db.attestationDocument.findMany({ where: { mandatId }, include: { pdf: true } });
const due = () => findDueForErasure(ctx.db, erasureLimit(ctx.clock.now()));

let one: StaffActor;
let two: StaffActor;
let here: Awaited<ReturnType<typeof givenStructure>>;

beforeAll(async () => {
  ctx.clock.set("2012-03-05T09:00:00.000Z");
  here = await givenStructure(ctx);
  one = (await givenStaff(ctx)).staff;
  two = (await givenStaff(ctx)).staff;
});

/** The whole way to the erasure: list, two approvals, job. */
async function eraseNow() {
  const id = await requestErasure(ctx, one);
  await approveErasure(ctx, one, id);
  await approveErasure(ctx, two, id);
  return { id, counts: await erase() };
}

// Each test starts where nothing is due: what an earlier one left is erased before.
let start = new Date("2012-03-05T09:00:00.000Z");
beforeEach(async () => {
  const open = await ctx.db.erasureRequest.findFirst({
    where: { completedAt: null, cancelledAt: null },
  });
  if (open) await cancelErasure(ctx, one, open.id);
  await ctx.db.legalHold.updateMany({
    where: { liftedAt: null },
    data: { liftedAt: ctx.clock.now(), liftedById: one.userId },
  });
  ctx.clock.set(yearsAfter(start, 8));
  if ((await due()).length > 0) await eraseNow();
  start = new Date(start.getTime() + 40 * DAY);
  ctx.clock.set(start);
});

describe("erasure six years after the end", () => {
  test("destroys text, bytes and identity, keeps what proves them; a second run does nothing [MAN-116] [MAN-061]", async () => {
    const { mandat, usager } = await signedMandat(ctx, { signer: here.signer, duree: "MONTH" });
    await ctx.db.attestationPdf.create({
      data: {
        attestationId: mandat.attestationId,
        bytes: new Uint8Array([1, 2, 3]),
        sha256: "hash-of-the-pdf",
        createdAt: ctx.clock.now(),
      },
    });
    const entryId = await inTransaction(ctx, (tx) =>
      recordPrivateEntry(ctx, tx, ctx.clock.now(), ACTOR, {
        action: "draft_expired",
        details: {},
        usagerId: usager.id,
        personal: { message: "Oui" },
      }),
    );
    const entries = () =>
      ctx.db.journalEntry.findMany({ where: { usagerId: usager.id }, orderBy: { id: "asc" } });
    const before = await entries();
    ctx.clock.set(new Date(yearsAfter(mandat.expiresAt, 6).getTime() + DAY));
    await archiveDue(ctx, ACTOR, { dryRun: false });
    const journal = await entries();
    await seal();
    expect(await faults()).toEqual([]);
    const { id, counts } = await eraseNow();
    await seal();
    expect(await faults()).toEqual([]);
    expect(counts).toEqual({ mandats: 1, usagers: 1, kept: 0, orphans: 0 });

    const [document] = await documentsOf(mandat.id);
    expect(document).toMatchObject({
      snapshot: "",
      sha256: mandat.attestation.sha256,
      signature: mandat.attestation.signature,
      pdf: { sha256: "hash-of-the-pdf" },
    });
    expect([document?.html.length, document?.pdf?.bytes.length]).toEqual([0, 0]);
    const pii = await ctx.db.journalPii.findUniqueOrThrow({ where: { entryId } });
    expect(pii.content).toBeNull();
    expect(await ctx.db.usagerArchive.count({ where: { usagerId: usager.id } })).toBe(0);
    const row = await usagerOf(usager.id);
    expect(row).toMatchObject({ givenName: "", familyName: "", birthdate: "", email: null });
    expect(row.sub).not.toBe(usager.sub);
    expect(row.erasedAt).not.toBeNull();

    const kept = (await entries()).filter((entry) => entry.action !== "usager_erased");
    expect(kept).toEqual(journal);
    expect(kept).toEqual(expect.arrayContaining(before));
    const [act] = await ctx.db.journalEntry.findMany({
      where: { action: "usager_erased" },
      orderBy: { recordedAt: "desc" },
      take: 1,
    });
    expect(act?.details).toMatchObject({ requestId: id, mandats: 1, texts: 1, attestations: 1 });

    const written = await ctx.db.journalEntry.count();
    expect(await erase()).toEqual({ mandats: 0, usagers: 0, kept: 0, orphans: 0 });
    expect(await due()).toEqual([]);
    await expect(requestErasure(ctx, one)).rejects.toMatchObject({
      code: "CONSERVATION_RIEN_A_EFFACER",
    });
    expect(await ctx.db.journalEntry.count()).toBe(written);
    // Erased is not altered: no alert, and the paper is not vouched for any more.
    expect(await checkAttestations(ctx)).toMatchObject({ altered: 0 });
    const printed = { attestationId: mandat.attestationId, sha256: mandat.attestation.sha256 };
    expect(await verifyAttestation(ctx, printed)).toEqual({ authentic: false });
    expect(await ctx.db.outboxMessage.count({ where: { kind: "attestation-altered" } })).toBe(0);
  });

  test("begins one millisecond after six years, not before", async () => {
    const { usager, mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 6));
    expect(await due()).toEqual([]);
    ctx.clock.advance(1);
    expect(await due()).toEqual([{ usagerId: usager.id, mandats: 1, whole: true }]);
  });

  test("keeps the person, and the later mandat, while one is younger in any organisation", async () => {
    const there = await givenStructure(ctx);
    const { usager, mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(start, 3));
    const later = await givenEnding(ctx, there, usager);
    ctx.clock.set(new Date(yearsAfter(mandat.expiresAt, 6).getTime() + 1));
    expect(await due()).toEqual([{ usagerId: usager.id, mandats: 1, whole: false }]);
    expect((await eraseNow()).counts).toEqual({ mandats: 1, usagers: 0, kept: 0, orphans: 0 });
    expect((await documentsOf(mandat.id))[0]?.erasedAt).not.toBeNull();
    expect((await documentsOf(later.id))[0]?.erasedAt).toBeNull();
    expect((await usagerOf(usager.id)).familyName).toBe("DUBOIS");
    ctx.clock.set(new Date(yearsAfter(later.expiresAt, 6).getTime() + 1));
    expect((await eraseNow()).counts).toEqual({ mandats: 1, usagers: 1, kept: 0, orphans: 0 });
  });

  test("makes a new usager of an erased person who identifies again", async () => {
    const { usager, mandat } = await givenPerson(ctx, here, { fcSub: "fc-sub-of-ugo" });
    ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
    await archiveDue(ctx, ACTOR, { dryRun: false });
    await eraseNow();
    const identity = {
      fcSub: "fc-sub-of-ugo",
      givenName: "Ugo",
      familyName: "MARTIN",
      preferredUsername: null,
      gender: "male",
      birthdate: "1950-01-02",
      birthdateIdp: null,
      birthplace: "75107",
      birthcountry: "99100",
      email: null,
    } as const;
    const found = { identity, phone: null, draftId: ctx.random.uuid() };
    const id = await inTransaction(ctx, (tx) =>
      identifyUsager(ctx, tx, ctx.clock.now(), here.aidant, found),
    );
    expect(id).not.toBe(usager.id);
    expect((await usagerOf(id)).sub).toBe(usagerSub(ctx.settings, "fc-sub-of-ugo"));
    expect((await usagerOf(usager.id)).familyName).toBe("");
    // The old mandat still counts, without person.
    expect(await ctx.db.mandat.count({ where: { usagerId: usager.id } })).toBe(1);
  });

  test("runs from its task with the retention role's address", async () => {
    const { mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
    const id = await requestErasure(ctx, one);
    await approveErasure(ctx, one, id);
    await approveErasure(ctx, two, id);
    expect(await eraseEvidenceTask.run(ctx)).toMatchObject({ mandats: 1, usagers: 1 });
    const report = await ctx.db.outboxMessage.findMany({ where: { kind: "erasure-report" } });
    expect(report.length).toBeGreaterThan(0);
  });
});

describe("what technical admins see", () => {
  test("is what is due, then the list and who approved it, then its end", async () => {
    const { mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
    const before = await readRetention(ctx, one);
    expect(before).toMatchObject({ due: { mandats: 1, usagers: 1 }, open: null, holds: [] });
    expect(await eraseEvidenceTask.dryRun(ctx)).toEqual({ mandats: 1, usagers: 1, orphans: 0 });
    const id = await requestErasure(ctx, one);
    await approveErasure(ctx, one, id);
    const mine = (await readRetention(ctx, one)).open;
    expect(mine).toMatchObject({ id, mandats: 1, usagers: 1, approvedByMe: true, approved: false });
    expect((await readRetention(ctx, two)).open).toMatchObject({ approvedByMe: false });
    expect(mine?.approvals.map(({ by }) => by)).toEqual([one.fullName]);
    await approveErasure(ctx, two, id);
    await erase();
    const after = await readRetention(ctx, one);
    expect(after).toMatchObject({ due: { mandats: 0, usagers: 0 }, open: null });
    const past = after.past.find((one) => one.id === id);
    expect(past).toMatchObject({ state: "completed", kept: 0 });
  });
});

describe("two people", () => {
  test("have to approve, and be two", async () => {
    const { usager, mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
    const id = await requestErasure(ctx, one);
    expect(await erase()).toEqual({ mandats: 0, usagers: 0, kept: 0, orphans: 0 });
    await approveErasure(ctx, one, id);
    await expect(approveErasure(ctx, one, id)).rejects.toMatchObject({
      code: "CONSERVATION_DEJA_APPROUVEE",
    });
    expect(await erase()).toEqual({ mandats: 0, usagers: 0, kept: 0, orphans: 0 });
    expect((await usagerOf(usager.id)).erasedAt).toBeNull();
    await approveErasure(ctx, two, id);
    expect(await erase()).toMatchObject({ usagers: 1 });
    const acts = await ctx.db.journalEntry.findMany({
      where: { action: { startsWith: "erasure_" }, details: { path: ["requestId"], equals: id } },
      orderBy: { recordedAt: "asc" },
    });
    expect(acts.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["erasure_requested", one.userId],
      ["erasure_approved", one.userId],
      ["erasure_approved", two.userId],
      ["erasure_completed", null],
    ]);
  });

  test("may give it up; one request is open at a time", async () => {
    const { mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
    const id = await requestErasure(ctx, one);
    await expect(requestErasure(ctx, two)).rejects.toMatchObject({
      code: "CONSERVATION_DEMANDE_EN_COURS",
    });
    await approveErasure(ctx, one, id);
    await approveErasure(ctx, two, id);
    await cancelErasure(ctx, two, id);
    expect(await erase()).toEqual({ mandats: 0, usagers: 0, kept: 0, orphans: 0 });
    await expect(approveErasure(ctx, one, id)).rejects.toMatchObject({
      code: "CONSERVATION_DEMANDE_INTROUVABLE",
    });
  });

  test("asking at the same time make one list", async () => {
    const { mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
    const asked = await Promise.allSettled([requestErasure(ctx, one), requestErasure(ctx, two)]);
    expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("erase_evidence in the database", () => {
  const call = (reason: string, approvals: string[], request: string, usager: string) =>
    sql.query("select * from erase_evidence($1, $2::uuid[], $3::uuid, $4::uuid)", [
      reason,
      approvals,
      request,
      usager,
    ]);

  test("refuses what is not approved, not listed, not asked for this reason", async () => {
    const { usager, mandat } = await givenPerson(ctx, here);
    ctx.clock.set(yearsAfter(mandat.expiresAt, 7));
    const id = await requestErasure(ctx, one);
    const both = [one.userId, two.userId];
    await approveErasure(ctx, one, id);
    const reason = "END_OF_RETENTION";
    await expect(call(reason, [one.userId], id, usager.id)).rejects.toThrow(/two approvals/);
    await expect(call(reason, both, id, usager.id)).rejects.toThrow(/two approvals/);
    await expect(call(reason, [one.userId, one.userId], id, usager.id)).rejects.toThrow(
      /two approvals/,
    );
    await approveErasure(ctx, two, id);
    await expect(call("because", both, id, usager.id)).rejects.toThrow(/unknown reason/);
    const stranger = await givenPerson(ctx, here);
    await expect(call(reason, both, id, stranger.usager.id)).rejects.toThrow(/not in an open/);
    await expect(call(reason, both, ctx.random.uuid(), usager.id)).rejects.toThrow(
      /not in an open/,
    );
    await expect(call(reason, [...both, here.user.id], id, usager.id)).rejects.toThrow(
      /two approvals/,
    );
    expect(await call(reason, both, id, usager.id)).toEqual([
      { mandats: 1, texts: 0, attestations: 1, whole: true },
    ]);
  });

  test("does not believe a list that brings the day forward", async () => {
    const { usager } = await givenPerson(ctx, here);
    const { query } = sqlClient(addresses.applicationUrl);
    const id = ctx.random.uuid();
    await query(
      `insert into erasure_request (id, due_before, requested_by_id, requested_at)
       values ($1, now() + interval '1 year', $2, now())`,
      [id, one.userId],
    );
    await query(
      "insert into erasure_subject (request_id, usager_id, mandats, whole) values ($1, $2, 1, true)",
      [id, usager.id],
    );
    await approveErasure(ctx, one, id);
    await approveErasure(ctx, two, id);
    await expect(call("END_OF_RETENTION", [one.userId, two.userId], id, usager.id)).rejects.toThrow(
      /not yet six years/,
    );
  });

  test("is the only path: no role changes evidence, not even under the eraser's name [MAN-108]", async () => {
    await signedMandat(ctx, { signer: here.signer });
    const app = sqlClient(addresses.applicationUrl);
    const owner = sqlClient(addresses.ownerUrl);
    const attempts = [
      "update attestation_document set snapshot = '', html = '', erased_at = now()",
      "update attestation_pdf set bytes = ''",
      "update journal_pii set content = null",
      "delete from journal_pii",
      "delete from attestation_document",
      "delete from attestation_pdf",
      "truncate journal_pii",
    ];
    for (const attempt of attempts) {
      await expect(app.query(attempt)).rejects.toThrow(/permission denied/);
      await expect(sql.query(attempt)).rejects.toThrow(/permission denied/);
    }
    await expect(owner.query(attempts[0] ?? "")).rejects.toThrow(/append-only/);
    await expect(owner.query("delete from attestation_document")).rejects.toThrow(/append-only/);
    for (const client of [app, sql, owner]) {
      await expect(client.query("set role aidants_eraser")).rejects.toThrow(/permission denied/);
    }
    const execute =
      "select * from erase_evidence('END_OF_RETENTION', '{}', gen_random_uuid(), gen_random_uuid())";
    await expect(app.query(execute)).rejects.toThrow(/permission denied for function/);
    await expect(owner.query(execute)).rejects.toThrow(/permission denied for function/);
  });
});

test("takes the conversation by SMS with the mandat: texts and numbers go, hashes stay", async () => {
  const { draftId, consentId } = await givenAsked(ctx, here.aidant);
  await answer(ctx, consentId, "Oui");
  const usager = await givenUsager(ctx);
  const now = ctx.clock.now();
  const draft = await ctx.db.mandatDraft.update({
    where: { id: draftId },
    data: {
      status: "IDENTIFIED",
      usagerId: usager.id,
      identifiedAt: now,
      legExpiresAt: new Date(now.getTime() + 30 * 60_000),
    },
  });
  ctx.clock.advance(60_000);
  const mandatId = await confirmMandat(
    ctx,
    here.aidant,
    await recapPost(ctx, draft, here.signer.device.code()),
  );
  const texts = async () => {
    const entries = await ctx.db.journalEntry.findMany({ where: { draftId } });
    const ids = entries.map(({ id }) => id);
    return ctx.db.journalPii.findMany({ where: { entryId: { in: ids } } });
  };
  expect((await texts()).filter(({ content }) => content !== null).length).toBeGreaterThan(2);
  const before = await ctx.db.consentRequest.findUniqueOrThrow({ where: { id: consentId } });
  const { expiresAt } = await ctx.db.mandat.findUniqueOrThrow({ where: { id: mandatId } });
  ctx.clock.set(yearsAfter(expiresAt, 7));
  await eraseNow();
  expect((await texts()).filter(({ content }) => content !== null)).toEqual([]);
  const after = await ctx.db.consentRequest.findUniqueOrThrow({ where: { id: consentId } });
  expect(after).toEqual({ ...before, phone: null });
  const messages = await ctx.db.smsMessage.findMany({ where: { consentRequestId: consentId } });
  expect(messages.length).toBeGreaterThan(2);
  for (const { body, bodyHash } of messages) expect([body, bodyHash.length]).toEqual([null, 64]);
});
