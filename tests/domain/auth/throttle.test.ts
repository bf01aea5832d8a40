import { describe, expect, onTestFinished, test } from "vitest";
import { resumeSignIn } from "@/lib/auth/resume-sign-in";
import { readSession } from "@/lib/auth/session";
import { withOneTimeCode } from "@/lib/carte-totp/with-code";
import { createDatabase } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { testContext, type TestContext } from "../../support/context";
import { wrongCode } from "../../support/factories/devices";
import { givenSession } from "../../support/factories/people";
import { ask, givenPerson, mailsTo, press, givenLink, signIn, type Person } from "./sign-in";

const ctx = await testContext();
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const from = (ipPrefix: string): TestContext => ({
  ...ctx,
  origin: { id: "request", ipPrefix, browser: "Firefox, Linux" },
});

let network = 0;
/** A network of its own, so that tests do not share the limit of addresses. */
const anywhere = () => from(`198.51.100.${String((network += 1))}`);

const outcome = async (work: Promise<unknown>) => {
  try {
    await work;
    return "accepted";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const wait = error.options.retryAfterSeconds;
    return wait === undefined ? error.code : `${error.code} ${String(wait)}`;
  }
};

const fail = (person: Person, marker?: string, on = anywhere()) =>
  outcome(ask(on, person.user.email, wrongCode(person.device), marker ? { marker } : {}));

/** Fails `count` times, waiting for the end of each pause. */
async function failPatiently(person: Person, count: number): Promise<void> {
  for (let failure = 0; failure < count; failure += 1) {
    expect(await fail(person)).toBe("LOGIN_REFUSED");
    ctx.clock.advance(failure < 18 ? 15 * MINUTE : 60 * MINUTE);
  }
}

describe("failures of an address", () => {
  test("five of them impose a delay, then a new code works [AUTH-B11]", async () => {
    const person = await givenPerson(ctx);
    const codes = [];
    for (let failure = 0; failure < 5; failure += 1) codes.push(await fail(person));
    expect(new Set(codes)).toEqual(new Set(["LOGIN_REFUSED"]));
    const good = person.device.code();
    expect(await outcome(ask(ctx, person.user.email, good))).toBe("LOGIN_PAUSED 30");
    ctx.clock.advance(30 * SECOND - 1);
    expect(await outcome(ask(ctx, person.user.email, good))).toBe("LOGIN_PAUSED 1");
    ctx.clock.advance(1);
    expect(await outcome(ask(ctx, person.user.email, person.device.code()))).toBe("accepted");
  });

  test("a code tried during the delay is not used up", async () => {
    const person = await givenPerson(ctx);
    ctx.clock.advance(MINUTE - (ctx.clock.now().getTime() % MINUTE));
    for (let failure = 0; failure < 5; failure += 1) await fail(person);
    const next = person.device.code(1);
    expect(await outcome(ask(ctx, person.user.email, next))).toBe("LOGIN_PAUSED 30");
    ctx.clock.advance(30 * SECOND);
    expect(await outcome(ask(ctx, person.user.email, next))).toBe("accepted");
  });

  test("delays double up to 15 minutes", async () => {
    const person = await givenPerson(ctx);
    for (let failure = 0; failure < 4; failure += 1) await fail(person);
    const delays = [];
    for (let failure = 0; failure < 8; failure += 1) {
      expect(await fail(person)).toBe("LOGIN_REFUSED");
      const paused = await fail(person);
      const seconds = Number(paused.split(" ")[1]);
      delays.push(seconds);
      ctx.clock.advance(seconds * SECOND);
    }
    expect(delays).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  test("an unknown address gets the same delay [AUTH-B12]", async () => {
    const unknown = () => outcome(ask(anywhere(), "personne@structure.test", "123456"));
    const person = await givenPerson(ctx);
    const answers = [];
    for (let failure = 0; failure < 6; failure += 1) {
      answers.push([await unknown(), await fail(person)]);
    }
    expect(answers.map(([a]) => a)).toEqual(answers.map(([, b]) => b));
    expect(answers.at(-1)).toEqual(["LOGIN_PAUSED 30", "LOGIN_PAUSED 30"]);
  });

  test("twenty leave open sessions alone and warn the holder once [AUTH-B13]", async () => {
    const person = await givenPerson(ctx);
    await failPatiently(person, 19);
    expect(await mailsTo(ctx, person.user.email)).toEqual([]);
    const { token } = await givenSession(ctx, person.user, person.organisation);
    expect(await fail(person)).toBe("LOGIN_REFUSED");
    expect(await fail(person)).toBe("LOGIN_PAUSED 3600");
    expect((await readSession(ctx, token, { slide: true })).state).toBe("live");
    ctx.clock.advance(60 * MINUTE);
    expect(await fail(person)).toBe("LOGIN_REFUSED");
    const mails = await mailsTo(ctx, person.user.email);
    expect(mails.map(({ kind }) => kind)).toEqual(["login-locked"]);
    expect(mails[0]?.text).toContain("20 codes erronés");
  });

  test("a hundred close new browsers until somebody re-enables them [AUTH-B14]", async () => {
    const person = await givenPerson(ctx, { referent: false });
    await failPatiently(person, 100);
    ctx.clock.advance(30 * DAY);
    expect(await outcome(ask(anywhere(), person.user.email, person.device.code()))).toBe(
      "LOGIN_REFUSED",
    );
    const kinds = (await mailsTo(ctx, person.user.email)).map(({ kind }) => kind);
    expect(kinds).toContain("login-suspended");
    ctx.clock.advance(2 * 60 * MINUTE);
    await inTransaction(ctx, (tx) => resumeSignIn(ctx, tx, person.user.email));
    expect(await outcome(ask(anywhere(), person.user.email, person.device.code()))).toBe(
      "accepted",
    );
  });

  test("pauses caused by strangers spare a usual browser [AUTH-B18]", async () => {
    const person = await givenPerson(ctx);
    const { marker } = await signIn(ctx, person);
    await failPatiently(person, 20);
    await fail(person);
    expect(await fail(person)).toMatch(/^LOGIN_PAUSED/);
    const email = person.user.email;
    expect(await outcome(ask(anywhere(), email, person.device.code(), { marker }))).toBe(
      "accepted",
    );
  });

  test("failures in a usual browser spare the signatures of an open session, and the reverse", async () => {
    const person = await givenPerson(ctx);
    const { marker } = await signIn(ctx, person);
    ctx.clock.advance(MINUTE);
    for (let failure = 0; failure < 5; failure += 1) await fail(person, marker);
    expect(await fail(person, marker)).toBe("LOGIN_PAUSED 30");
    const { sessionId } = await givenSession(ctx, person.user, person.organisation);
    const sign = (code: string) => {
      const subject = { userId: person.user.id, sessionId };
      return outcome(withOneTimeCode(ctx, subject, code, (_tx, consume) => consume()));
    };
    ctx.clock.advance(29 * SECOND);
    expect(await sign(person.device.code())).toBe("accepted");
    for (let failure = 0; failure < 5; failure += 1) await sign(wrongCode(person.device));
    expect(await sign(wrongCode(person.device))).toBe("OTP_PAUSED 30");
    ctx.clock.advance(SECOND);
    expect(await fail(person, marker)).toBe("LOGIN_REFUSED");
  });

  test("a sign-in from a usual browser does not reset the counter of strangers", async () => {
    const person = await givenPerson(ctx);
    const { marker } = await signIn(ctx, person);
    for (let failure = 0; failure < 4; failure += 1) await fail(person);
    await signIn(ctx, person, { marker });
    expect(await fail(person)).toBe("LOGIN_REFUSED");
    expect(await fail(person)).toBe("LOGIN_PAUSED 30");
  });

  test("a complete sign-in resets the counter of its own kind, a mere request does not", async () => {
    const person = await givenPerson(ctx);
    for (let failure = 0; failure < 4; failure += 1) await fail(person);
    const link = await givenLink(ctx, person);
    expect(await fail(person)).toBe("LOGIN_REFUSED");
    expect(await fail(person)).toBe("LOGIN_PAUSED 30");
    await press(ctx, link);
    for (let failure = 0; failure < 5; failure += 1) {
      expect(await fail(person)).toBe("LOGIN_REFUSED");
    }
  });

  test("a usual browser may fail ten times an hour", async () => {
    const person = await givenPerson(ctx);
    const { marker } = await signIn(ctx, person);
    const start = ctx.clock.now().getTime();
    for (let failure = 0; failure < 10; failure += 1) {
      expect(await fail(person, marker)).toBe("LOGIN_REFUSED");
      if (failure >= 4) ctx.clock.advance(Math.min(30 * 2 ** (failure - 4), 600) * SECOND);
    }
    const left = Math.ceil((start + 60 * MINUTE - ctx.clock.now().getTime()) / SECOND);
    const paused = Number((await fail(person, marker)).split(" ")[1]);
    expect(paused).toBeGreaterThanOrEqual(left);
    ctx.clock.advance(60 * MINUTE);
    const email = person.user.email;
    expect(await outcome(ask(anywhere(), email, person.device.code(), { marker }))).toBe(
      "accepted",
    );
  });

  test("a forged, foreign or 90-day-old mark is no mark", async () => {
    const person = await givenPerson(ctx);
    const stranger = await givenPerson(ctx);
    const { marker } = await signIn(ctx, person);
    const foreign = await signIn(ctx, stranger);
    for (let failure = 0; failure < 5; failure += 1) await fail(person);
    const forged = marker.replace(/^\d+/, (issued) => String(Number(issued) + 1));
    for (const mark of [forged, foreign.marker, "x", "~".repeat(50)]) {
      expect(await fail(person, mark)).toBe("LOGIN_PAUSED 30");
    }
    ctx.clock.advance(90 * DAY);
    for (let failure = 0; failure < 5; failure += 1) await fail(person);
    expect(await fail(person, marker)).toMatch(/^LOGIN_PAUSED/);
  });

  test("many at once are counted one by one: none slips past the delay", async () => {
    const person = await givenPerson(ctx);
    const answers = await Promise.all(Array.from({ length: 20 }, () => fail(person)));
    expect(answers.filter((answer) => answer === "LOGIN_REFUSED")).toHaveLength(5);
    expect(answers.filter((answer) => answer === "LOGIN_PAUSED 30")).toHaveLength(15);
  });
});

test("sixty-one failures on as many addresses stop their network only [AUTH-B15]", async () => {
  const office = from("203.0.113.9");
  const guess = (n: number, on = office) => outcome(ask(on, `p${String(n)}@x.test`, "123456"));
  for (let n = 0; n < 60; n += 1) expect(await guess(n)).toBe("LOGIN_REFUSED");
  expect(await guess(60)).toBe("LOGIN_PAUSED 600");
  expect(await guess(61, from("203.0.113.10"))).toBe("LOGIN_REFUSED");
  ctx.clock.advance(10 * MINUTE);
  expect(await guess(62)).toBe("LOGIN_REFUSED");
});

test("people whose address nobody told are not one network", async () => {
  const unknown = from("");
  for (let n = 0; n < 61; n += 1) {
    const refused = await outcome(ask(unknown, `u${String(n)}@x.test`, "123456"));
    expect(refused).toBe("LOGIN_REFUSED");
  }
});

test("a delay outlives a restart of every instance [AUTH-B16]", async () => {
  const person = await givenPerson(ctx);
  for (let failure = 0; failure < 5; failure += 1) await fail(person);
  const restarted = { ...ctx, db: createDatabase(ctx.settings.DATABASE_URL) };
  onTestFinished(() => restarted.db.$disconnect());
  expect(await outcome(ask(restarted, person.user.email, person.device.code()))).toBe(
    "LOGIN_PAUSED 30",
  );
});

test("counters hold neither address nor network", async () => {
  const person = await givenPerson(ctx);
  await fail(person, undefined, from("203.0.113.77"));
  const kept = JSON.stringify(await ctx.db.throttle.findMany());
  expect(kept).not.toContain(person.user.email);
  expect(kept).not.toContain("203.0.113.77");
});
