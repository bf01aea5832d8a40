import { describe, expect, onTestFinished, test, vi } from "vitest";
import { aidantAccess, memberAccess, referentAccess, settledAccess } from "@/lib/auth/access";
import { guardAidant } from "@/lib/auth/guard-route";
import { purgeSignIn } from "@/lib/jobs/purge-sign-in";
import { readSession } from "@/lib/auth/session";
import { countsAsActivity, needsSession, SESSION_COOKIE } from "@/lib/auth/session-paths";
import { signOut } from "@/lib/auth/sign-out";
import { endSessions } from "@/lib/auth/end-sessions";
import { testContext } from "../../support/context";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { press, givenLink, givenPerson, signIn } from "./sign-in";

const ctx = await testContext();
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

async function givenSignedIn(options: Partial<Parameters<typeof givenUser>[1]> = {}) {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], ...options });
  return { organisation, user, ...(await givenSession(ctx, user, organisation)) };
}

const visit = (token: string) => readSession(ctx, token, { slide: true });
const look = (token: string) => readSession(ctx, token, { slide: false });

describe("inactivity", () => {
  test("of 44 min 59 s is served [AUTH-C01]", async () => {
    const { token } = await givenSignedIn();
    ctx.clock.advance(45 * MINUTE - SECOND);
    expect((await visit(token)).state).toBe("live");
    ctx.clock.advance(45 * MINUTE - SECOND);
    expect((await visit(token)).state).toBe("live");
  });

  test("of 45 min ends the session for good and keeps why [AUTH-C02]", async () => {
    const { token, sessionId } = await givenSignedIn();
    ctx.clock.advance(45 * MINUTE);
    expect(await visit(token)).toEqual({ state: "ended", reason: "IDLE" });
    expect(await visit(token)).toEqual({ state: "ended", reason: "IDLE" });
    const row = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
    expect(row).toMatchObject({ endedAt: ctx.clock.now(), endReason: "IDLE" });
    const next = "/espace-aidant/usagers/?q=1";
    expect(aidantAccess(await visit(token), next)).toEqual({
      detour: { location: "/accounts/login/?next=%2Fespace-aidant%2Fusagers%2F%3Fq%3D1" },
    });
  });

  test("is followed by a new session, the old cookie stays dead [AUTH-C03]", async () => {
    const person = await givenPerson(ctx);
    const first = await signIn(ctx, person);
    ctx.clock.advance(45 * MINUTE);
    expect((await visit(first.session)).state).toBe("ended");
    const second = await signIn(ctx, person, { next: "/espace-aidant/usagers/" });
    expect(second.next).toBe("/espace-aidant/usagers/");
    expect(second.session).not.toBe(first.session);
    expect((await visit(second.session)).state).toBe("live");
    expect((await visit(first.session)).state).toBe("ended");
  });

  test("of one session ends it whatever another one does [AUTH-C05]", async () => {
    const { user, organisation, token: idle } = await givenSignedIn();
    const { token: active } = await givenSession(ctx, user, organisation);
    for (let part = 0; part < 3; part += 1) {
      ctx.clock.advance(15 * MINUTE);
      expect((await visit(active)).state).toBe("live");
    }
    expect(await visit(idle)).toEqual({ state: "ended", reason: "IDLE" });
    expect((await visit(active)).state).toBe("live");
  });

  test("goes on during the polling of a waiting page [AUTH-C06]", async () => {
    const { token } = await givenSignedIn();
    const path = "/espace-aidant/creation_mandat/a_distance/attente_consentement.json/";
    for (let minute = 0; minute < 46; minute += 1) {
      ctx.clock.advance(MINUTE);
      await readSession(ctx, token, { slide: countsAsActivity(path, () => null) });
    }
    expect(await visit(token)).toEqual({ state: "ended", reason: "IDLE" });
  });

  test("never comes for somebody who reads pages every 20 minutes [AUTH-C07]", async () => {
    const { token } = await givenSignedIn();
    for (let page = 0; page < 6; page += 1) {
      ctx.clock.advance(20 * MINUTE);
      expect((await visit(token)).state).toBe("live");
    }
  });

  test("is measured to the second whatever the pace of requests", async () => {
    const { token } = await givenSignedIn();
    for (let request = 0; request < 5; request += 1) {
      ctx.clock.advance(700);
      await visit(token);
    }
    ctx.clock.advance(45 * MINUTE - SECOND);
    expect((await look(token)).state).toBe("live");
    ctx.clock.advance(SECOND);
    expect((await look(token)).state).toBe("ended");
  });

  test("is not interrupted by reading the session without a request of the user", async () => {
    const { token } = await givenSignedIn();
    ctx.clock.advance(30 * MINUTE);
    expect((await look(token)).state).toBe("live");
    ctx.clock.advance(15 * MINUTE);
    expect((await look(token)).state).toBe("ended");
  });

  test("of a référent without device leads to sign-in too [AUTH-C11]", async () => {
    const { token } = await givenSignedIn({ canCreateMandats: false, referent: true });
    ctx.clock.advance(45 * MINUTE);
    expect(memberAccess(await visit(token), "/espace-referent/")).toEqual({
      detour: { location: "/accounts/login/?next=%2Fespace-referent%2F" },
    });
  });
});

test("twelve hours end a session in constant use [AUTH-C08]", async () => {
  const { token } = await givenSignedIn();
  for (let part = 0; part < 12 * 6 - 1; part += 1) {
    ctx.clock.advance(10 * MINUTE);
    expect((await visit(token)).state).toBe("live");
  }
  ctx.clock.advance(10 * MINUTE - SECOND);
  expect((await visit(token)).state).toBe("live");
  ctx.clock.advance(SECOND);
  expect(await visit(token)).toEqual({ state: "ended", reason: "ABSOLUTE" });
});

describe("a session", () => {
  test("ends at the next request after a deactivation", async () => {
    const { token, user } = await givenSignedIn();
    const { id } = user;
    await ctx.db.user.update({ where: { id }, data: { deactivatedAt: ctx.clock.now() } });
    expect(await visit(token)).toEqual({ state: "ended", reason: "ACCOUNT_DEACTIVATED" });
  });

  test("tells the end and the warning by the server's clock", async () => {
    const { token } = await givenSignedIn();
    ctx.clock.advance(MINUTE);
    const reading = await visit(token);
    const at = (ms: number) => new Date(ctx.clock.now().getTime() + ms);
    expect(reading).toMatchObject({
      session: { endsAt: at(45 * MINUTE), warnsAt: at(40 * MINUTE) },
    });
  });

  test("follows the memberships of the instant: the lost organisation is replaced", async () => {
    const [a, b] = [await givenOrganisation(ctx), await givenOrganisation(ctx)];
    const user = await givenUser(ctx, { organisations: [a, b] });
    const { token } = await givenSession(ctx, user, a);
    expect(await look(token)).toMatchObject({ session: { organisationId: a.id } });
    await ctx.db.membership.delete({
      where: { userId_organisationId: { userId: user.id, organisationId: a.id } },
    });
    expect(await look(token)).toMatchObject({ session: { organisationId: b.id } });
    await ctx.db.organisation.update({
      where: { id: b.id },
      data: { deactivatedAt: ctx.clock.now() },
    });
    const reading = await look(token);
    expect(aidantAccess(reading)).toEqual({
      detour: { location: "/espace-aidant/", flash: "reserve-aux-aidants" },
    });
    await ctx.db.membership.deleteMany({ where: { userId: user.id } });
    expect((await look(token)).state).toBe("ended");
  });

  test("opens the espace référent to a référent of its active organisation only", async () => {
    const home = { location: "/espace-aidant/", flash: "reserve-aux-referents" };
    const plain = await givenSignedIn();
    expect(referentAccess(await look(plain.token))).toEqual({ detour: home });
    const { token, organisation } = await givenSignedIn({ referent: true });
    expect(referentAccess(await look(token))).toMatchObject({ actor: { kind: "referent" } });
    const data = { deactivatedAt: ctx.clock.now() };
    await ctx.db.organisation.update({ where: { id: organisation.id }, data });
    expect(referentAccess(await look(token))).toEqual({ detour: home });
    expect(referentAccess({ state: "none" }, "/espace-referent/")).toEqual({
      detour: { location: "/accounts/login/?next=%2Fespace-referent%2F" },
    });
  });

  test("shows its person's connections once the CGU are accepted", async () => {
    const { token } = await givenSignedIn({ cguAccepted: false });
    const reading = await look(token);
    expect(settledAccess(reading, "/espace-aidant/mes-connexions/")).toEqual({
      detour: { location: "/espace-aidant/valider-cgu?next=%2Fespace-aidant%2Fmes-connexions%2F" },
    });
    expect(memberAccess(reading)).toMatchObject({ actor: { kind: "member" } });
  });

  test("that may not do what it asks is logged with its person, nobody else is", async () => {
    const { token, user, organisation } = await givenSignedIn({ referentNonAidant: true });
    const log = vi.spyOn(ctx.log, "info");
    onTestFinished(() => log.mockRestore());
    const ask = (raw: string) =>
      guardAidant(
        ctx,
        new Request("http://ac.localhost:3000/espace-aidant/usagers/?code=secret", {
          headers: { cookie: `${SESSION_COOKIE}=${raw}` },
        }),
      );
    await ask("unknown");
    expect(log).not.toHaveBeenCalled();
    await ask(token);
    expect(log).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        refusal: "reserve-aux-aidants",
        actorId: user.id,
        organisationId: organisation.id,
        target: "/espace-aidant/usagers/",
      }),
      "refused",
    );
    expect(JSON.stringify(log.mock.calls)).not.toContain("secret");
  });

  test("is not found under the stored hash, an empty or a huge value", async () => {
    const { sessionId } = await givenSignedIn();
    const row = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
    for (const raw of [row.sessionToken, "", "x".repeat(5_000), undefined]) {
      expect(await readSession(ctx, raw, { slide: true })).toEqual({ state: "none" });
    }
  });

  test("ended by the act of somebody else is not brought back by a late request", async () => {
    const { token, user } = await givenSignedIn();
    await endSessions(ctx.db, ctx.clock.now(), user.id, "REVOKED");
    ctx.clock.advance(MINUTE);
    expect(await visit(token)).toEqual({ state: "ended", reason: "REVOKED" });
  });

  test("ended a day ago is forgotten, one that lives is kept", async () => {
    const { sessionId, token } = await givenSignedIn();
    ctx.clock.advance(45 * MINUTE);
    await visit(token);
    await purgeSignIn(ctx);
    expect(await ctx.db.session.count({ where: { id: sessionId } })).toBe(1);
    ctx.clock.advance(24 * 60 * MINUTE + SECOND);
    const last = await givenSignedIn();
    await purgeSignIn(ctx);
    expect(await ctx.db.session.count({ where: { id: sessionId } })).toBe(0);
    expect(await ctx.db.session.count({ where: { id: last.sessionId } })).toBe(1);
  });
});

test("what a page does by itself is no activity, what a person does is", () => {
  const headers = (named: Record<string, string>) => (name: string) => named[name] ?? null;
  const none = headers({});
  expect(countsAsActivity("/espace-aidant/", none)).toBe(true);
  expect(countsAsActivity("/espace-aidant/", headers({ "next-router-prefetch": "1" }))).toBe(false);
  expect(countsAsActivity("/espace-aidant/", headers({ "sec-purpose": "prefetch" }))).toBe(false);
  expect(countsAsActivity("/api/session/etat/", none)).toBe(false);
  expect(countsAsActivity("/api/auth/session", none)).toBe(false);
  expect(countsAsActivity("/api/csp", none)).toBe(false);
  expect(countsAsActivity("/api/session/rester-connecte/", none)).toBe(true);
});

test("every page of the signed-in area and of FranceConnect asks for a session", () => {
  const asked = [
    "/espace-aidant",
    "/espace-aidant/usagers/x",
    "/authorize/usager",
    "/fc_authorizev2/",
  ];
  expect(asked.every(needsSession)).toBe(true);
  expect(["/", "/authorized", "/token/", "/espace-aidants", "/stats"].some(needsSession)).toBe(
    false,
  );
});

describe("sign-out", () => {
  test("ends this session, deletes its drafts and is journaled, others stay [AUTH-C12]", async () => {
    const { user, organisation, token, sessionId } = await givenSignedIn();
    const other = await givenSession(ctx, user, organisation);
    const now = ctx.clock.now();
    const dates = { createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + MINUTE) };
    const draft = { aidantId: user.id, organisationId: organisation.id, ...dates };
    await ctx.db.mandatDraft.create({ data: draft });
    const elsewhere = { ...draft, kind: "RENEWAL" as const, loginSessionId: other.sessionId };
    const { id: keptId } = await ctx.db.mandatDraft.create({ data: elsewhere });
    const reading = await look(token);
    if (reading.state !== "live") throw new Error("not signed in");
    await signOut(ctx, reading.session);
    await signOut(ctx, reading.session);
    expect(await visit(token)).toEqual({ state: "ended", reason: "LOGOUT" });
    expect((await visit(other.token)).state).toBe("live");
    const drafts = await ctx.db.mandatDraft.findMany({ where: { aidantId: user.id } });
    expect(drafts.map(({ id }) => id)).toEqual([keptId]);
    const entries = await ctx.db.journalEntry.findMany({ where: { actorId: user.id } });
    expect(entries).toMatchObject([{ action: "logout", details: { sessionId } }]);
  });
});

test("a link opened while links of somebody else wait leaves them alone", async () => {
  const [a, b] = [await givenPerson(ctx), await givenPerson(ctx)];
  const link = await givenLink(ctx, a);
  await signIn(ctx, b);
  await expect(press(ctx, link)).resolves.toBeDefined();
});
