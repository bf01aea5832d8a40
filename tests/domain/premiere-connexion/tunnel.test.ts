import { URI } from "otpauth";
import { describe, expect, test } from "vitest";
import {
  actingReferentAccess,
  aidantAccess,
  meansAccess,
  referentAccess,
  steppedReferentAccess,
  unequippedReferentAccess,
} from "@/lib/auth/access";
import { referentActor } from "@/lib/auth/actor";
import { requestLogin } from "@/lib/auth/request-login";
import { rotateSession } from "@/lib/auth/rotate-session";
import { readSession } from "@/lib/auth/session";
import { confirmApplication } from "@/lib/carte-totp/confirm-application";
import {
  openPendingApplication,
  readPendingApplication,
} from "@/lib/carte-totp/pending-application";
import { codeAt } from "@/lib/carte-totp/totp";
import { deferTunnel, wasJustEquipped } from "@/lib/premiere-connexion/defer-tunnel";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";
import { givenAsked, givenReferent, otherThan, press } from "./first-connection";

const ctx = await testContext({ FIRST_LOGIN_REQUESTS_PER_IP: "1000" });
const LOGIN = { detour: { location: "/accounts/login/?next=%2Fx" } };

const read = (token: string) => readSession(ctx, token, { slide: false });

/** A session that a first connection has just opened. */
async function givenRestricted() {
  const asked = await givenAsked(ctx);
  const { session } = await press(ctx, asked);
  const reading = await read(session);
  if (reading.state !== "live") throw new Error("no session");
  const actor = referentActor(reading.session);
  const form = { personne: actor.userId, organisation: actor.organisationId };
  return { ...asked, session, reading, actor, form };
}

/** The application of a telephone that has scanned what is shown. */
async function scanned({ actor }: Awaited<ReturnType<typeof givenRestricted>>) {
  const shown = await readPendingApplication(ctx, actor, actor.userId);
  if (!shown) throw new Error("no QR code");
  const totp = URI.parse(shown.uri);
  const secret = new Uint8Array(totp.secret.bytes);
  return { shown, totp, code: () => codeAt({ secret, periodSeconds: 30 }, ctx.clock.now()) };
}

describe("a session opened by a first connection", () => {
  test("changes nothing but one's own means of connection [AUTH-D19]", async () => {
    const { reading, user } = await givenRestricted();
    const moyen = { detour: { flash: "moyen-de-connexion-requis" } };
    expect(actingReferentAccess(reading, "/x")).toMatchObject(moyen);
    expect(steppedReferentAccess(ctx, reading, "/x")).toMatchObject(moyen);
    expect(meansAccess(ctx, ctx.random.uuid(), reading, "/x")).toMatchObject(moyen);
    expect(aidantAccess(reading, "/x")).toMatchObject(moyen);
    expect(meansAccess(ctx, user.id, reading, "/x")).toHaveProperty("actor");
    expect(referentAccess(reading, "/x")).toHaveProperty("actor");
  });

  test("is ended after 45 minutes, and leads to sign-in [AUTH-C11]", async () => {
    const { session } = await givenRestricted();
    ctx.clock.advance(45 * 60_000);
    const reading = await read(session);
    expect(reading).toEqual({ state: "ended", reason: "IDLE" });
    for (const access of [referentAccess, actingReferentAccess, unequippedReferentAccess]) {
      expect(access(reading, "/x")).toEqual(LOGIN);
    }
    expect(steppedReferentAccess(ctx, reading, "/x")).toEqual(LOGIN);
  });

  test("puts the pages off for itself only [AUTH-D18]", async () => {
    const { session, actor, user, organisation } = await givenRestricted();
    const other = await givenSession(ctx, user, organisation);
    await deferTunnel(ctx, actor);
    expect(await read(session)).toMatchObject({ session: { tunnelDeferred: true } });
    expect(await read(other.token)).toMatchObject({ session: { tunnelDeferred: false } });
  });
});

test("the pages are for référents without means [AUTH-D20]", async () => {
  const { user, organisation } = await givenReferent(ctx);
  await givenDevice(ctx, user);
  const equipped = await givenSession(ctx, user, organisation);
  const place = await givenOrganisation(ctx);
  const plain = await givenUser(ctx, { organisations: [place] });
  const aidant = await givenSession(ctx, plain, place);
  expect(unequippedReferentAccess(await read(equipped.token))).toEqual({
    detour: { location: "/espace-referent/" },
  });
  expect(await wasJustEquipped(ctx, { ...equipped.referent })).toBe(true);
  expect(unequippedReferentAccess(await read(aidant.token))).toEqual({
    detour: { location: "/espace-aidant/", flash: "reserve-aux-referents" },
  });
  expect(unequippedReferentAccess({ state: "none" }, "/x")).toEqual(LOGIN);
  ctx.clock.advance(60_000);
  const later = await givenSession(ctx, user, organisation);
  expect(await wasJustEquipped(ctx, later.referent)).toBe(false);
});

describe("the QR code of the pages", () => {
  test("holds what applications need, and equals the key [AUTH-D14]", async () => {
    const restricted = await givenRestricted();
    await openPendingApplication(ctx, restricted.actor, restricted.form);
    const { shown, totp } = await scanned(restricted);
    const uri = new URL(shown.uri);
    expect(`${uri.protocol}//${uri.host}`).toBe("otpauth://totp");
    expect(decodeURIComponent(uri.pathname)).toMatch(/^\/Aidants Connect/);
    expect(decodeURIComponent(uri.pathname)).toContain(`:${restricted.user.email}`);
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      algorithm: "SHA1",
      digits: "6",
      period: "30",
      secret: shown.key.replaceAll(" ", ""),
    });
    expect(uri.searchParams.get("issuer")).toMatch(/^Aidants Connect/);
    expect(totp.secret.bytes).toHaveLength(20);
  });

  test("stays the same when read again; its first code is accepted [AUTH-D15]", async () => {
    const restricted = await givenRestricted();
    await openPendingApplication(ctx, restricted.actor, restricted.form);
    const first = await scanned(restricted);
    await openPendingApplication(ctx, restricted.actor, restricted.form);
    expect((await scanned(restricted)).shown).toEqual(first.shown);
    await confirmApplication(ctx, restricted.actor, { ...restricted.form, code: first.code() });
    expect(await read(restricted.session)).toMatchObject({ session: { hasConfirmedDevice: true } });
  });

  test("a wrong code, then the right one: one device, journal, mail [AUTH-D16]", async () => {
    const restricted = await givenRestricted();
    const { actor, form, user } = restricted;
    await openPendingApplication(ctx, actor, form);
    const { code, shown } = await scanned(restricted);
    const wrong = { ...form, code: otherThan(code()) };
    await expect(confirmApplication(ctx, actor, wrong)).rejects.toMatchObject({
      code: "ENROLEMENT_CODE_REFUSE",
    });
    expect((await scanned(restricted)).shown).toEqual(shown);
    await Promise.allSettled([
      confirmApplication(ctx, actor, { ...form, code: code() }),
      confirmApplication(ctx, actor, { ...form, code: code() }),
    ]);
    const held = { userId: user.id, confirmedAt: { not: null } };
    expect(await ctx.db.otpDevice.count({ where: held })).toBe(1);
    const journal = { actorId: user.id, action: "card_association" };
    expect(await ctx.db.journalEntry.count({ where: journal })).toBe(1);
    const row = await ctx.db.user.findUniqueOrThrow({ where: { id: user.id } });
    expect(row.firstLoginClosedAt).toEqual(ctx.clock.now());
    const told = [
      ...(await mailsNamed(ctx, "means-app-added")),
      ...(await mailsNamed(ctx, "welcome")),
    ];
    expect(told.filter(({ to }) => to === user.email)).toHaveLength(2);
  });

  test("the code that proved it opens nothing else [AUTH-D17]", async () => {
    const restricted = await givenRestricted();
    const { actor, form, user } = restricted;
    await openPendingApplication(ctx, actor, form);
    const { code } = await scanned(restricted);
    await confirmApplication(ctx, actor, { ...form, code: code() });
    await expect(
      requestLogin(ctx, { email: user.email, code: code() }, undefined),
    ).rejects.toMatchObject({ code: "LOGIN_REFUSED" });
  });
});

test("the session gets another identifier, the former one is dead", async () => {
  const { session, actor } = await givenRestricted();
  ctx.clock.advance(60_000);
  const renewed = await rotateSession(ctx, actor.sessionId);
  expect(await read(session)).toEqual({ state: "none" });
  expect(await read(renewed ?? "")).toMatchObject({
    session: { sessionId: actor.sessionId, lastOtpAt: ctx.clock.now() },
  });
  await ctx.db.session.update({
    where: { id: actor.sessionId },
    data: { endedAt: ctx.clock.now(), endReason: "REVOKED" },
  });
  expect(await rotateSession(ctx, actor.sessionId)).toBeNull();
});
