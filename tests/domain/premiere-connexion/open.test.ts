import { describe, expect, test } from "vitest";
import { readSession } from "@/lib/auth/session";
import { requestLogin } from "@/lib/auth/request-login";
import { openFirstConnection } from "@/lib/premiere-connexion/open";
import { findFirstConnection } from "@/lib/premiere-connexion/find-link";
import { resendCode } from "@/lib/premiere-connexion/resend";
import { createDatabase } from "@/lib/db/client";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { codeIn, givenAsked, givenLink, otherThan, press, sentTo, smsTo } from "./first-connection";

const ctx = await testContext({ FIRST_LOGIN_REQUESTS_PER_IP: "1000" });
const MINUTE = 60_000;

const DEAD = { code: "PREMIERE_CONNEXION_PERIMEE" };
const WRONG = { code: "PREMIERE_CONNEXION_CODE_REFUSE" };
const sessions = (userId: string) => ctx.db.session.count({ where: { userId } });

describe("the link and its code", () => {
  test("open a restricted session of a référent, journaled with its method [AUTH-D02]", async () => {
    const asked = await givenAsked(ctx);
    const { session } = await press(ctx, asked);
    const reading = await readSession(ctx, session, { slide: false });
    if (reading.state !== "live") throw new Error("no session");
    expect(reading.session).toMatchObject({
      userId: asked.user.id,
      isReferent: true,
      hasConfirmedDevice: false,
      organisationId: asked.organisation.id,
    });
    const entry = await ctx.db.journalEntry.findFirstOrThrow({
      where: { actorId: asked.user.id, action: "connect_aidant" },
    });
    expect(entry.details).toEqual({ sessionId: reading.session.sessionId, method: "email+sms" });
    expect(await ctx.db.firstConnection.count({ where: { userId: asked.user.id } })).toBe(0);
    expect(await ctx.db.verificationToken.count()).toBe(0);
  });

  test("tell the holder of a browser and a network never seen, once the first connection is reopened", async () => {
    const asked = await givenAsked(ctx);
    await press(ctx, asked);
    const kinds = async () => (await sentTo(ctx, asked.user.email)).map(({ kind }) => kind);
    expect(await kinds()).not.toContain("login-new-browser");
    const origin = { id: "request", ipPrefix: "198.51.100.7", browser: "Chrome, Windows" };
    await press({ ...ctx, origin }, await givenLink(ctx, asked.user.email, asked.phone));
    expect((await kinds()).filter((kind) => kind === "login-new-browser")).toHaveLength(1);
  });

  test("open nothing a second time [AUTH-D11]", async () => {
    const asked = await givenAsked(ctx);
    await press(ctx, asked);
    await expect(press(ctx, asked)).rejects.toMatchObject(DEAD);
    expect(await sessions(asked.user.id)).toBe(1);
  });

  test("open one session when sent twice at once, by two instances", async () => {
    const asked = await givenAsked(ctx);
    const second = { ...ctx, db: createDatabase(ctx.settings.DATABASE_URL, 2) };
    const outcomes = await Promise.allSettled([
      press(ctx, asked),
      press(second, asked),
      press(ctx, asked),
      press(second, asked),
    ]);
    await second.db.$disconnect();
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await sessions(asked.user.id)).toBe(1);
  });

  test("die at the fifth wrong code [AUTH-D07]", async () => {
    const asked = await givenAsked(ctx);
    const wrong = { token: asked.token, code: otherThan(asked.code) };
    for (let count = 0; count < 4; count += 1) {
      await expect(press(ctx, wrong)).rejects.toMatchObject(WRONG);
    }
    await expect(press(ctx, wrong)).rejects.toMatchObject(DEAD);
    await expect(press(ctx, asked)).rejects.toMatchObject(DEAD);
    await expect(resendCode(ctx, { token: asked.token })).rejects.toMatchObject(DEAD);
    ctx.clock.advance(16 * MINUTE);
    const again = await givenLink(ctx, asked.user.email, asked.phone);
    expect(await press(ctx, again)).toHaveProperty("session");
  });

  test("count five wrong codes sent at once", async () => {
    const asked = await givenAsked(ctx);
    const wrong = { token: asked.token, code: otherThan(asked.code) };
    await Promise.allSettled(Array.from({ length: 8 }, () => press(ctx, wrong)));
    const row = await ctx.db.firstConnection.findFirst({ where: { userId: asked.user.id } });
    expect(row?.tries).toBe(5);
    await expect(press(ctx, asked)).rejects.toMatchObject(DEAD);
  });

  test("feed the counters that every code shares", async () => {
    const asked = await givenAsked(ctx);
    const tight = { ...ctx, settings: { ...ctx.settings, AUTH_SOFT_FAILS: 2 } };
    const wrong = { token: asked.token, code: otherThan(asked.code) };
    await expect(press(tight, wrong)).rejects.toMatchObject(WRONG);
    await expect(press(tight, wrong)).rejects.toMatchObject(WRONG);
    await expect(press(tight, asked)).rejects.toMatchObject({ code: "LOGIN_PAUSED" });
    ctx.clock.advance(MINUTE);
    expect(await press(tight, asked)).toHaveProperty("session");
  });

  test("the code lives 10 minutes and may be sent again, the link 30 [AUTH-D08]", async () => {
    const asked = await givenAsked(ctx);
    ctx.clock.advance(11 * MINUTE);
    await expect(press(ctx, asked)).rejects.toMatchObject({
      code: "PREMIERE_CONNEXION_CODE_PERIME",
    });
    await resendCode(ctx, { token: asked.token });
    const code = codeIn((await smsTo(ctx, asked.phone)).at(-1));
    ctx.clock.advance(20 * MINUTE);
    await expect(press(ctx, { token: asked.token, code })).rejects.toMatchObject(DEAD);
    await expect(resendCode(ctx, { token: asked.token })).rejects.toMatchObject(DEAD);
    expect(await sessions(asked.user.id)).toBe(0);
  });

  test("die when another request is answered [AUTH-D09]", async () => {
    const first = await givenAsked(ctx);
    const second = await givenLink(ctx, first.user.email, first.phone);
    await expect(press(ctx, first)).rejects.toMatchObject(DEAD);
    if (first.code !== second.code) {
      await expect(press(ctx, { ...second, code: first.code })).rejects.toMatchObject(WRONG);
    }
    expect(await press(ctx, second)).toHaveProperty("session");
  });

  test("belong to each other [AUTH-D10]", async () => {
    const [one, two] = [await givenAsked(ctx), await givenAsked(ctx)];
    if (one.code === two.code) return;
    await expect(press(ctx, { token: one.token, code: two.code })).rejects.toMatchObject(WRONG);
    expect((await sessions(one.user.id)) + (await sessions(two.user.id))).toBe(0);
  });

  test("serve nowhere else: the usual sign-in refuses the code [AUTH-D11]", async () => {
    const { user, code } = await givenAsked(ctx);
    await expect(requestLogin(ctx, { email: user.email, code }, undefined)).rejects.toMatchObject({
      code: "LOGIN_REFUSED",
    });
  });

  test("are looked at without being used [AUTH-D12]", async () => {
    const asked = await givenAsked(ctx);
    for (let count = 0; count < 10; count += 1) {
      expect(await findFirstConnection(ctx, asked.token)).not.toBeNull();
    }
    expect(await press(ctx, asked)).toHaveProperty("session");
  });

  test.each([
    ["the account is deactivated", { deactivatedAt: new Date(0), deactivationReason: "REFERENT" }],
    ["the number of the file changes", { phone: null }],
    ["the address changes", { email: "autre-adresse@structure.test" }],
  ] as const)("die when %s", async (_what, data) => {
    const asked = await givenAsked(ctx);
    await ctx.db.user.update({ where: { id: asked.user.id }, data });
    await expect(press(ctx, asked)).rejects.toMatchObject(DEAD);
  });

  test("die when a means is confirmed or the référent right is lost meanwhile", async () => {
    const equipped = await givenAsked(ctx);
    await givenDevice(ctx, equipped.user);
    await expect(press(ctx, equipped)).rejects.toMatchObject(DEAD);
    const dismissed = await givenAsked(ctx);
    await ctx.db.membership.updateMany({
      where: { userId: dismissed.user.id },
      data: { referentSince: null },
    });
    await expect(press(ctx, dismissed)).rejects.toMatchObject(DEAD);
  });

  test("unknown, altered and endless tokens are dead alike", async () => {
    const { token, code } = await givenAsked(ctx);
    const altered = `${token.startsWith("a") ? "b" : "a"}${token.slice(1)}`;
    for (const bad of [altered, "", "-", "x".repeat(10_000)]) {
      await expect(openFirstConnection(ctx, { token: bad, code }, undefined)).rejects.toMatchObject(
        DEAD,
      );
    }
  });
});

describe("« Renvoyer le code »", () => {
  test("replaces the code, three times, a minute apart", async () => {
    const asked = await givenAsked(ctx);
    const { token, phone } = asked;
    await expect(resendCode(ctx, { token })).rejects.toMatchObject({
      code: "PREMIERE_CONNEXION_RENVOI_TROP_TOT",
    });
    for (let count = 0; count < 3; count += 1) {
      ctx.clock.advance(MINUTE);
      await resendCode(ctx, { token });
    }
    ctx.clock.advance(MINUTE);
    await expect(resendCode(ctx, { token })).rejects.toMatchObject({
      code: "PREMIERE_CONNEXION_RENVOIS_EPUISES",
    });
    const codes = (await smsTo(ctx, phone)).map(codeIn);
    expect(codes).toHaveLength(4);
    const last = codes.at(-1) ?? "";
    if (asked.code !== last) {
      await expect(press(ctx, { token, code: asked.code })).rejects.toMatchObject(WRONG);
    }
    expect(await press(ctx, { token, code: last })).toHaveProperty("session");
  });

  test("pressed twice at once sends one SMS", async () => {
    const { token, phone } = await givenAsked(ctx);
    ctx.clock.advance(MINUTE);
    await Promise.allSettled([resendCode(ctx, { token }), resendCode(ctx, { token })]);
    expect(await smsTo(ctx, phone)).toHaveLength(2);
  });

  test("gives no more tries", async () => {
    const asked = await givenAsked(ctx);
    const wrong = { token: asked.token, code: otherThan(asked.code) };
    for (let count = 0; count < 4; count += 1) {
      await press(ctx, wrong).catch(() => undefined);
    }
    ctx.clock.advance(MINUTE);
    await resendCode(ctx, { token: asked.token });
    const code = codeIn((await smsTo(ctx, asked.phone)).at(-1));
    await expect(press(ctx, { token: asked.token, code: otherThan(code) })).rejects.toMatchObject(
      DEAD,
    );
  });
});
