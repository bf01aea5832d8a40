import { describe, expect, test } from "vitest";
import { requestBypassLogin, bypassLoginSchema } from "@/lib/auth/request-bypass-login";
import { normaliseBypass } from "@/lib/carte-totp/bypass-format";
import { codeSchema } from "@/lib/carte-totp/code";
import { issueBypassCode } from "@/lib/compte/issue-bypass-code";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import type { User } from "@/lib/generated/prisma/client";
import { purgeSignIn } from "@/lib/jobs/purge-sign-in";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";
import { countingContext } from "../../support/statements";
import { ask, mailsTo, press, tokenIn } from "./sign-in";

const ctx = await testContext();
const { ctx: counting, statementsOf } = countingContext(ctx);
const HOUR = 3_600_000;
const motif = "Rappelée au numéro de sa structure";

let network = 0;
const elsewhere = (): Ctx => {
  network += 1;
  return { ...ctx, origin: { id: "r", ipPrefix: `10.1.${String(network)}.1`, browser: "Firefox" } };
};

const outcome = async (work: Promise<unknown>) => {
  try {
    await work;
    return "accepted";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
};

const askBypass = (email: string, code: string, on: Ctx = elsewhere()) =>
  requestBypassLogin(on, bypassLoginSchema.parse({ email, code }), undefined);

async function givenCode() {
  const { staff } = await givenStaff(ctx, "METIER");
  const organisation = await givenOrganisation(ctx);
  const referent = await givenUser(ctx, { organisations: [organisation], referent: true });
  const user = await givenUser(ctx, { organisations: [organisation] });
  const issue = () => issueBypassCode(ctx, staff, { compte: user.id, motif });
  return { user, organisation, referent, staff, issue, ...(await issue()) };
}

const linkOf = async (user: User) => {
  const mails = await mailsTo(ctx, user.email);
  return tokenIn(mails.findLast(({ kind }) => kind === "login-link")?.text ?? "");
};

describe("a bypass code", () => {
  test("leads to a link that opens a session in the same browser, once", async () => {
    const { user, code } = await givenCode();
    const { binding } = await askBypass(user.email.toUpperCase(), ` ${code.toLowerCase()} `);
    expect(await outcome(askBypass(user.email, code))).toBe("LOGIN_REFUSED");
    const token = await linkOf(user);
    await press(ctx, { token, binding });
    const entry = await ctx.db.journalEntry.findFirstOrThrow({
      where: { action: "connect_aidant", actorId: user.id },
    });
    expect(entry.details).toMatchObject({ method: "bypass" });
    expect(await outcome(askBypass(user.email, code))).toBe("LOGIN_REFUSED");
  });

  test("sent twice by one gesture gives one request and one mail, whatever the answer that is read", async () => {
    const { user, code } = await givenCode();
    const browser = elsewhere();
    const answers = await Promise.all([
      askBypass(user.email, code, browser),
      askBypass(user.email, code, browser),
    ]);
    expect(new Set(answers.map(({ binding }) => binding)).size).toBe(1);
    expect(await ctx.db.loginRequest.count({ where: { userId: user.id } })).toBe(1);
    const links = (await mailsTo(ctx, user.email)).filter(({ kind }) => kind === "login-link");
    expect(links).toHaveLength(1);
    expect(await outcome(askBypass(user.email, "AAAABBBBCCCC", browser))).toBe("LOGIN_REFUSED");
    ctx.clock.advance(5_000);
    expect(await outcome(askBypass(user.email, code, browser))).toBe("LOGIN_REFUSED");
  });

  test("opens nothing in another browser, whatever is typed there", async () => {
    const { user, code } = await givenCode();
    await askBypass(user.email, code);
    const token = await linkOf(user);
    expect(await outcome(press(ctx, { token }, { code: "123456" }))).toBe("LINK_DEAD");
    expect(await ctx.db.session.count({ where: { userId: user.id } })).toBe(0);
  });

  test("has 60 bits, is stored hashed, and appears nowhere else", async () => {
    const { user, code, referent } = await givenCode();
    expect(code).toMatch(/^[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}$/);
    const row = await ctx.db.bypassCode.findUniqueOrThrow({ where: { userId: user.id } });
    expect(row.codeHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const entries = await ctx.db.journalEntry.findMany({ where: { action: "bypass_code_issued" } });
    const mails = [...(await mailsTo(ctx, user.email)), ...(await mailsTo(ctx, referent.email))];
    expect(mails.map(({ kind }) => kind)).toEqual(["bypass-code-issued", "bypass-code-issued"]);
    const written = JSON.stringify([row, entries, mails]);
    expect(written).not.toContain(code);
    expect(written).not.toContain(normaliseBypass(code));
  });

  test("is refused alike when wrong, late, of somebody else, of nobody, or once deactivated", async () => {
    const { user, code } = await givenCode();
    const other = await givenCode();
    const refused = [
      await outcome(askBypass(user.email, "AAAA-BBBB-CCCC")),
      await outcome(askBypass(user.email, other.code)),
      await outcome(askBypass("personne@structure.test", code)),
    ];
    ctx.clock.advance(72 * HOUR);
    refused.push(await outcome(askBypass(user.email, code)));
    const late = await givenCode();
    await ctx.db.user.update({
      where: { id: late.user.id },
      data: { deactivatedAt: ctx.clock.now(), deactivationReason: "STAFF" },
    });
    refused.push(await outcome(askBypass(late.user.email, late.code)));
    expect(new Set(refused)).toEqual(new Set(["LOGIN_REFUSED"]));
  });

  test("feeds the counters of codes: five wrong ones impose the same delay", async () => {
    const { user, code } = await givenCode();
    for (let failure = 0; failure < 5; failure += 1) {
      expect(await outcome(askBypass(user.email, "AAAABBBBCCCC"))).toBe("LOGIN_REFUSED");
    }
    expect(await outcome(askBypass(user.email, code))).toBe("LOGIN_PAUSED");
    expect(await outcome(ask(elsewhere(), user.email, "123456"))).toBe("LOGIN_PAUSED");
    ctx.clock.advance(30_000);
    expect(await outcome(askBypass(user.email, code))).toBe("accepted");
  });

  test("is replaced by the next one, with the link that rests on it", async () => {
    const { user, code, issue } = await givenCode();
    const { binding } = await askBypass(user.email, code);
    const token = await linkOf(user);
    const next = await issue();
    expect(await outcome(press(ctx, { token, binding }))).toBe("LINK_DEAD");
    expect(await outcome(askBypass(user.email, code))).toBe("LOGIN_REFUSED");
    expect(await outcome(askBypass(user.email, next.code))).toBe("accepted");
    expect(await ctx.db.bypassCode.count({ where: { userId: user.id } })).toBe(1);
  });

  test("ends as soon as a means is confirmed, and is not issued to who has one", async () => {
    const { user, issue } = await givenCode();
    const { device } = await givenDevice(ctx, user, { confirmed: false });
    expect(await ctx.db.bypassCode.count({ where: { userId: user.id } })).toBe(1);
    await ctx.db.otpDevice.update({
      where: { id: device.id },
      data: { confirmedAt: ctx.clock.now() },
    });
    expect(await ctx.db.bypassCode.count({ where: { userId: user.id } })).toBe(0);
    expect(await outcome(issue())).toBe("COMPTE_DEJA_EQUIPE");
  });

  test("lets somebody in again whom strangers had suspended", async () => {
    const { user, issue } = await givenCode();
    await ctx.db.user.update({
      where: { id: user.id },
      data: { signInSuspendedAt: ctx.clock.now() },
    });
    const { code } = await issue();
    expect(await outcome(askBypass(user.email, code))).toBe("accepted");
  });

  test("is no code of six digits: no other form takes it", async () => {
    const { code } = await givenCode();
    expect(codeSchema.safeParse(code).success).toBe(false);
    expect(bypassLoginSchema.safeParse({ email: "a@b.fr", code: "123456" }).success).toBe(false);
  });

  test("is purged at its end, used ones a day later", async () => {
    const unused = await givenCode();
    const used = await givenCode();
    await askBypass(used.user.email, used.code);
    ctx.clock.advance(25 * HOUR);
    await purgeSignIn(ctx);
    expect(await ctx.db.bypassCode.count({ where: { userId: used.user.id } })).toBe(0);
    expect(await ctx.db.bypassCode.count({ where: { userId: unused.user.id } })).toBe(1);
    ctx.clock.advance(48 * HOUR);
    await purgeSignIn(ctx);
    expect(await ctx.db.bypassCode.count({ where: { userId: unused.user.id } })).toBe(0);
  });
});

describe("a wrong code costs the same whether or not the address has an account", () => {
  const refused = (work: Promise<unknown>) => expect(outcome(work)).resolves.toBe("LOGIN_REFUSED");

  test("at sign-in: as many statements [AUTH-A19]", async () => {
    const { user } = await givenCode();
    await givenDevice(ctx, user);
    const known = await statementsOf(() => refused(ask(counting, user.email, "000000")));
    const unknown = await statementsOf(() => refused(ask(counting, "qui@x.test", "000000")));
    expect(unknown).toBe(known);
  });

  test("with a bypass code: as many statements", async () => {
    const { user } = await givenCode();
    const wrong = "AAAABBBBCCCC";
    const known = await statementsOf(() => refused(askBypass(user.email, wrong, counting)));
    const unknown = await statementsOf(() => refused(askBypass("quoi@x.test", wrong, counting)));
    expect(unknown).toBe(known);
  });
});
