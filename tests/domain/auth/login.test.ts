import { describe, expect, onTestFinished, test } from "vitest";
import { findLink, passageOf } from "@/lib/auth/link";
import { loginSchema } from "@/lib/auth/login-schema";
import { readSession } from "@/lib/auth/session";
import { withOneTimeCode } from "@/lib/carte-totp/with-code";
import { sha256 } from "@/lib/crypto/hash";
import { createDatabase } from "@/lib/db/client";
import { DomainError } from "@/lib/errors/domain-error";
import { testContext } from "../../support/context";
import { givenDevice, wrongCode } from "../../support/factories/devices";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { ask, givenLink, givenPerson, mailsTo, press, signIn, tokenIn } from "./sign-in";

const ctx = await testContext();
const SECOND = 1_000;

const connections = (userId: string) =>
  ctx.db.journalEntry.count({ where: { actorId: userId, action: "connect_aidant" } });
const liveSessions = (userId: string) => ctx.db.session.count({ where: { userId, endedAt: null } });
const refusalOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DomainError)) throw new Error(`not refused: ${String(error)}`);
  return { code: error.code, options: error.options };
};

describe("the first step", () => {
  test("mails one link with its button, its lifetime and no code [AUTH-A01]", async () => {
    const person = await givenPerson(ctx);
    const { code, token } = await givenLink(ctx, person);
    const [mail, ...others] = await mailsTo(ctx, person.user.email);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ kind: "login-link", to: person.user.email });
    for (const part of [mail?.text ?? "", mail?.html ?? ""]) {
      expect(part).toContain(`http://ac.localhost:3000/accounts/login/lien/${token}/`);
      expect(part).toContain("10 minutes");
      expect(part).toContain(`${person.user.firstName} ${person.user.lastName}`);
      expect(part).toContain("Firefox, Linux");
      expect(part).not.toContain(code);
      expect(part).not.toContain(person.organisation.name);
    }
    expect(mail?.html).toMatch(/<a [^>]*>Connexion<\/a>/);
    expect(mail?.html).not.toContain("<img");
  });

  test("keeps no token nor binding in clear", async () => {
    const person = await givenPerson(ctx);
    const { token, binding } = await givenLink(ctx, person);
    const row = await ctx.db.loginRequest.findFirstOrThrow({ where: { userId: person.user.id } });
    expect(row).toMatchObject({ tokenHash: sha256(token), bindingHash: sha256(binding) });
    const kept = JSON.stringify([
      await ctx.db.loginRequest.findMany(),
      await ctx.db.verificationToken.findMany(),
    ]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(binding);
  });

  test("accepts an address with capitals and spaces around [AUTH-A13]", async () => {
    const person = await givenPerson(ctx);
    const typed = `  ${person.user.email.toUpperCase()} `;
    const input = loginSchema.parse({ email: typed, code: person.device.code() });
    expect(input.email).toBe(person.user.email);
    await expect(ask(ctx, input.email, input.code)).resolves.toBeDefined();
  });

  test("refuses an unknown address like the other failures [AUTH-A14]", async () => {
    const refusal = await refusalOf(ask(ctx, "inconnu@structure.test", "123456"));
    expect(refusal).toEqual({ code: "LOGIN_REFUSED", options: {} });
  });

  test("refuses a wrong code [AUTH-A15]", async () => {
    const person = await givenPerson(ctx);
    const refusal = await refusalOf(ask(ctx, person.user.email, wrongCode(person.device)));
    expect(refusal).toEqual({ code: "LOGIN_REFUSED", options: {} });
    expect(await mailsTo(ctx, person.user.email)).toEqual([]);
  });

  test("refuses an inactive account [AUTH-A16]", async () => {
    const person = await givenPerson(ctx);
    const { id, email } = person.user;
    await ctx.db.user.update({ where: { id }, data: { deactivatedAt: ctx.clock.now() } });
    const refusal = await refusalOf(ask(ctx, email, person.device.code()));
    expect(refusal).toEqual({ code: "LOGIN_REFUSED", options: {} });
    expect(await mailsTo(ctx, email)).toEqual([]);
  });

  test("refuses an account without a confirmed device [AUTH-A17]", async () => {
    const organisation = await givenOrganisation(ctx);
    const user = await givenUser(ctx, { organisations: [organisation] });
    const refusal = await refusalOf(ask(ctx, user.email, "000000"));
    expect(refusal).toEqual({ code: "LOGIN_REFUSED", options: {} });
  });

  test("refuses the code of a card that is linked but not validated [AUTH-A18]", async () => {
    const organisation = await givenOrganisation(ctx);
    const user = await givenUser(ctx, { organisations: [organisation] });
    const card = await givenDevice(ctx, user, { kind: "CARD", confirmed: false });
    const refusal = await refusalOf(ask(ctx, user.email, card.code()));
    expect(refusal).toEqual({ code: "LOGIN_REFUSED", options: {} });
    expect(await mailsTo(ctx, user.email)).toEqual([]);
  });

  test.each(["12345", "1234567", "abc123", "+12345", "１２３４５６", ""])(
    "asks for six ASCII digits instead of « %s » [AUTH-A20]",
    (code) => {
      const messages = ["connu@x.fr", "inconnu@x.fr"].map((email) =>
        loginSchema.safeParse({ email, code }).error?.issues.map(({ message }) => message),
      );
      expect(messages[0]).toHaveLength(1);
      expect(messages[0]).toEqual(messages[1]);
    },
  );

  test("reads six digits written with spaces [AUTH-A20]", () => {
    const read = (code: string) => loginSchema.parse({ email: "a@x.fr", code }).code;
    expect(["12 34 56", "123\u00a0456", " 123\u202f456 "].map(read)).toEqual(
      Array(3).fill("123456"),
    );
  });

  test("accepts a code that starts with zero [AUTH-A21]", async () => {
    const person = await givenPerson(ctx);
    for (let step = 0; !person.device.code().startsWith("0") && step < 500; step += 1) {
      ctx.clock.advance(30 * SECOND);
    }
    expect(person.device.code()).toMatch(/^0\d{5}$/);
    const input = loginSchema.parse({ email: person.user.email, code: person.device.code() });
    await expect(ask(ctx, input.email, input.code)).resolves.toBeDefined();
  });

  test("refuses the format of an address that is not one [AUTH-A22]", () => {
    const long = `${"a".repeat(5000)}@x.fr`;
    for (const email of ["a@x.fr,b@y.fr", "a@x.fr\r\nBcc: z@z.fr", long, ""]) {
      expect(loginSchema.safeParse({ email, code: "123456" }).success, email).toBe(false);
    }
  });

  test("refuses the sixth link of an hour, without mail, and gives the code back [AUTH-A28]", async () => {
    const person = await givenPerson(ctx);
    for (let request = 0; request < 5; request += 1) {
      ctx.clock.advance(60 * SECOND);
      await givenLink(ctx, person);
    }
    ctx.clock.advance(60 * SECOND);
    const { email } = person.user;
    const code = person.device.code();
    expect(await refusalOf(ask(ctx, email, code))).toEqual({
      code: "LOGIN_MAILS_EXCEEDED",
      options: { retryAfterSeconds: 3600 - 5 * 60 },
    });
    expect(await mailsTo(ctx, email)).toHaveLength(5);
    ctx.clock.advance(3600 * SECOND);
    await expect(ask(ctx, email, person.device.code())).resolves.toBeDefined();
  });

  test("keeps three links at most: the oldest beyond them no longer works", async () => {
    const person = await givenPerson(ctx);
    const links = [];
    for (let request = 0; request < 4; request += 1) {
      ctx.clock.advance(60 * SECOND);
      links.push(await givenLink(ctx, person));
    }
    const found = await Promise.all(links.map(({ token }) => findLink(ctx, token)));
    expect(found.map((link) => link !== null)).toEqual([false, true, true, true]);
  });
});

describe("one code", () => {
  test("accepted at sign-in is refused at sign-in and for an act [AUTH-B01]", async () => {
    const person = await givenPerson(ctx);
    const { code } = await givenLink(ctx, person);
    ctx.clock.advance(5 * SECOND);
    expect(await refusalOf(ask(ctx, person.user.email, code))).toMatchObject({
      code: "LOGIN_REFUSED",
    });
    const { sessionId } = await givenSession(ctx, person.user, person.organisation);
    const subject = { userId: person.user.id, sessionId };
    const act = withOneTimeCode(ctx, subject, code, (_tx, consume) => consume());
    expect(await refusalOf(act)).toMatchObject({ code: "OTP_REFUSED" });
  });

  test("sent twenty times at once gives one link and one mail [AUTH-B02]", async () => {
    const person = await givenPerson(ctx);
    const code = person.device.code();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => ask(ctx, person.user.email, code)),
    );
    const bindings = results.map((r) => (r.status === "fulfilled" ? r.value.binding : "refused"));
    expect(bindings).toHaveLength(20);
    expect(new Set(bindings).size).toBe(1);
    expect(await mailsTo(ctx, person.user.email)).toHaveLength(1);
    expect(await ctx.db.loginRequest.count({ where: { userId: person.user.id } })).toBe(1);
  });

  test("sent twice by one browser is one request: same answer, no failure, its link opens", async () => {
    const person = await givenPerson(ctx);
    const { code, token, binding } = await givenLink(ctx, person);
    const again = await ask(ctx, person.user.email, code);
    expect(again).toEqual({ binding });
    const account = ctx.keyedHash("throttle-email", person.user.email);
    const counted = { key: { endsWith: account } };
    expect(await ctx.db.throttle.count({ where: counted })).toBe(0);
    await expect(press(ctx, { token, binding: again.binding })).resolves.toBeDefined();
  });

  test("sent again from elsewhere, after five seconds or once the link was used is refused", async () => {
    const person = await givenPerson(ctx);
    const { email } = person.user;
    const link = await givenLink(ctx, person);
    const here = { id: "request", ipPrefix: "192.0.2.1", browser: "Firefox, Linux" };
    const other = (origin: Partial<typeof here>) => ({ ...ctx, origin: { ...here, ...origin } });
    for (const elsewhere of [other({ ipPrefix: "192.0.2.200" }), other({ browser: "Edge" })]) {
      expect((await refusalOf(ask(elsewhere, email, link.code))).code).toBe("LOGIN_REFUSED");
    }
    await press(ctx, link);
    expect((await refusalOf(ask(ctx, email, link.code))).code).toBe("LOGIN_REFUSED");
    expect(await mailsTo(ctx, email)).toHaveLength(1);
  });

  test("sent to two instances at once is accepted by one [AUTH-B03]", async () => {
    const person = await givenPerson(ctx);
    const twin = { ...ctx, db: createDatabase(ctx.settings.DATABASE_URL) };
    onTestFinished(() => twin.db.$disconnect());
    const code = person.device.code();
    const elsewhere = {
      ...twin,
      origin: { id: "request", ipPrefix: "192.0.2.2", browser: "Edge, Windows" },
    };
    const results = await Promise.allSettled(
      [ctx, elsewhere].map((instance) => ask(instance, person.user.email, code)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await mailsTo(ctx, person.user.email)).toHaveLength(1);
  });
});

describe("the link", () => {
  test("opens a session, with its journal entry and last sign-in [AUTH-A02]", async () => {
    const person = await givenPerson(ctx);
    const link = await givenLink(ctx, person);
    const { session, next } = await press(ctx, link);
    expect(next).toBe("/espace-aidant/");
    const reading = await readSession(ctx, session, { slide: false });
    expect(reading).toMatchObject({
      state: "live",
      session: { userId: person.user.id, organisationId: person.organisation.id },
    });
    expect(await connections(person.user.id)).toBe(1);
    const user = await ctx.db.user.findUniqueOrThrow({ where: { id: person.user.id } });
    expect(user.lastLoginAt).toEqual(ctx.clock.now());
    expect(user.emailVerified).toEqual(ctx.clock.now());
    expect(await ctx.db.verificationToken.count({ where: { identifier: user.email } })).toBe(0);
  });

  test("works once [AUTH-A03]", async () => {
    const person = await givenPerson(ctx);
    const link = await givenLink(ctx, person);
    await press(ctx, link);
    expect(await findLink(ctx, link.token)).toBeNull();
    expect(await refusalOf(press(ctx, link))).toMatchObject({ code: "LINK_DEAD" });
    expect(await liveSessions(person.user.id)).toBe(1);
  });

  test("and another of the same account opened together: one works, the other is dead", async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await givenPerson(ctx);
      const links = [];
      for (let request = 0; request < 3; request += 1) {
        ctx.clock.advance(60 * SECOND);
        links.push(await givenLink(ctx, person));
      }
      const answers = await Promise.all(
        links.map((link) =>
          press(ctx, link).then(
            () => "opened",
            (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
          ),
        ),
      );
      expect(answers.sort()).toEqual(["LINK_DEAD", "LINK_DEAD", "opened"]);
      expect(await liveSessions(person.user.id)).toBe(1);
    }
  });

  test("works until its last second, not after [AUTH-A04]", async () => {
    const person = await givenPerson(ctx);
    const late = await givenLink(ctx, person);
    ctx.clock.advance(600 * SECOND - 1);
    expect(await findLink(ctx, late.token)).not.toBeNull();
    ctx.clock.advance(1 + SECOND);
    expect(await findLink(ctx, late.token)).toBeNull();
    expect(await refusalOf(press(ctx, late))).toMatchObject({ code: "LINK_DEAD" });
    expect(await liveSessions(person.user.id)).toBe(0);
  });

  test("is left intact by being read many times [AUTH-A05]", async () => {
    const person = await givenPerson(ctx);
    const link = await givenLink(ctx, person);
    for (let scan = 0; scan < 5; scan += 1) {
      expect(await findLink(ctx, link.token)).not.toBeNull();
    }
    await expect(press(ctx, link)).resolves.toBeDefined();
  });

  test("asks another browser for a new code: the used one is refused [AUTH-A07]", async () => {
    const person = await givenPerson(ctx);
    const { token, code } = await givenLink(ctx, person);
    const link = await findLink(ctx, token);
    if (!link) throw new Error("the link is dead");
    expect(passageOf(ctx, link, undefined)).toBe("code");
    expect(passageOf(ctx, link, "another binding")).toBe("code");
    expect(await refusalOf(press(ctx, { token }, { code }))).toMatchObject({
      code: "LOGIN_REFUSED",
    });
    expect(await liveSessions(person.user.id)).toBe(0);
    ctx.clock.advance(30 * SECOND);
    await expect(press(ctx, { token }, { code: person.device.code() })).resolves.toBeDefined();
    expect(await liveSessions(person.user.id)).toBe(1);
  });

  test("is refused to another browser, or opened by it, as configured", () => {
    const link = { bindingHash: sha256("binding"), bypassCodeId: null };
    const passage = (rule: "deny" | "allow", binding?: string) =>
      passageOf({ settings: { ...ctx.settings, LOGIN_LINK_OTHER_BROWSER: rule } }, link, binding);
    expect([passage("deny"), passage("deny", "binding")]).toEqual(["denied", "open"]);
    expect(passage("allow")).toBe("open");
  });

  test("that is older may be used, the newer one then fails [AUTH-A08]", async () => {
    const person = await givenPerson(ctx);
    const older = await givenLink(ctx, person);
    ctx.clock.advance(60 * SECOND);
    const newer = await givenLink(ctx, person);
    await expect(press(ctx, older)).resolves.toBeDefined();
    expect(await refusalOf(press(ctx, newer))).toMatchObject({ code: "LINK_DEAD" });
  });

  test("is refused after a deactivation, without journal entry [AUTH-A09]", async () => {
    const person = await givenPerson(ctx);
    const link = await givenLink(ctx, person);
    const { id } = person.user;
    await ctx.db.user.update({ where: { id }, data: { deactivatedAt: ctx.clock.now() } });
    expect(await refusalOf(press(ctx, link))).toMatchObject({ code: "LINK_DEAD" });
    expect(await connections(id)).toBe(0);
    expect(await liveSessions(id)).toBe(0);
  });

  test("is refused once the device that asked for it was removed", async () => {
    const person = await givenPerson(ctx);
    const link = await givenLink(ctx, person);
    await ctx.db.otpDevice.update({
      where: { id: person.device.device.id },
      data: { confirmedAt: null },
    });
    expect(await refusalOf(press(ctx, link))).toMatchObject({ code: "LINK_DEAD" });
    expect(await liveSessions(person.user.id)).toBe(0);
    expect(await ctx.db.verificationToken.count({ where: { identifier: person.user.email } })).toBe(
      1,
    );
  });

  test("pressed twice at once opens one session [AUTH-A10]", async () => {
    const person = await givenPerson(ctx);
    const link = await givenLink(ctx, person);
    const results = await Promise.allSettled([press(ctx, link), press(ctx, link)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await liveSessions(person.user.id)).toBe(1);
    expect(await connections(person.user.id)).toBe(1);
  });

  test("altered or huge is refused like a used one [AUTH-A11]", async () => {
    const person = await givenPerson(ctx);
    const link = await givenLink(ctx, person);
    const first = link.token.startsWith("A") ? "B" : "A";
    for (const token of [`${first}${link.token.slice(1)}`, "x".repeat(10_000), "%00", ""]) {
      expect(await findLink(ctx, token)).toBeNull();
      expect(await refusalOf(press(ctx, { ...link, token }))).toEqual({
        code: "LINK_DEAD",
        options: {},
      });
    }
    await expect(press(ctx, link)).resolves.toBeDefined();
  });

  test("leads to the page that was asked for [AUTH-A23]", async () => {
    const person = await givenPerson(ctx);
    const { next } = await signIn(ctx, person, { next: "/espace-aidant/usagers/" });
    expect(next).toBe("/espace-aidant/usagers/");
  });

  test.each(["//evil.example", "https://evil.example", "/\\evil", "javascript:alert(1)", "/a\nb"])(
    "never leads to another site (%s) [AUTH-A24]",
    async (next) => {
      const person = await givenPerson(ctx);
      expect((await signIn(ctx, person, { next })).next).toBe("/espace-aidant/");
    },
  );

  test("unknown thirty times from one network closes the endpoint to it for a while", async () => {
    const from = (ipPrefix: string) => ({
      ...ctx,
      origin: { id: "r", ipPrefix, browser: "Firefox, Linux" },
    });
    const guess = (ipPrefix: string) => findLink(from(ipPrefix), ctx.random.token());
    for (let attempt = 0; attempt < 30; attempt += 1) await guess("198.51.100.7");
    expect(await refusalOf(guess("198.51.100.7"))).toMatchObject({ code: "LINK_PAUSED" });
    expect(await guess("198.51.100.8")).toBeNull();
    ctx.clock.advance(600 * SECOND);
    expect(await guess("198.51.100.7")).toBeNull();
  });

  test("opens at most three sessions: the oldest is ended [AUTH-C14]", async () => {
    const person = await givenPerson(ctx);
    const opened = [];
    for (let time = 0; time < 4; time += 1) {
      opened.push(await signIn(ctx, person));
      ctx.clock.advance(10 * 60 * SECOND);
    }
    const readings = await Promise.all(
      opened.map(({ session }) => readSession(ctx, session, { slide: false })),
    );
    expect(readings.map(({ state }) => state)).toEqual(["ended", "live", "live", "live"]);
    expect(readings[0]).toEqual({ state: "ended", reason: "REPLACED" });
  });

  test("gives a new opaque identifier, kept hashed, whatever the browser held [AUTH-C16]", async () => {
    const person = await givenPerson(ctx);
    const planted = await givenSession(ctx, person.user, person.organisation);
    const { session } = await signIn(ctx, person);
    expect(session).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(session).not.toBe(planted.token);
    const rows = await ctx.db.session.findMany({ where: { userId: person.user.id } });
    expect(rows.map((row) => row.sessionToken)).toContain(sha256(session));
    expect(rows.map((row) => row.sessionToken)).not.toContain(session);
  });

  test("of the mail is on the configured host, whatever host was asked [AUTH-A25]", async () => {
    const person = await givenPerson(ctx);
    await givenLink(ctx, person);
    const [mail] = await mailsTo(ctx, person.user.email);
    const hosts = [...(mail?.text ?? "").matchAll(/https?:\/\/[^/\s]+/g)].map(([host]) => host);
    expect(new Set(hosts)).toEqual(new Set(["http://ac.localhost:3000"]));
    expect(tokenIn(mail?.text ?? "")).toHaveLength(43);
  });
});
