import { describe, expect, test } from "vitest";
import { dryRun } from "@/lib/jobs/dry-run";
import { taskNamed } from "@/lib/jobs/tasks";
import { readArchivedAccounts } from "@/lib/retention/read-archived-account";
import { retireAccounts } from "@/lib/retention/retire-accounts";
import { textOpener } from "@/scripts/journal/personal-texts";
import { testContext } from "../../support/context";
import { sqlClient } from "../../support/database";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";
import { givenSealer } from "../../support/journal";
import { verifyDatabase } from "../../support/sealed-journal";
import { yearsAfter } from "./support";

const ctx = await testContext();
const sealBatch = givenSealer(ctx);
const owner = sqlClient(ctx.ownerUrl);
const MOTIF = "Demande d'accès de la personne";

/** A professional who left at this instant. */
async function givenGone(options: { email?: string } = {}) {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], ...options });
  await ctx.db.user.update({
    where: { id: user.id },
    data: { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT", phone: "sealed" },
  });
  return { organisation, user };
}

const accountOf = (id: string) => ctx.db.user.findUniqueOrThrow({ where: { id } });
const at = (instant: Date, more = 0) => ctx.clock.set(new Date(instant.getTime() + more));

describe("accounts out of activity", () => {
  test("lose address, phone and memberships after three years, names after six; once each", async () => {
    const left = ctx.clock.now();
    const { user } = await givenGone();
    at(yearsAfter(left, 3));
    expect(await retireAccounts(ctx)).toEqual({ archived: 0, erased: 0 });
    at(yearsAfter(left, 3), 1);
    expect(await retireAccounts(ctx)).toEqual({ archived: 1, erased: 0 });
    expect(await retireAccounts(ctx)).toEqual({ archived: 0, erased: 0 });
    const archived = await accountOf(user.id);
    expect(archived).toMatchObject({ phone: null, canCreateMandats: false });
    expect(archived).toMatchObject({ firstName: user.firstName, lastName: user.lastName });
    expect(archived.email).not.toContain("structure.test");
    expect(await ctx.db.membership.count({ where: { userId: user.id } })).toBe(0);
    const kept = await ctx.db.accountArchive.findUniqueOrThrow({ where: { userId: user.id } });
    expect(JSON.stringify(kept)).not.toContain(user.email);

    at(yearsAfter(left, 6), 1);
    const both = await Promise.all([retireAccounts(ctx), retireAccounts(ctx)]);
    expect(both.map(({ erased }) => erased).sort()).toEqual([0, 1]);
    expect(await accountOf(user.id)).toMatchObject({ firstName: "Compte", lastName: "effacé" });
    expect(await ctx.db.accountArchive.count({ where: { userId: user.id } })).toBe(0);
    const acts = await ctx.db.journalEntry.findMany({
      where: { action: { in: ["account_archived", "account_erased"] } },
      orderBy: { occurredAt: "asc" },
    });
    expect(acts.map(({ action, details }) => [action, details])).toEqual([
      ["account_archived", { userId: user.id, job: "account-retention" }],
      ["account_erased", { userId: user.id, job: "account-retention" }],
    ]);
    expect(JSON.stringify(acts)).not.toContain(user.email);
    while ((await ctx.db.journalPending.count()) > 0) await sealBatch();
    const openText = textOpener(ctx.settings.ENCRYPTION_KEYS);
    expect((await verifyDatabase(ctx, { openText })).faults).toEqual([]);
  });

  test("keep their names as long as evidence of a mandat of theirs stands", async () => {
    const left = ctx.clock.now();
    const { user, organisation } = await givenGone();
    const usager = await givenUsager(ctx);
    await givenMandat(ctx, { organisation, aidant: user, usager, demarches: ["papiers"] });
    at(yearsAfter(left, 7));
    expect(await retireAccounts(ctx)).toEqual({ archived: 1, erased: 0 });
    expect((await accountOf(user.id)).lastName).toBe(user.lastName);
    // As erase_evidence leaves it.
    await owner.query("alter table attestation_document disable trigger attestation_no_change");
    await owner.query(
      "update attestation_document set snapshot = '', html = '', erased_at = now()",
    );
    expect(await retireAccounts(ctx)).toEqual({ archived: 0, erased: 1 });
  });

  test("stay when they are active, came back since, or are of the team", async () => {
    const left = ctx.clock.now();
    const { user: back } = await givenGone();
    await ctx.db.user.update({
      where: { id: back.id },
      data: { lastLoginAt: yearsAfter(left, 1) },
    });
    const active = await givenUser(ctx, { organisations: [await givenOrganisation(ctx)] });
    const { user: staff } = await givenStaff(ctx);
    await ctx.db.user.update({ where: { id: staff.id }, data: { deactivatedAt: left } });
    at(yearsAfter(left, 4));
    expect(await retireAccounts(ctx)).toEqual({ archived: 0, erased: 0 });
    for (const { id, email } of [back, active, staff]) {
      expect((await accountOf(id)).email).toBe(email);
    }
    await ctx.db.user.updateMany({ data: { lastLoginAt: ctx.clock.now() } });
  });

  test("free their address: the person is registered again, in another account", async () => {
    const left = ctx.clock.now();
    const email = `camille-${ctx.random.token(6).toLowerCase()}@structure.test`;
    const { user } = await givenGone({ email });
    at(yearsAfter(left, 4));
    await retireAccounts(ctx);
    const again = await givenUser(ctx, { organisations: [await givenOrganisation(ctx)], email });
    expect(again.id).not.toBe(user.id);
    await ctx.db.user.update({ where: { id: again.id }, data: { deactivatedAt: ctx.clock.now() } });
    at(yearsAfter(ctx.clock.now(), 4));
    expect((await retireAccounts(ctx)).archived).toBe(1);
    await expect(
      ctx.db.user.update({ where: { id: again.id }, data: { deactivatedAt: null } }),
    ).rejects.toThrow(/compte_archived/);
  });

  test("are counted by a dry run, which changes nothing", async () => {
    const left = ctx.clock.now();
    const { user } = await givenGone();
    at(yearsAfter(left, 4));
    const task = taskNamed("account-retention");
    if (!task) throw new Error("no such task");
    expect((await dryRun(ctx, task)).archived).toBe(1);
    expect((await accountOf(user.id)).email).toBe(user.email);
    expect((await retireAccounts(ctx)).archived).toBe(1);
  });
});

describe("the address of an archived account", () => {
  test("is read by a technical admin who knows it and says why", async () => {
    const { staff } = await givenStaff(ctx);
    const left = ctx.clock.now();
    const { user } = await givenGone();
    const asked = { email: ` ${user.email.toUpperCase()} `, motif: MOTIF };
    const absent = { code: "CONSERVATION_ARCHIVE_INTROUVABLE" };
    await expect(readArchivedAccounts(ctx, staff, asked)).rejects.toMatchObject(absent);
    at(yearsAfter(left, 4));
    await retireAccounts(ctx);
    expect(await readArchivedAccounts(ctx, staff, asked)).toMatchObject([
      { id: user.id, email: user.email },
    ]);
    const entries = await ctx.db.journalEntry.findMany({ where: { action: "admin_read" } });
    expect(entries).toMatchObject([
      { actorId: staff.userId, details: { subject: "archived_account", userId: user.id } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(user.email);
    const other = await givenStaff(ctx, "METIER");
    await expect(readArchivedAccounts(ctx, other.staff, asked)).rejects.toMatchObject({
      code: "CONSERVATION_REFUSEE",
    });
  });
});
