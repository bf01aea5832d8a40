import { describe, expect, test } from "vitest";
import { TOTP } from "otpauth";
import { DEMO_ACCOUNTS } from "@/lib/demo/accounts";
import { codesFrom } from "@/lib/demo/codes";
import { seedFormation } from "@/lib/demo/formation";
import { listDemoAccounts } from "@/lib/demo/list-accounts";
import { listDemoMessages } from "@/lib/demo/list-messages";
import { seedMandats } from "@/lib/demo/seed-mandats";
import { seedNotifications } from "@/lib/demo/notifications";
import { seedPeople } from "@/lib/demo/seed-people";
import { textParts } from "@/lib/demo/text-parts";
import { testContext, type TestContext } from "../../support/context";
import { aMail, givenMessage } from "../../support/outbox";

const ctx = await testContext();
const inProduction: TestContext = { ...ctx, settings: { ...ctx.settings, APP_MODE: "production" } };
await seedPeople(ctx);

describe("demonstration data", () => {
  test("is written once", async () => {
    const devices = () => ctx.db.otpDevice.findMany({ orderBy: { id: "asc" } });
    const before = await devices();
    await seedPeople(ctx);
    expect(await devices()).toEqual(before);
    expect(await ctx.db.organisation.count()).toBe(3);
    expect(await ctx.db.user.count()).toBe(DEMO_ACCOUNTS.length);
  });

  test("shows requests in several statuses, sessions and a structure change, once", async () => {
    await seedFormation(ctx);
    await seedFormation(ctx);
    expect(await ctx.db.trainee.count()).toBe(6);
    expect(await ctx.db.formationSession.count()).toBe(3);
    expect(await ctx.db.structureChange.count()).toBe(1);
  });

  test("gives each account messages of each type, once", async () => {
    await seedNotifications(ctx);
    await seedNotifications(ctx);
    const rows = await ctx.db.notification.findMany();
    expect(rows).toHaveLength(4 * DEMO_ACCOUNTS.length);
    expect(new Set(rows.map(({ type }) => type)).size).toBe(3);
  });

  test("signs mandats in every state on past days, once", async () => {
    const other = await testContext();
    await seedPeople(other);
    await seedMandats(other);
    await seedMandats(other);
    const now = other.clock.now();
    const mandats = await other.db.mandat.findMany();
    expect(mandats).toHaveLength(11);
    const ends = mandats.map(
      ({ endReason, expiresAt }) => endReason ?? (expiresAt < now ? "EXPIRED" : "RUNNING"),
    );
    expect(new Set(ends)).toEqual(
      new Set(["RUNNING", "EXPIRED", "SUPERSEDED", "REVOKED_BY_USAGER"]),
    );
    const soon = new Date(now.getTime() + 30 * 24 * 3_600_000);
    const ending = mandats.filter((m) => !m.endedAt && m.expiresAt > now && m.expiresAt < soon);
    expect(ending.length).toBeGreaterThan(0);
    const signatures = { action: "create_attestation" };
    expect(await other.db.journalEntry.count({ where: signatures })).toBe(11);
  });

  test("excludes the team's structure from the figures, and only it", async () => {
    const excluded = await ctx.db.organisation.findMany({ where: { excludedFromStats: true } });
    expect(excluded.map(({ name }) => name)).toEqual(["Équipe Aidants Connect"]);
  });

  test("holds secrets drawn for this copy", async () => {
    const other = await testContext();
    await seedPeople(other);
    const secrets = async (one: TestContext) =>
      (await listDemoAccounts(one))?.flatMap(({ devices }) => devices.map(({ secret }) => secret));
    const mine = await secrets(ctx);
    const theirs = await secrets(other);
    expect(new Set([...(mine ?? []), ...(theirs ?? [])]).size).toBe(
      (mine?.length ?? 0) + (theirs?.length ?? 0),
    );
  });
});

describe("accounts of the demonstration", () => {
  test("are listed with the device that gives their codes", async () => {
    const accounts = await listDemoAccounts(ctx);
    // Who signs in no more has no code to show.
    const open = DEMO_ACCOUNTS.filter(({ deactivated }) => !deactivated);
    expect(accounts?.map(({ email }) => email)).toEqual(open.map(({ email }) => email));
    expect(accounts?.[1]).toMatchObject({
      name: "Noémie Garnier",
      role: "Aidant",
      structure: "BetaGouv",
      otp: { type: "card", period: 60 },
    });
    expect(accounts?.[2]).toMatchObject({
      role: "Référent et aidant",
      otp: { type: "app", period: 30 },
      devices: [{ type: "app" }, { type: "card" }],
    });
  });

  test("show the codes that an ordinary application computes", async () => {
    const [account] = (await listDemoAccounts(ctx)) ?? [];
    if (!account?.otp) throw new Error("no device");
    const { secret, period } = account.otp;
    const now = new Date("2026-03-02T09:00:29.500Z");
    const [current, following] = codesFrom(account.otp, now, 2);
    const totp = new TOTP({ secret, period });
    expect(current).toEqual({
      code: totp.generate({ timestamp: now.getTime() }),
      until: Date.parse("2026-03-02T09:00:30.000Z"),
    });
    expect(following?.code).toBe(totp.generate({ timestamp: now.getTime() + 30_000 }));
  });

  test("do not exist in production", async () => {
    expect(await listDemoAccounts(inProduction)).toBeNull();
    expect(await listDemoMessages(inProduction)).toBeNull();
  });
});

describe("messages of the demonstration", () => {
  test("are listed newest first, for one recipient when asked", async () => {
    await givenMessage(ctx, aMail({ to: "a@b.test", subject: "Premier" }));
    ctx.clock.advance(1000);
    await givenMessage(ctx, aMail({ to: "a@b.test", subject: "Second" }));
    await givenMessage(ctx, { channel: "SMS", kind: "code", to: "+33612345678", text: "123" });
    const subjects = async (to: string) =>
      (await listDemoMessages(ctx, to))?.map(({ subject }) => subject);
    expect(await subjects("A@b.test")).toEqual(["Second", "Premier"]);
    expect(await subjects("nobody@b.test")).toEqual([]);
    expect(await listDemoMessages(ctx, " 33612345678")).toMatchObject([
      { channel: "SMS", to: "+33612345678", text: "123", html: null, subject: null },
    ]);
    expect(await listDemoMessages(ctx)).toHaveLength(3);
  });

  test("are cut into text and addresses", () => {
    expect(textParts("Connexion : http://ac.localhost:3000/lien?token=1 merci")).toEqual([
      { text: "Connexion : " },
      { link: "http://ac.localhost:3000/lien?token=1" },
      { text: " merci" },
    ]);
  });
});
