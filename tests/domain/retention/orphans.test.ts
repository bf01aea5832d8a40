import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { searchUsagers } from "@/lib/administration/search-usagers";
import type { StaffActor } from "@/lib/auth/actor";
import { asRetention } from "@/lib/jobs/retention-database";
import { approveErasure } from "@/lib/retention/approve-erasure";
import { cancelErasure } from "@/lib/retention/cancel-erasure";
import { eraseDue } from "@/lib/retention/erase-due";
import { placeHold } from "@/lib/retention/place-hold";
import { readRetention } from "@/lib/retention/read-retention";
import { requestErasure } from "@/lib/retention/request-erasure";
import { textOpener } from "@/scripts/journal/personal-texts";
import { testContext } from "../../support/context";
import { sqlClient, testDatabase } from "../../support/database";
import { answer, givenAsked } from "../../support/factories/consent";
import { givenUsager } from "../../support/factories/mandats";
import { givenStaff } from "../../support/factories/people";
import { givenSealer } from "../../support/journal";
import { verifyDatabase } from "../../support/sealed-journal";
import { DAY, givenStructure, yearsAfter } from "./support";

const ACTOR = { kind: "system", name: "test" } as const;
const addresses = await testDatabase();
const ctx = await testContext({ RETENTION_DATABASE_URL: addresses.retentionUrl }, addresses);
const retention = asRetention(ctx, addresses.retentionUrl);
const sql = sqlClient(addresses.retentionUrl);
afterAll(() => retention.db.$disconnect());
const sealBatch = givenSealer(ctx);

let one: StaffActor;
let two: StaffActor;
let start = new Date("2012-03-05T09:00:00.000Z");
beforeAll(async () => {
  ctx.clock.set(start);
  one = (await givenStaff(ctx)).staff;
  two = (await givenStaff(ctx)).staff;
});

async function approved(): Promise<string> {
  const id = await requestErasure(ctx, one);
  await approveErasure(ctx, one, id);
  await approveErasure(ctx, two, id);
  return id;
}

// Each test starts where nothing is due.
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
  const { due } = await readRetention(ctx, one);
  if (due.mandats + due.usagers + due.orphans > 0) {
    await approved();
    await eraseDue(retention, ACTOR);
  }
  start = new Date(start.getTime() + 40 * DAY);
  ctx.clock.set(start);
});

/** A conversation that the usager refused: nobody is known. */
async function refusedConsent() {
  const { aidant } = await givenStructure(ctx);
  const given = await givenAsked(ctx, aidant);
  await answer(ctx, given.consentId, "Non");
  return given;
}

const consentOf = (id: string) => ctx.db.consentRequest.findUniqueOrThrow({ where: { id } });
const bodiesOf = async (consentRequestId: string) =>
  (await ctx.db.smsMessage.findMany({ where: { consentRequestId } })).map(({ body }) => body);
const textsOf = async (where: { draftId?: string; action?: string; actorId?: string }) => {
  const entries = await ctx.db.journalEntry.findMany({ where, orderBy: { id: "asc" } });
  const ids = entries.map(({ id }) => id);
  const texts = await ctx.db.journalPii.findMany({ where: { entryId: { in: ids } } });
  return { entries, texts: texts.map(({ content }) => content) };
};

describe("personal texts of no mandat", () => {
  test("are destroyed six years after, alone on their list: entries and hashes stay and verify", async () => {
    const { draftId, consentId } = await refusedConsent();
    await searchUsagers(ctx, one, { term: "Yvonne LE GOFF", page: 1 });
    const searches = { action: "admin_read", actorId: one.userId };
    const before = await consentOf(consentId);
    const journal = await textsOf({ draftId });
    expect(journal.texts.filter((text) => text !== null).length).toBeGreaterThan(2);

    ctx.clock.set(new Date(yearsAfter(start, 6).getTime() - DAY));
    await expect(requestErasure(ctx, one)).rejects.toMatchObject({
      code: "CONSERVATION_RIEN_A_EFFACER",
    });
    ctx.clock.set(new Date(yearsAfter(start, 6).getTime() + DAY));
    const { due } = await readRetention(ctx, one);
    expect(due).toMatchObject({ mandats: 0, usagers: 0 });
    expect(due.orphans).toBe(journal.texts.length + 2);
    const id = await approved();
    expect((await readRetention(ctx, one)).open).toMatchObject({ orphans: due.orphans });
    expect(await eraseDue(retention, ACTOR)).toEqual({
      mandats: 0,
      usagers: 0,
      kept: 0,
      orphans: due.orphans,
    });

    expect(await consentOf(consentId)).toEqual({ ...before, phone: null });
    expect(new Set(await bodiesOf(consentId))).toEqual(new Set([null]));
    const after = await textsOf({ draftId });
    expect(after.entries).toEqual(journal.entries);
    expect(new Set(after.texts)).toEqual(new Set([null]));
    expect(new Set((await textsOf(searches)).texts)).toEqual(new Set([null]));
    const acts = await ctx.db.journalEntry.findMany({ where: { action: "orphan_texts_erased" } });
    expect(acts.map(({ details }) => details)).toContainEqual(
      expect.objectContaining({ requestId: id, conversations: 1, texts: due.orphans - 1 }),
    );
    while ((await ctx.db.journalPending.count()) > 0) await sealBatch();
    const openText = textOpener(ctx.settings.ENCRYPTION_KEYS);
    expect((await verifyDatabase(ctx, { openText })).faults).toEqual([]);
    await expect(requestErasure(ctx, one)).rejects.toMatchObject({
      code: "CONSERVATION_RIEN_A_EFFACER",
    });
  });

  test("are kept with an usager under a legal hold", async () => {
    const { draftId, consentId } = await refusedConsent();
    const usager = await givenUsager(ctx);
    await ctx.db.consentRequest.update({
      where: { id: consentId },
      data: { usagerId: usager.id },
    });
    ctx.clock.set(yearsAfter(start, 7));
    const motif = "Réquisition du tribunal du 4 mars";
    await placeHold(ctx, one, { usager: usager.id, mandat: "", motif });
    await expect(requestErasure(ctx, one)).rejects.toMatchObject({
      code: "CONSERVATION_RIEN_A_EFFACER",
    });
    const other = await refusedConsent();
    ctx.clock.set(yearsAfter(start, 14));
    await approved();
    await eraseDue(retention, ACTOR);
    expect((await consentOf(other.consentId)).phone).toBeNull();
    expect((await consentOf(consentId)).phone).not.toBeNull();
    expect((await textsOf({ draftId })).texts).not.toContain(null);
  });

  test("are erased by the database only under an open, approved and ripe request", async () => {
    await refusedConsent();
    ctx.clock.set(yearsAfter(start, 7));
    const id = await requestErasure(ctx, one);
    const both = [one.userId, two.userId];
    const call = (approvals: string[], request: string, reason = "END_OF_RETENTION") =>
      sql.query("select * from erase_orphans($1, $2::uuid[], $3::uuid)", [
        reason,
        approvals,
        request,
      ]);
    await approveErasure(ctx, one, id);
    await expect(call(both, id)).rejects.toThrow(/two approvals/);
    await approveErasure(ctx, two, id);
    await expect(call(both, id, "because")).rejects.toThrow(/unknown reason/);
    await expect(call([one.userId, one.userId], id)).rejects.toThrow(/two approvals/);
    await expect(call(both, ctx.random.uuid())).rejects.toThrow(/not an open request/);
    for (const url of [addresses.applicationUrl, addresses.ownerUrl]) {
      await expect(
        sqlClient(url).query("select * from erase_orphans('x', '{}', gen_random_uuid())"),
      ).rejects.toThrow(/permission denied for function/);
    }
    expect(await call(both, id)).toMatchObject([{ conversations: 1 }]);
  });
});
