import { describe, expect, test } from "vitest";
import { answerRequests } from "@/lib/premiere-connexion/answer-requests";
import { askFirstConnection, askFirstConnectionSchema } from "@/lib/premiere-connexion/ask";
import { reopenFirstConnection } from "@/lib/premiere-connexion/reopen";
import { DomainError } from "@/lib/errors/domain-error";
import { purgeSignIn } from "@/lib/jobs/purge-sign-in";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenStaff } from "../../support/factories/people";
import { countingContext } from "../../support/statements";
import {
  ask,
  codeIn,
  givenAsked,
  givenLink,
  givenReferent,
  nextPhone,
  PHONE,
  press,
  sentTo,
  smsTo,
  tokenIn,
} from "./first-connection";

const ctx = await testContext({ FIRST_LOGIN_REQUESTS_PER_IP: "1000" });

const GSM7 = /^[A-Za-z0-9 \n@£$¥èéùìòÇØøÅåÆæßÉ!"#%&'()*+,\-./:;<=>?ÄÖÑÜ§äöñüà]*$/;

describe("an eligible référent", () => {
  test("gets one mail with the link and, at once, one SMS with the code [AUTH-D01]", async () => {
    const phone = nextPhone();
    const { user } = await givenReferent(ctx, { phone });
    await ask(ctx, ` ${user.email.toUpperCase()} `, phone);
    const [mail, ...otherMails] = await sentTo(ctx, user.email);
    const [sms, ...otherSms] = await smsTo(ctx, phone);
    expect([...otherMails, ...otherSms]).toEqual([]);
    const code = codeIn(sms);
    if (mail?.channel !== "MAIL" || !sms) throw new Error("no mail or no SMS");
    expect(mail.subject).toBe("Lien pour le code de première connexion à Aidants Connect");
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(`/accounts/manager_first_login_with_code/${tokenIn(part)}/`);
      expect(part).toContain("30 minutes");
      expect(part).toContain("Firefox, Linux");
      expect(part).not.toContain(code);
    }
    expect(mail.html).toMatch(/<a [^>]*>Connexion<\/a>/);
    expect(sms.text).toContain("Aidants Connect");
    expect(sms.text).toContain("10 minutes");
    expect(sms.text).not.toMatch(/http|\//);
    expect(sms.text.length).toBeLessThanOrEqual(160);
    expect(sms.text).toMatch(GSM7);
  });

  test("leaves no token, code nor number in clear in the database", async () => {
    const { token, code, phone } = await givenAsked(ctx);
    const rows = await ctx.db.firstConnection.findMany();
    const requests = await ctx.db.firstConnectionRequest.findMany();
    const kept = JSON.stringify([rows, requests]);
    for (const secret of [token, code, phone]) expect(kept).not.toContain(secret);
    expect(requests).toEqual([]);
  });

  const WRITINGS: [string, string[]][] = [
    ["+33601010101", ["06 01 01 01 01", "0033601010101", "+33 6 01.01.01.01", "(06) 01-01-01-01"]],
    ["+262692123456", ["0692 12 34 56", "+262 692 12 34 56"]],
    ["+262639691234", ["0639691234", "00262639691234"]],
  ];
  test.each(WRITINGS)(
    "is recognised by %s however it is written [AUTH-D05]",
    async (filed, writings) => {
      for (const writing of writings) {
        const { user } = await givenReferent(ctx, { phone: filed });
        await ask(ctx, user.email, writing);
        expect(
          (await sentTo(ctx, user.email)).map(({ kind }) => kind),
          writing,
        ).toEqual(["first-connection-link"]);
      }
    },
  );

  test("asks at most three times an hour [AUTH-D13]", async () => {
    const phone = nextPhone();
    const { user } = await givenReferent(ctx, { phone });
    for (let count = 0; count < 4; count += 1) await ask(ctx, user.email, phone);
    expect(await smsTo(ctx, phone)).toHaveLength(3);
    expect(await sentTo(ctx, user.email)).toHaveLength(3);
    ctx.clock.advance(3_600_000);
    await ask(ctx, user.email, phone);
    expect(await smsTo(ctx, phone)).toHaveLength(4);
  });

  test("is not stopped by strangers who type another number", async () => {
    const phone = nextPhone();
    const { user } = await givenReferent(ctx, { phone });
    for (let count = 0; count < 5; count += 1) await ask(ctx, user.email, "0699999999");
    await ask(ctx, user.email, phone);
    expect(await smsTo(ctx, phone)).toHaveLength(1);
  });
});

describe("somebody else", () => {
  test.each([
    ["whose number differs", {}, "0699999999", "numéro de téléphone mobile"],
    ["without a number on file", { phone: undefined }, PHONE, "numéro de téléphone mobile"],
    ["who is no référent", { referent: false }, PHONE, "Demandez à votre référent"],
  ])(
    "%s gets one explanation a day, no SMS, no link [AUTH-D03] [AUTH-D04]",
    async (_who, options, typed, said) => {
      const phone = "phone" in options ? undefined : nextPhone();
      const asked = typed === PHONE ? (phone ?? nextPhone()) : typed;
      const { user } = await givenReferent(ctx, { ...options, ...(phone ? { phone } : {}) });
      if (!phone) await ctx.db.user.update({ where: { id: user.id }, data: { phone: null } });
      await ask(ctx, user.email, asked);
      await ask(ctx, user.email, asked);
      const mails = await sentTo(ctx, user.email);
      expect(mails.map(({ kind }) => kind)).toEqual(["first-connection-refused"]);
      expect(mails[0]?.text).toContain(said);
      expect(mails[0]?.text).not.toContain("manager_first_login_with_code");
      ctx.clock.advance(24 * 3_600_000);
      await ask(ctx, user.email, asked);
      expect(await sentTo(ctx, user.email)).toHaveLength(2);
      for (const number of [phone, asked]) {
        expect(await smsTo(ctx, number ?? asked)).toEqual([]);
      }
      expect(await ctx.db.firstConnection.count({ where: { userId: user.id } })).toBe(0);
    },
  );

  test("who has a means of connection is sent to the usual sign-in [AUTH-D03] [AUTH-D04]", async () => {
    const phone = nextPhone();
    const { user } = await givenReferent(ctx, { phone });
    await givenDevice(ctx, user);
    await ask(ctx, user.email, phone);
    const [mail, ...others] = await sentTo(ctx, user.email);
    expect(others).toEqual([]);
    expect(mail?.text).toContain("/accounts/login/");
    expect(await smsTo(ctx, phone)).toEqual([]);
  });

  test("unknown, inactive, or of an inactive structure gets no link nor SMS [AUTH-D03]", async () => {
    await ask(ctx, "personne@structure.test", "0603030303");
    expect(await sentTo(ctx, "personne@structure.test")).toEqual([]);
    const phone = nextPhone();
    const { user } = await givenReferent(ctx, { phone });
    await ctx.db.user.update({
      where: { id: user.id },
      data: { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" },
    });
    await ask(ctx, user.email, phone);
    expect(await sentTo(ctx, user.email)).toEqual([]);
    const closed = await givenReferent(ctx, { phone: nextPhone() });
    await ctx.db.organisation.update({
      where: { id: closed.organisation.id },
      data: { deactivatedAt: ctx.clock.now() },
    });
    await ask(ctx, closed.user.email, phone);
    const mails = await sentTo(ctx, closed.user.email);
    expect(mails.map(({ kind }) => kind)).toEqual(["first-connection-refused"]);
    expect(await smsTo(ctx, phone)).toEqual([]);
  });

  test("whose means was unlinked has none until the team opens it again [AUTH-D21]", async () => {
    const phone = nextPhone();
    const { user } = await givenReferent(ctx, { phone });
    const { device } = await givenDevice(ctx, user, { kind: "CARD" });
    const unlinked = { userId: null, confirmedAt: null };
    await ctx.db.otpDevice.update({ where: { id: device.id }, data: unlinked });
    await ask(ctx, user.email, phone);
    expect(await smsTo(ctx, phone)).toEqual([]);
    expect((await sentTo(ctx, user.email)).map(({ kind }) => kind)).toEqual([
      "first-connection-refused",
    ]);
    const { staff } = await givenStaff(ctx, "METIER");
    await reopenFirstConnection(ctx, staff, { userId: user.id, motif: "Rappel" });
    ctx.clock.advance(72 * 3_600_000 - 1_000);
    expect(await press(ctx, await givenLink(ctx, user.email, phone))).toHaveProperty("session");
    ctx.clock.advance(3_600_000);
    await ask(ctx, user.email, phone);
    expect(await smsTo(ctx, phone)).toHaveLength(1);
  });
});

describe("the form", () => {
  test.each(["0601", "abc", "+1 212 555 0199", "+44 20 7946 0958", "01 02 03 04 05", ""])(
    "refuses « %s » for its format only [AUTH-D06]",
    (phone) => {
      const parsed = askFirstConnectionSchema.safeParse({ email: "a@structure.test", phone });
      expect(parsed.error?.issues.map(({ path }) => path)).toEqual([["phone"]]);
    },
  );

  test("does the same work whatever the address [AUTH-D03]", async () => {
    const { user } = await givenReferent(ctx);
    const counting = countingContext(ctx);
    const of = (email: string) =>
      counting.statementsOf(() => askFirstConnection(counting.ctx, { email, phone: PHONE }));
    const known = await of(user.email);
    expect(known).toBe(2);
    expect(await of("personne@structure.test")).toBe(known);
    await ctx.db.firstConnectionRequest.deleteMany();
  });

  test("is closed to a network after 20 requests within the hour", async () => {
    const own = { ...ctx, origin: { id: "x", browser: "", ipPrefix: "198.51.100.7" } };
    own.settings = { ...ctx.settings, FIRST_LOGIN_REQUESTS_PER_IP: 20 };
    const input = { email: "personne@structure.test", phone: PHONE };
    for (let count = 0; count < 20; count += 1) await askFirstConnection(own, input);
    const error = await askFirstConnection(own, input).catch((reason: unknown) => reason);
    if (!(error instanceof DomainError)) throw new Error("not refused");
    expect(error.code).toBe("PREMIERE_CONNEXION_PAUSE");
    expect(error.options.retryAfterSeconds).toBe(3_600);
    await askFirstConnection(ctx, input);
    await ctx.db.firstConnectionRequest.deleteMany();
  });
});

describe("the job", () => {
  test("answers each request once, with several workers", async () => {
    const phone = nextPhone();
    const { user } = await givenReferent(ctx, { phone });
    await askFirstConnection(ctx, { email: user.email, phone });
    await Promise.all([answerRequests(ctx), answerRequests(ctx), answerRequests(ctx)]);
    expect(await smsTo(ctx, phone)).toHaveLength(1);
  });

  test("tries again a request that could not be answered, and goes on with the others", async () => {
    const phone = nextPhone();
    const { user } = await givenReferent(ctx, { phone });
    await askFirstConnection(ctx, { email: user.email, phone });
    await ctx.db.firstConnectionRequest.create({
      data: {
        payload: "unreadable",
        nextAttemptAt: new Date(ctx.clock.now().getTime() - 1_000),
        createdAt: ctx.clock.now(),
      },
    });
    await answerRequests(ctx);
    expect(await smsTo(ctx, phone)).toHaveLength(1);
    const [waiting] = await ctx.db.firstConnectionRequest.findMany();
    expect(waiting).toMatchObject({ attempts: 1 });
    expect(waiting?.nextAttemptAt.getTime()).toBeGreaterThan(ctx.clock.now().getTime());
    ctx.clock.advance(25 * 3_600_000);
    await purgeSignIn(ctx);
    expect(await ctx.db.firstConnectionRequest.count()).toBe(0);
    expect(await ctx.db.firstConnection.count()).toBe(0);
  });
});
