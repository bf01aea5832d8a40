import { describe, expect, onTestFinished, test } from "vitest";
import { sealOtpSecret } from "@/lib/carte-totp/secret";
import { withOneTimeCode, type CodeSubject } from "@/lib/carte-totp/with-code";
import { createDatabase } from "@/lib/db/client";
import { DomainError } from "@/lib/errors/domain-error";
import { testContext, type TestContext } from "../../support/context";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { givenDevice, wrongCode } from "../../support/factories/devices";

const ctx = await testContext();
const MINUTE = 60_000;

async function givenSigner(kinds: readonly ("CARD" | "APP")[] = ["APP"]) {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation] });
  const { sessionId } = await givenSession(ctx, user, organisation);
  const devices = await Promise.all(kinds.map((kind) => givenDevice(ctx, user, { kind })));
  const [device] = devices;
  if (!device) throw new Error("no device");
  return { user, organisation, subject: { userId: user.id, sessionId }, device, devices };
}

const sign = (subject: CodeSubject, code: string, on: TestContext = ctx) =>
  withOneTimeCode(on, subject, code, (_tx, consume) => consume());

describe("a one-time code", () => {
  test("is accepted once", async () => {
    const { subject, device } = await givenSigner();
    const code = device.code();
    await expect(sign(subject, code)).resolves.toEqual({ deviceId: device.device.id });
    await expect(sign(subject, code)).rejects.toMatchObject({ code: "OTP_REFUSED" });
  });

  test("is accepted once by two instances at the same moment [AUTH-B03]", async () => {
    const { subject, device } = await givenSigner();
    const twin = { ...ctx, db: createDatabase(ctx.settings.DATABASE_URL) };
    onTestFinished(() => twin.db.$disconnect());
    const code = device.code();
    const results = await Promise.allSettled([sign(subject, code), sign(subject, code, twin)]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });

  test("of the neighbouring steps is accepted, an older one afterwards is not [AUTH-B04]", async () => {
    const { subject, device } = await givenSigner();
    const [before, after] = [device.code(-1), device.code(1)];
    await expect(sign(subject, before)).resolves.toBeDefined();
    await ctx.db.otpDevice.update({ where: { id: device.device.id }, data: { drift: 0 } });
    await expect(sign(subject, after)).resolves.toBeDefined();
    await expect(sign(subject, before)).rejects.toMatchObject({ code: "OTP_REFUSED" });
    await expect(sign(subject, device.code(0))).rejects.toMatchObject({ code: "OTP_REFUSED" });
  });

  test("two steps away is refused [AUTH-B05]", async () => {
    const { subject, device } = await givenSigner();
    await expect(sign(subject, device.code(2))).rejects.toMatchObject({ code: "OTP_REFUSED" });
    await expect(sign(subject, device.code(-2))).rejects.toMatchObject({ code: "OTP_REFUSED" });
  });

  test("of the card works at once after thirty codes of the application [AUTH-B06]", async () => {
    const { subject, devices } = await givenSigner(["CARD", "APP"]);
    const [card, application] = devices;
    for (let use = 0; use < 30; use += 1) {
      ctx.clock.advance(MINUTE);
      await sign(subject, application?.code() ?? "");
    }
    await expect(sign(subject, card?.code() ?? "")).resolves.toEqual({ deviceId: card?.device.id });
  });

  test("of a card that drifts one step a week stays accepted, its drift is kept [AUTH-B07]", async () => {
    const { subject, device } = await givenSigner(["CARD"]);
    for (let week = 1; week <= 10; week += 1) {
      ctx.clock.advance(7 * 24 * 60 * MINUTE);
      await expect(sign(subject, device.code(week))).resolves.toBeDefined();
      const row = await ctx.db.otpDevice.findUniqueOrThrow({ where: { id: device.device.id } });
      expect(row.drift).toBe(week);
    }
  });

  test("five steps off stays refused after failures: the window never widens [AUTH-B08]", async () => {
    const { subject, device } = await givenSigner(["CARD"]);
    for (let failure = 0; failure < 3; failure += 1) {
      await expect(sign(subject, wrongCode(device))).rejects.toMatchObject({ code: "OTP_REFUSED" });
    }
    await expect(sign(subject, device.code(5))).rejects.toMatchObject({ code: "OTP_REFUSED" });
  });

  test("of an unconfirmed device, of a deactivated account or of somebody else is refused", async () => {
    const { subject, device, user } = await givenSigner();
    const stranger = await givenSigner();
    await expect(sign(subject, stranger.device.code())).rejects.toThrow(DomainError);
    await ctx.db.otpDevice.update({
      where: { id: device.device.id },
      data: { confirmedAt: null },
    });
    await expect(sign(subject, device.code())).rejects.toThrow(DomainError);
    await ctx.db.otpDevice.update({
      where: { id: device.device.id },
      data: { confirmedAt: ctx.clock.now() },
    });
    await ctx.db.user.update({ where: { id: user.id }, data: { deactivatedAt: ctx.clock.now() } });
    await expect(sign(subject, device.code())).rejects.toThrow(DomainError);
  });

  test("is given back when the act is refused for another reason, and nothing is counted", async () => {
    const { subject, device } = await givenSigner();
    const code = device.code();
    const before = await counters();
    const refused = withOneTimeCode(ctx, subject, code, async (_tx, consume) => {
      await consume();
      throw new DomainError("LINK_DEAD");
    });
    await expect(refused).rejects.toMatchObject({ code: "LINK_DEAD" });
    expect(await counters()).toBe(before);
    await expect(sign(subject, code)).resolves.toBeDefined();
  });

  test("that is refused undoes what the act wrote and counts one failure", async () => {
    const { subject, device, user } = await givenSigner();
    const refused = withOneTimeCode(ctx, subject, wrongCode(device), async (tx, consume) => {
      await tx.user.update({ where: { id: user.id }, data: { profession: "changed" } });
      return consume();
    });
    await expect(refused).rejects.toMatchObject({ code: "OTP_REFUSED" });
    const row = await ctx.db.user.findUniqueOrThrow({ where: { id: user.id } });
    expect(row.profession).not.toBe("changed");
  });

  test("is refused during the delay that follows five failures, then accepted", async () => {
    const { subject, device } = await givenSigner();
    for (let failure = 0; failure < 5; failure += 1) {
      await expect(sign(subject, wrongCode(device))).rejects.toMatchObject({ code: "OTP_REFUSED" });
    }
    await expect(sign(subject, device.code())).rejects.toMatchObject({
      code: "OTP_PAUSED",
      options: { retryAfterSeconds: 30 },
    });
    ctx.clock.advance(30_000);
    await expect(sign(subject, device.code())).resolves.toBeDefined();
  });

  test("tried twenty times at once by a signed-in person counts each failure", async () => {
    const { subject, device } = await givenSigner();
    const wrong = wrongCode(device);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => sign(subject, wrong)),
    );
    const reasons = results.map((r) => (r.status === "rejected" ? codeOf(r.reason) : "accepted"));
    expect(reasons.filter((reason) => reason === "OTP_REFUSED")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "OTP_PAUSED")).toHaveLength(15);
  });

  test("updates the last code of the session", async () => {
    const { subject, device } = await givenSigner();
    ctx.clock.advance(5 * MINUTE);
    await sign(subject, device.code());
    const row = await ctx.db.session.findUniqueOrThrow({ where: { id: subject.sessionId } });
    expect(row.lastOtpAt).toEqual(ctx.clock.now());
  });
});

test("secrets are stored encrypted, two equal ones differ [AUTH-B17]", async () => {
  const secret = ctx.random.bytes(20);
  const { user } = await givenSigner();
  const { user: other } = await givenSigner();
  const a = await givenDevice(ctx, user, { kind: "CARD", secret });
  const b = await givenDevice(ctx, other, { kind: "CARD", secret });
  expect(a.device.secret).not.toBe(b.device.secret);
  for (const encoding of ["hex", "base64", "base64url"] as const) {
    expect(a.device.secret).not.toContain(Buffer.from(secret).toString(encoding));
  }
  expect(sealOtpSecret(ctx, a.device.id, secret)).not.toBe(a.device.secret);
});

const codeOf = (error: unknown) => (error instanceof DomainError ? error.code : "unexpected");
const counters = () => ctx.db.throttle.count({ where: { key: { startsWith: "code:" } } });
