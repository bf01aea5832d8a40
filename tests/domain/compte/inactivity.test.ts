import { beforeEach, describe, expect, test } from "vitest";
import { deactivateInactive } from "@/lib/compte/deactivate-inactive";
import { nudgeIdle } from "@/lib/compte/nudge-idle";
import { warnInactive } from "@/lib/compte/warn-inactive";
import { readSession } from "@/lib/auth/session";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import type { Organisation, User } from "@/lib/generated/prisma/client";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();
const DAY_MS = 86_400_000;

/** An aidant with an application linked and a last sign-in at these dates. */
async function givenIdle(
  options: { linked?: string; lastLogin?: string | null; kind?: "CARD" | "APP" } = {},
  structure?: Organisation,
): Promise<{ user: User; organisation: Organisation }> {
  const organisation = structure ?? (await givenOrganisation(ctx));
  const now = ctx.clock.now();
  ctx.clock.set(options.linked ?? "2025-06-01T08:00:00.000Z");
  const user = await givenUser(ctx, { organisations: [organisation] });
  await givenDevice(ctx, user, { kind: options.kind ?? "APP" });
  ctx.clock.set(now);
  const lastLoginAt =
    options.lastLogin === null ? null : (options.lastLogin ?? "2025-09-01T08:00Z");
  const data = { lastLoginAt: lastLoginAt === null ? null : new Date(lastLoginAt) };
  return { user: await ctx.db.user.update({ where: { id: user.id }, data }), organisation };
}

const warnedMails = async () => (await mailsNamed(ctx, "account-inactive")).map(({ to }) => to);
const signIn = (user: User) =>
  ctx.db.user.update({ where: { id: user.id }, data: { lastLoginAt: ctx.clock.now() } });

beforeEach(async () => {
  ctx.clock.set("2026-03-02T05:00:00.000Z");
  // Each test has its own people: those of the others are left out.
  await ctx.db
    .$executeRaw`update compte set can_create_mandats = false, deactivation_warned_at = null`;
  await ctx.db.$executeRaw`delete from outbox_message`;
});

describe("the warning of an idle account", () => {
  test("reaches once an aidant with an application only, five months after a sign-in [AUTH-J01]", async () => {
    const { user } = await givenIdle();
    expect(await warnInactive(ctx)).toEqual({ warned: 1 });
    ctx.clock.advance(DAY_MS);
    expect(await warnInactive(ctx)).toEqual({ warned: 0 });
    expect(await warnedMails()).toEqual([user.email]);
    const [mail] = await mailsNamed(ctx, "account-inactive");
    expect(mail?.text).toContain("avant le 1 avril 2026");
    expect(
      await ctx.db.journalEntry.findFirst({ where: { action: "account_inactivity_warned" } }),
    ).toMatchObject({ actorKind: "system", details: { userId: user.id } });
    // A sign-in starts the delay again, then a new warning comes.
    await signIn(user);
    ctx.clock.set("2026-08-03T04:59:59.000Z");
    expect(await warnInactive(ctx)).toEqual({ warned: 0 });
    ctx.clock.set("2026-08-03T05:00:00.000Z");
    expect(await warnInactive(ctx)).toEqual({ warned: 1 });
  });

  test("reaches who never signed in, five months after the means was linked", async () => {
    await givenIdle({ lastLogin: null, linked: "2025-10-02T05:00:00.000Z" });
    ctx.clock.set("2026-03-02T04:59:59.999Z");
    expect(await warnInactive(ctx)).toEqual({ warned: 0 });
    ctx.clock.set("2026-03-02T05:00:00.000Z");
    expect(await warnInactive(ctx)).toEqual({ warned: 1 });
  });

  test("leaves out recent sign-ins, means and reactivations, closed accounts and those without means", async () => {
    await givenIdle({ lastLogin: "2025-12-01T08:00Z" });
    await givenIdle({ linked: "2026-02-01T08:00:00.000Z" });
    const reactivated = await givenIdle();
    const closed = await givenIdle();
    const set = (user: User, data: Partial<User>) =>
      ctx.db.user.update({ where: { id: user.id }, data });
    await set(reactivated.user, { reactivatedAt: new Date("2026-01-01T08:00Z") });
    await set(closed.user, { deactivatedAt: ctx.clock.now() });
    await givenUser(ctx, { organisations: [await givenOrganisation(ctx)] });
    expect(await warnInactive(ctx)).toEqual({ warned: 0 });
  });

  test("is a setting of the service", async () => {
    await givenIdle();
    const off = { ...ctx, settings: { ...ctx.settings, INACTIVITY_DEACTIVATION: false } };
    expect(await warnInactive(off)).toEqual({ warned: 0 });
    expect(await deactivateInactive(off)).toEqual({ deactivated: 0, referents: 0 });
  });
});

describe("the deactivation of a warned account", () => {
  test("closes it after thirty days, tells it and its référents, ends its sessions [AUTH-J02]", async () => {
    const { user, organisation } = await givenIdle();
    const referent = await givenUser(ctx, {
      organisations: [organisation],
      referent: true,
      canCreateMandats: false,
    });
    const colleague = await givenIdle({}, organisation);
    await warnInactive(ctx);
    ctx.clock.advance(30 * DAY_MS);
    expect(await deactivateInactive(ctx)).toMatchObject({ deactivated: 0 });
    ctx.clock.advance(DAY_MS);
    const { token } = await givenSession(ctx, user, organisation);
    await signIn(colleague.user);
    const runs = await Promise.all([deactivateInactive(ctx), deactivateInactive(ctx)]);
    expect(runs.reduce((sum, { deactivated }) => sum + deactivated, 0)).toBe(1);
    const after = await ctx.db.user.findUniqueOrThrow({ where: { id: user.id } });
    expect(after).toMatchObject({
      deactivatedAt: ctx.clock.now(),
      deactivationReason: "INACTIVITY",
    });
    expect(await readSession(ctx, token, { slide: false })).toEqual({
      state: "ended",
      reason: "ACCOUNT_DEACTIVATED",
    });
    const own = await mailsNamed(ctx, "account-deactivated");
    expect(own.map(({ to }) => to)).toEqual([user.email]);
    const lists = await mailsNamed(ctx, "accounts-deactivated");
    expect(lists.map(({ to }) => to)).toEqual([referent.email]);
    expect(lists[0]?.text).toContain(user.email);
    expect(lists[0]?.text).not.toContain(colleague.user.email);
    const entries = await ctx.db.journalEntry.findMany({
      where: { action: "account_deactivated" },
    });
    expect(entries).toMatchObject([{ details: { userId: user.id, reason: "INACTIVITY" } }]);
    expect(await ctx.db.membership.count({ where: { userId: user.id } })).toBe(1);
  });
});

test("a run stopped before the référents were told is made up for by the next one, once", async () => {
  const { user, organisation } = await givenIdle();
  const referent = await givenUser(ctx, { organisations: [organisation], referent: true });
  // What such a run leaves: the account is closed, nobody was written to.
  const data = { deactivatedAt: ctx.clock.now(), deactivationReason: "INACTIVITY" as const };
  await ctx.db.user.update({ where: { id: user.id }, data });
  await deactivateInactive(ctx);
  await deactivateInactive(ctx);
  const lists = (await mailsNamed(ctx, "accounts-deactivated")).filter(
    ({ to }) => to === referent.email,
  );
  expect(lists).toHaveLength(1);
  expect(lists[0]?.text).toContain(user.email);
});

describe("the reminder after ninety days without a use", () => {
  const use = async (user: User, daysAgo: number, action: "use_autorisation" | "logout") => {
    const at = new Date(ctx.clock.now().getTime() - daysAgo * DAY_MS);
    const actor = {
      kind: "aidant",
      userId: user.id,
      organisationId: user.currentOrganisationId ?? "",
    } as const;
    const entry =
      action === "logout"
        ? ({ action, details: { sessionId: "s" } } as const)
        : ({ action, details: { tokenHash: "t" } } as const);
    await inTransaction(ctx, (tx) => recordEntry(ctx, tx, at, actor, entry));
  };
  const reminded = async () =>
    (await mailsNamed(ctx, "activity-reminder")).map(({ to }) => to).sort();

  test("looks at the latest use only [MAN-112] [AUTH-J03]", async () => {
    const [regular, idle, newcomer, limit] = await Promise.all(
      [1, 2, 3, 4].map(async () =>
        givenUser(ctx, { organisations: [await givenOrganisation(ctx)] }),
      ),
    );
    if (!regular || !idle || !newcomer || !limit) throw new Error("unreachable");
    await use(regular, 200, "use_autorisation");
    await use(regular, 1, "use_autorisation");
    await use(idle, 200, "use_autorisation");
    await use(idle, 91, "use_autorisation");
    // Signing out is no use of the service.
    await use(idle, 1, "logout");
    await use(newcomer, 100, "logout");
    await use(limit, 90, "use_autorisation");
    expect(await nudgeIdle(ctx)).toEqual({ reminded: 1 });
    expect(await nudgeIdle(ctx)).toEqual({ reminded: 0 });
    expect(await reminded()).toEqual([idle.email]);
  });

  test("comes again only after a new use", async () => {
    const organisation = await givenOrganisation(ctx);
    const user = await givenUser(ctx, { organisations: [organisation] });
    await use(user, 100, "use_autorisation");
    await nudgeIdle(ctx);
    ctx.clock.advance(100 * DAY_MS);
    expect(await nudgeIdle(ctx)).toEqual({ reminded: 0 });
    await use(user, 95, "use_autorisation");
    expect(await nudgeIdle(ctx)).toEqual({ reminded: 1 });
  });
});
