import type { BrowserContext } from "@playwright/test";
import { codeOfStep, PERIOD_SECONDS, stepAt } from "@/lib/carte-totp/totp";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import type { Ctx } from "@/lib/context.types";
import type { Organisation, User } from "@/lib/generated/prisma/client";
import { givenDevice } from "../../support/factories/devices";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

/** An aidant of the service under test, with the application that shows his codes. */
export interface Person {
  user: User;
  organisation: Organisation;
  /** A code that was not used yet; waits for the next one when this instant has no other left. */
  nextCode: () => Promise<string>;
}

type UserOptions = Partial<Omit<Parameters<typeof givenUser>[1], "organisations">>;

/** A code goes on being accepted at least so long after it was given: typing and sending take time. */
const LIFE_MS = 15_000;

/**
 * Codes of the steps that the service accepts now, each given once, the oldest lasting one first.
 * @param used last step that the service has already accepted
 */
export function codesOf(ctx: Ctx, id: string, secret: Uint8Array, used = 0): Person["nextCode"] {
  let last = used;
  return async () => {
    // A code ahead of its time teaches the service a difference that this application does not have.
    await ctx.db.otpDevice.update({ where: { id }, data: { drift: 0 } });
    for (;;) {
      const instant = ctx.clock.now();
      const now = stepAt(instant, PERIOD_SECONDS.APP);
      const oldest = stepAt(new Date(instant.getTime() + LIFE_MS), PERIOD_SECONDS.APP) - 1;
      const step = Math.max(last + 1, oldest);
      if (step <= now + 1) {
        last = step;
        return codeOfStep(secret, step);
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
}

let sequence = 0;

/** An aidant alone in his organisation, unlike any other of the run. */
export async function givenPerson(
  ctx: Ctx,
  options: UserOptions & { organisation?: Organisation } = {},
): Promise<Person> {
  sequence += 1;
  const { organisation: given, ...rest } = options;
  const mark = `${String(process.pid)}-${String(sequence)}`;
  const organisation = given ?? (await givenOrganisation(ctx, { name: `Structure ${mark}` }));
  const user = await givenUser(ctx, {
    email: `aidant-${mark}@structure.test`,
    lastName: "Durand",
    ...rest,
    organisations: [organisation],
  });
  const { device, secret } = await givenDevice(ctx, user);
  return { user, organisation, nextCode: codesOf(ctx, device.id, secret) };
}

/** Opens a session for the person in this browser without the sign-in screens. */
export async function openSession(
  ctx: Ctx,
  browser: BrowserContext,
  person: Person,
): Promise<{ sessionId: string }> {
  const { sessionId, token } = await givenSession(ctx, person.user, person.organisation);
  await openWithToken(ctx, browser, token);
  return { sessionId };
}

/** Gives this browser the cookie of a session that exists. */
export async function openWithToken(
  ctx: Ctx,
  browser: BrowserContext,
  token: string,
): Promise<void> {
  const { hostname } = new URL(ctx.settings.APP_URL);
  await browser.addCookies([
    {
      name: SESSION_COOKIE,
      value: token,
      url: `https://${hostname}`,
      httpOnly: true,
      secure: true,
      sameSite: "Lax",
    },
  ]);
}
