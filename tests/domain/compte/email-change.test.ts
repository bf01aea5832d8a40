import { describe, expect, test } from "vitest";
import { readSession } from "@/lib/auth/session";
import { closeAccountByTeam } from "@/lib/compte/close-by-team";
import { confirmEmailChange } from "@/lib/compte/confirm-email-change";
import { emailChangeSchema, findEmailChange, requestEmailChange } from "@/lib/compte/email-change";
import { reopenAccountByTeam } from "@/lib/compte/reopen-by-team";
import { DomainError } from "@/lib/errors/domain-error";
import { testContext } from "../../support/context";
import {
  givenOrganisation,
  givenSession,
  givenStaff,
  givenUser,
} from "../../support/factories/people";
import { personalOf } from "../../support/journal";
import { mailsTo } from "../auth/sign-in";

const ctx = await testContext();
const HOUR = 3_600_000;

const refusal = async (work: Promise<unknown>) => {
  try {
    await work;
    return "done";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
};

let sequence = 0;
const fresh = () => `nouvelle${String((sequence += 1))}@structure.test`;

async function givenRequest(newEmail = fresh()) {
  const { staff } = await givenStaff(ctx, "METIER");
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation] });
  const request = (email: string) =>
    requestEmailChange(
      ctx,
      staff,
      emailChangeSchema.parse({ compte: user.id, email, motif: "Nom d'usage" }),
    );
  await request(newEmail);
  return { user, organisation, newEmail, request, token: await tokenFor(newEmail) };
}

async function tokenFor(email: string): Promise<string> {
  const mail = (await mailsTo(ctx, email)).at(-1);
  return /\/accounts\/login\/adresse\/([^/]+)\//.exec(mail?.text ?? "")?.[1] ?? "";
}

const addressOf = async (id: string) =>
  (await ctx.db.user.findUniqueOrThrow({ where: { id } })).email;

/** Statements of this database that wait for a lock. */
async function lockWaiters(): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

describe("a change of address by the team", () => {
  test("counts once the owner of the new one has confirmed it; sessions end, both are told", async () => {
    const { user, organisation, newEmail, token } = await givenRequest();
    const { token: cookie } = await givenSession(ctx, user, organisation);
    expect(await addressOf(user.id)).toBe(user.email);
    expect((await readSession(ctx, cookie, { slide: true })).state).toBe("live");
    await confirmEmailChange(ctx, { token });
    expect(await addressOf(user.id)).toBe(newEmail);
    expect((await readSession(ctx, cookie, { slide: true })).state).toBe("ended");
    const kinds = async (email: string) => (await mailsTo(ctx, email)).map(({ kind }) => kind);
    expect(await kinds(user.email)).toEqual(["email-change-requested", "email-changed"]);
    expect(await kinds(newEmail)).toEqual(["email-change-confirmation", "email-changed"]);
    const entry = await ctx.db.journalEntry.findFirstOrThrow({
      where: { action: "email_changed" },
    });
    expect(JSON.stringify(entry.details)).not.toContain("@");
    expect(await personalOf(ctx, entry.id)).toEqual({ before: user.email, after: newEmail });
    expect(await refusal(confirmEmailChange(ctx, { token }))).toBe("ADRESSE_LIEN_PERIME");
  });

  test("is refused for an address that an account has, whatever its case, at once or meanwhile", async () => {
    const { user, organisation, newEmail, request, token } = await givenRequest();
    expect(await refusal(request(user.email.toUpperCase()))).toBe("COMPTE_ADRESSE_PRISE");
    await givenUser(ctx, { organisations: [organisation], email: newEmail });
    expect(await refusal(confirmEmailChange(ctx, { token }))).toBe("COMPTE_ADRESSE_PRISE");
    expect(await addressOf(user.id)).toBe(user.email);
  });

  test("dies after 72 hours, when replaced, or with the account", async () => {
    const late = await givenRequest();
    ctx.clock.advance(72 * HOUR);
    expect(await refusal(confirmEmailChange(ctx, late))).toBe("ADRESSE_LIEN_PERIME");
    const replaced = await givenRequest();
    await replaced.request(fresh());
    expect(await refusal(confirmEmailChange(ctx, replaced))).toBe("ADRESSE_LIEN_PERIME");
    const closed = await givenRequest();
    await ctx.db.user.update({
      where: { id: closed.user.id },
      data: { deactivatedAt: ctx.clock.now(), deactivationReason: "STAFF" },
    });
    expect(await refusal(confirmEmailChange(ctx, closed))).toBe("ADRESSE_LIEN_PERIME");
    expect(await refusal(confirmEmailChange(ctx, { token: "x" }))).toBe("ADRESSE_LIEN_PERIME");
  });

  test("is refused when another account takes the address at that very moment", async () => {
    const { user, token, newEmail } = await givenRequest();
    const other = await givenRequest();
    const confirmed = await ctx.db.$transaction(async (tx) => {
      await tx.user.update({ where: { id: other.user.id }, data: { email: newEmail } });
      const waiting = refusal(confirmEmailChange(ctx, { token }));
      await expect.poll(lockWaiters, { timeout: 5_000 }).toBe(1);
      return { waiting };
    });
    expect(await confirmed.waiting).toBe("COMPTE_ADRESSE_PRISE");
    expect(await addressOf(user.id)).toBe(user.email);
  });

  test("does not come back to life with the account", async () => {
    const { user, token } = await givenRequest();
    const { staff } = await givenStaff(ctx, "METIER");
    const act = { compte: user.id, motif: "Ordinateur volé" };
    await closeAccountByTeam(ctx, staff, act);
    await reopenAccountByTeam(ctx, staff, act);
    expect(await refusal(confirmEmailChange(ctx, { token }))).toBe("ADRESSE_LIEN_PERIME");
    expect(await addressOf(user.id)).toBe(user.email);
  });

  test("thirty unknown links close the page to their network for a while", async () => {
    const { token } = await givenRequest();
    const origin = { id: "request", ipPrefix: "198.51.100.30", browser: "Firefox" };
    const thief = { ...ctx, origin };
    for (let count = 0; count < 30; count += 1) {
      expect(await findEmailChange(thief, ctx.random.token())).toBeNull();
    }
    expect(await refusal(findEmailChange(thief, token))).toBe("LINK_PAUSED");
    expect(await refusal(confirmEmailChange(thief, { token }))).toBe("LINK_PAUSED");
    expect(await findEmailChange(ctx, token)).not.toBeNull();
  });

  test("confirmed twice at once changes the address once", async () => {
    const { token, newEmail } = await givenRequest();
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => refusal(confirmEmailChange(ctx, { token }))),
    );
    expect(outcomes.filter((one) => one === "done")).toHaveLength(1);
    const kinds = (await mailsTo(ctx, newEmail)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "email-changed")).toHaveLength(1);
  });
});
