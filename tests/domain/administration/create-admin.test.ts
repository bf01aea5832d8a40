import { Secret } from "otpauth";
import { describe, expect, test } from "vitest";
import { createAdmin, createAdminSchema } from "@/lib/administration/create-admin";
import { confirmEnrolment } from "@/lib/carte-totp/confirm-enrolment";
import { readEnrolment } from "@/lib/carte-totp/enrolment";
import { codeAt } from "@/lib/carte-totp/totp";
import { codeAttempt } from "@/lib/carte-totp/code-attempt";
import { purgeSignIn } from "@/lib/jobs/purge-sign-in";
import { testContext, type TestContext } from "../../support/context";

const ADMIN_CREATE = { kind: "system", name: "admin-create" } as const;
const MINUTE = 60_000;

const create = (ctx: TestContext, email: string, force = false) =>
  createAdmin(
    ctx,
    ADMIN_CREATE,
    createAdminSchema.parse({ email, name: "Ada Byron Lovelace", force }),
  );

const tokenOf = (link: string | null): string => link?.split("/").at(-2) ?? "";

async function codeOf(ctx: TestContext, token: string): Promise<string> {
  const view = await readEnrolment(ctx, token);
  const secret = Secret.fromBase32(view?.key.replaceAll(" ", "") ?? "");
  return codeAt({ secret: new Uint8Array(secret.bytes), periodSeconds: 30 }, ctx.clock.now());
}

describe("npm run admin:create", () => {
  test("makes a technical admin of the team's structure, with a link to associate an application", async () => {
    const ctx = await testContext();
    const { link, expiresAt } = await create(ctx, "Ada@Equipe.test");
    expect(link).toMatch(/^http:\/\/ac\.localhost:3000\/accounts\/login\/activation\/[\w-]{43}\/$/);
    expect(expiresAt?.getTime()).toBe(ctx.clock.now().getTime() + 15 * MINUTE);
    const user = await ctx.db.user.findUniqueOrThrow({
      where: { email: "ada@equipe.test" },
      include: { staffRoles: true, currentOrganisation: true, otpDevices: true },
    });
    expect(user).toMatchObject({
      firstName: "Ada",
      lastName: "Byron Lovelace",
      canCreateMandats: false,
      staffRoles: [{ role: "TECHNICAL" }],
      currentOrganisation: { excludedFromStats: true, allowedDemarches: [] },
      otpDevices: [],
    });
    expect(await ctx.db.journalEntry.findMany()).toMatchObject([
      {
        action: "admin_created",
        actorKind: "system",
        details: { userId: user.id, forced: false, job: "admin-create" },
      },
    ]);
    const stored = await ctx.db.deviceEnrolment.findFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain(tokenOf(link));
  });

  test("is refused once one can sign in, except by force", async () => {
    const ctx = await testContext();
    const first = await create(ctx, "ada@equipe.test");
    const again = await create(ctx, "ada@equipe.test");
    expect(await readEnrolment(ctx, tokenOf(first.link)), "the last link wins").toBeNull();
    const token = tokenOf(again.link);
    await confirmEnrolment(ctx, { token, code: await codeOf(ctx, token) });
    await expect(create(ctx, "bob@equipe.test")).rejects.toMatchObject({ code: "ADMIN_EXISTE" });
    expect(await ctx.db.user.count()).toBe(1);
    expect((await create(ctx, "bob@equipe.test", true)).link).not.toBeNull();
    const forced = await ctx.db.journalEntry.findMany({
      where: { action: "admin_created", details: { path: ["forced"], equals: true } },
    });
    expect(forced).toHaveLength(1);
  });

  test("refuses a name of one word and an address that is none", () => {
    expect(createAdminSchema.safeParse({ email: "a@b.test", name: "Ada" }).success).toBe(false);
    expect(createAdminSchema.safeParse({ email: "ada", name: "Ada Byron" }).success).toBe(false);
  });
});

describe("the activation link", () => {
  test("associates the application by a first code, which then serves nowhere else", async () => {
    const ctx = await testContext();
    const token = tokenOf((await create(ctx, "ada@equipe.test")).link);
    const view = await readEnrolment(ctx, token);
    expect(view?.uri).toMatch(/^otpauth:\/\/totp\/Aidants%20Connect/);
    expect(view?.uri).toContain("period=30");
    const code = await codeOf(ctx, token);
    await expect(
      confirmEnrolment(ctx, { token, code: code === "000000" ? "111111" : "000000" }),
    ).rejects.toMatchObject({ code: "ENROLEMENT_CODE_REFUSE", options: { field: "code" } });
    await confirmEnrolment(ctx, { token, code });
    await expect(confirmEnrolment(ctx, { token, code })).rejects.toMatchObject({
      code: "ENROLEMENT_PERIME",
    });
    expect(await ctx.db.deviceEnrolment.findFirstOrThrow()).toMatchObject({ secret: "" });
    const user = await ctx.db.user.findFirstOrThrow();
    const holder = {
      userId: user.id,
      email: user.email,
      place: "session" as const,
      ipPrefix: null,
    };
    const use = (typed: string) => codeAttempt(ctx, holder, typed, (_tx, consume) => consume());
    await expect(use(code)).rejects.toMatchObject({ code: "OTP_REFUSED" });
    ctx.clock.advance(30_000);
    const device = await ctx.db.otpDevice.findFirstOrThrow();
    expect(device).toMatchObject({ kind: "APP", userId: user.id, periodSeconds: 30 });
  });

  test("used twice at once associates one application", async () => {
    const ctx = await testContext();
    const token = tokenOf((await create(ctx, "ada@equipe.test")).link);
    const code = await codeOf(ctx, token);
    const outcomes = await Promise.allSettled([
      confirmEnrolment(ctx, { token, code }),
      confirmEnrolment(ctx, { token, code }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await ctx.db.otpDevice.count()).toBe(1);
    expect(await ctx.db.journalEntry.count({ where: { action: "card_association" } })).toBe(1);
  });

  test("dies after 15 minutes and its secret is purged", async () => {
    const ctx = await testContext();
    const token = tokenOf((await create(ctx, "ada@equipe.test")).link);
    const code = await codeOf(ctx, token);
    ctx.clock.advance(15 * MINUTE);
    expect(await readEnrolment(ctx, token)).toBeNull();
    await expect(confirmEnrolment(ctx, { token, code })).rejects.toMatchObject({
      code: "ENROLEMENT_PERIME",
    });
    ctx.clock.advance(1);
    expect(await purgeSignIn(ctx)).toMatchObject({ enrolments: 1 });
    expect(await ctx.db.deviceEnrolment.count()).toBe(0);
  });

  test("replaces a lost application by force, and closes what was open with it", async () => {
    const ctx = await testContext();
    const first = tokenOf((await create(ctx, "ada@equipe.test")).link);
    await confirmEnrolment(ctx, { token: first, code: await codeOf(ctx, first) });
    const before = await ctx.db.otpDevice.findFirstOrThrow();
    const second = tokenOf((await create(ctx, "ada@equipe.test", true)).link);
    await confirmEnrolment(ctx, { token: second, code: await codeOf(ctx, second) });
    const after = await ctx.db.otpDevice.findMany();
    expect(after).toHaveLength(1);
    expect(after[0]?.id).toBe(before.id);
    expect(after[0]?.secret).not.toBe(before.secret);
  });
});
