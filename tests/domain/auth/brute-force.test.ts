import { describe, expect, test } from "vitest";
import { matchCode } from "@/lib/carte-totp/totp";
import { DomainError } from "@/lib/errors/domain-error";
import { purgeSignIn } from "@/lib/jobs/purge-sign-in";
import { testContext, type TestContext } from "../../support/context";
import { givenDevice, wrongCode, type TestDevice } from "../../support/factories/devices";
import { ask, givenPerson, signIn, type Person } from "./sign-in";

const ctx = await testContext();
const DAY = 24 * 3_600_000;
const POSSIBLE_CODES = 1_000_000;

interface Target extends Person {
  card: TestDevice;
}

/** The easiest account to guess: both means, hence two sets of accepted codes at any instant. */
async function givenTarget(): Promise<Target> {
  const person = await givenPerson(ctx);
  return { ...person, card: await givenDevice(ctx, person.user, { kind: "CARD" }) };
}

let network = 0;
/** Each guess comes from a network that never failed: the limit of networks slows nobody down here. */
const elsewhere = (): TestContext => {
  network += 1;
  const ipPrefix = `10.${String(network % 250)}.${String(Math.floor(network / 250))}.1`;
  return { ...ctx, origin: { id: "guess", ipPrefix, browser: "curl" } };
};

/** One guess. @returns how long to wait when it was not let through, 0 when it was tried */
async function guess({ user, device, card }: Target): Promise<number> {
  try {
    await ask(elsewhere(), user.email, wrongCode(device, card));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "LOGIN_REFUSED") return 0;
    if (error.code === "LOGIN_PAUSED") return (error.options.retryAfterSeconds ?? 0) * 1000;
  }
  throw new Error("a wrong code was accepted");
}

const isSuspended = async ({ user }: Target) =>
  (await ctx.db.user.findUniqueOrThrow({ where: { id: user.id } })).signInSuspendedAt !== null;

/** Codes that would be accepted at an instant, out of a million. */
function acceptedCodes({ device, card }: Target): number {
  const periods = [
    [device, 30],
    [card, 60],
  ] as const;
  const codes = periods.flatMap(([{ secret, code }, periodSeconds]) =>
    [-15, -10, -5, -3, -2, -1, 0, 1, 2, 3, 5, 10, 15]
      .map((steps) => code(steps))
      .filter(
        (typed) => matchCode({ secret, periodSeconds, drift: 0 }, typed, ctx.clock.now()) !== null,
      ),
  );
  return new Set(codes).size;
}

/**
 * A year of guessing. The guesser acts as soon as the throttle allows it, or rests `restDays` after each
 * `series`; the purge runs every day, the person signs in every week.
 * @returns how many guesses were compared with the codes of the person
 */
async function guessForAYear(
  target: Target,
  plan: { series?: number; restDays?: number; holder: () => Promise<unknown> },
): Promise<number> {
  const { series = Infinity, restDays = 0 } = plan;
  const end = ctx.clock.now().getTime() + 365 * DAY;
  let [tried, nextPurge, nextSignIn, restsUntil] = [0, 0, 0, 0];
  for (let now = 0; now < end; now = ctx.clock.now().getTime()) {
    now = ctx.clock.now().getTime();
    if (now >= nextPurge) {
      await purgeSignIn(ctx);
      nextPurge = now + DAY;
    }
    if (now >= nextSignIn) {
      await plan.holder();
      nextSignIn = now + 7 * DAY;
    }
    if (now < restsUntil) {
      ctx.clock.set(new Date(Math.min(nextSignIn, restsUntil)));
      continue;
    }
    const suspended = await isSuspended(target);
    const wait = await guess(target);
    if (suspended) ctx.clock.set(new Date(nextSignIn));
    else if (wait > 0) ctx.clock.advance(wait);
    else if ((tried += 1) % series === 0) restsUntil = now + restDays * DAY;
  }
  return tried;
}

const probability = (target: Target, tried: number): number =>
  1 - (1 - acceptedCodes(target) / POSSIBLE_CODES) ** tried;

/** The right code, from a browser that never signed in. */
const rightCode = ({ user, device }: Target) => ask(elsewhere(), user.email, device.code());

describe("a year of guessing from unknown browsers (decision 71)", { timeout: 120_000 }, () => {
  test("passes the code step less than once in a thousand, while the usual browser goes on", async () => {
    const target = await givenTarget();
    let { marker } = await signIn(ctx, target);
    let signIns = 0;
    const holder = async () => {
      ({ marker } = await signIn(ctx, target, { marker }));
      signIns += 1;
    };
    const tried = await guessForAYear(target, { holder });
    expect(acceptedCodes(target)).toBe(6);
    expect(tried).toBe(ctx.settings.AUTH_HARD_FAILS);
    expect(probability(target, tried)).toBeLessThan(0.001);
    expect(signIns).toBeGreaterThanOrEqual(52);
    await expect(rightCode(target)).rejects.toMatchObject({ code: "LOGIN_REFUSED" });
  });

  test("nor when the person signs in each week from a browser that is new each time", async () => {
    const target = await givenTarget();
    const holder = () => signIn(ctx, target).catch(() => undefined);
    const tried = await guessForAYear(target, { holder });
    expect(probability(target, tried)).toBeLessThan(0.001);
    await expect(rightCode(target)).rejects.toMatchObject({ code: "LOGIN_REFUSED" });
  });

  test("nor when the guesser stays below the lock and waits until counters are purged", async () => {
    const target = await givenTarget();
    let { marker } = await signIn(ctx, target);
    const holder = async () => {
      ({ marker } = await signIn(ctx, target, { marker }));
    };
    const tried = await guessForAYear(target, { series: 19, restDays: 91, holder });
    expect(tried).toBeGreaterThan(50);
    expect(probability(target, tried)).toBeLessThan(0.001);
  });
});
