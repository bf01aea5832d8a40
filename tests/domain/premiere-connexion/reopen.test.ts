import { describe, expect, test } from "vitest";
import { reopenFirstConnection } from "@/lib/premiere-connexion/reopen";
import { readCounters } from "@/lib/throttle/counter";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();
const PHONE = "+33601010101";
const REASON = "Rappelée au numéro du dossier";

const givenReferent = async (options: Partial<Parameters<typeof givenUser>[1]> = {}) =>
  givenUser(ctx, {
    organisations: [await givenOrganisation(ctx)],
    referent: true,
    phone: PHONE,
    ...options,
  });

const read = (id: string) => ctx.db.user.findUniqueOrThrow({ where: { id } });

describe("the database closes the first connection", () => {
  test("at the first confirmed device, for good", async () => {
    const user = await givenReferent();
    expect((await read(user.id)).firstLoginClosedAt).toBeNull();
    const { device } = await givenDevice(ctx, user, { kind: "CARD", confirmed: false });
    expect((await read(user.id)).firstLoginClosedAt).toBeNull();
    const confirmedAt = ctx.clock.now();
    await ctx.db.otpDevice.update({ where: { id: device.id }, data: { confirmedAt } });
    expect((await read(user.id)).firstLoginClosedAt).toEqual(confirmedAt);
    ctx.clock.advance(60_000);
    await ctx.db.otpDevice.update({
      where: { id: device.id },
      data: { userId: null, confirmedAt: null },
    });
    expect((await read(user.id)).firstLoginClosedAt).toEqual(confirmedAt);
  });
});

describe("the team opens it again", () => {
  test("for 72 hours, with a journal entry and a mail", async () => {
    const { staff } = await givenStaff(ctx, "METIER");
    const user = await givenReferent();
    const { device } = await givenDevice(ctx, user, { kind: "CARD" });
    await ctx.db.otpDevice.update({
      where: { id: device.id },
      data: { userId: null, confirmedAt: null },
    });
    const until = await reopenFirstConnection(ctx, staff, { userId: user.id, motif: REASON });
    expect(until.getTime() - ctx.clock.now().getTime()).toBe(72 * 3_600_000);
    expect((await read(user.id)).firstLoginOpenUntil).toEqual(until);
    const entry = await ctx.db.journalEntry.findFirstOrThrow({
      where: { action: "first_connection_reopened", actorId: staff.userId },
    });
    expect(entry.details).toEqual({ userId: user.id, until: until.toISOString() });
    expect(JSON.stringify(entry.details)).not.toContain(REASON);
    const mails = await mailsNamed(ctx, "first-connection-reopened");
    expect(mails.map(({ to }) => to)).toContain(user.email);
  });

  test("until a device is confirmed", async () => {
    const { staff } = await givenStaff(ctx, "METIER");
    const user = await givenReferent();
    await reopenFirstConnection(ctx, staff, { userId: user.id, motif: REASON });
    await givenDevice(ctx, user);
    expect((await read(user.id)).firstLoginOpenUntil).toBeNull();
  });

  test("and lets the address be used again from new browsers", async () => {
    const { staff } = await givenStaff(ctx, "METIER");
    const user = await givenReferent();
    const key = `code:hard:${ctx.keyedHash("throttle-email", user.email)}`;
    const now = ctx.clock.now();
    await ctx.db.throttle.create({ data: { key, count: 100, windowStartedAt: now, lastAt: now } });
    await reopenFirstConnection(ctx, staff, { userId: user.id, motif: REASON });
    expect((await readCounters(ctx.db, [key])).size).toBe(0);
  });

  test("not for whom it could not help", async () => {
    const { staff } = await givenStaff(ctx, "METIER");
    const equipped = await givenReferent();
    await givenDevice(ctx, equipped);
    const plain = await givenReferent({ referent: false });
    const inactive = await givenReferent();
    await ctx.db.user.update({
      where: { id: inactive.id },
      data: { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" },
    });
    const noPhone = await givenReferent();
    await ctx.db.user.update({ where: { id: noPhone.id }, data: { phone: null } });
    const ids = [equipped, plain, inactive, noPhone].map(({ id }) => id);
    for (const userId of ids) {
      await expect(
        reopenFirstConnection(ctx, staff, { userId, motif: REASON }),
      ).rejects.toMatchObject({ code: "PREMIERE_CONNEXION_SANS_OBJET" });
    }
    for (const userId of [ctx.random.uuid(), "no-uuid"]) {
      await expect(
        reopenFirstConnection(ctx, staff, { userId, motif: REASON }),
      ).rejects.toMatchObject({ code: "COMPTE_INTROUVABLE" });
    }
    expect(
      await ctx.db.user.count({ where: { id: { in: ids }, firstLoginOpenUntil: { not: null } } }),
    ).toBe(0);
  });

  test("neither for oneself, nor for an account of the team by an admin métier alone", async () => {
    const { staff } = await givenStaff(ctx, "METIER");
    const colleague = await givenReferent();
    await ctx.db.staffRoleGrant.create({
      data: { userId: colleague.id, role: "TEAM", grantedAt: ctx.clock.now() },
    });
    const reopen = (userId: string) => reopenFirstConnection(ctx, staff, { userId, motif: REASON });
    await expect(reopen(colleague.id)).rejects.toMatchObject({ code: "COMPTE_EQUIPE" });
    await expect(reopen(staff.userId)).rejects.toMatchObject({ code: "COMPTE_SOI_MEME" });
    expect((await read(colleague.id)).firstLoginOpenUntil).toBeNull();
  });

  test("never by a simple member of the team", async () => {
    const { staff } = await givenStaff(ctx, "TEAM");
    const user = await givenReferent();
    await expect(
      reopenFirstConnection(ctx, staff, { userId: user.id, motif: REASON }),
    ).rejects.toMatchObject({ code: "ADMIN_ROLE_REFUSE" });
  });
});
