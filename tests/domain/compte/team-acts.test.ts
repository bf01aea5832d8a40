import { describe, expect, test } from "vitest";
import { readAccount } from "@/lib/administration/read-account";
import { searchAccounts } from "@/lib/administration/search-accounts";
import { readSession } from "@/lib/auth/session";
import { closeAccountByTeam, closeAccounts, closeAccountsSchema } from "@/lib/compte/close-by-team";
import { openAccountPhone } from "@/lib/compte/phone";
import { recordPhone, recordPhoneSchema } from "@/lib/compte/record-phone";
import { reopenAccountByTeam } from "@/lib/compte/reopen-by-team";
import { resumeAccount } from "@/lib/compte/resume-account";
import { DomainError } from "@/lib/errors/domain-error";
import type { User } from "@/lib/generated/prisma/client";
import { personalOf } from "../../support/journal";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import {
  givenOrganisation,
  givenSession,
  givenStaff,
  givenUser,
} from "../../support/factories/people";
import { mailsTo } from "../auth/sign-in";

const ctx = await testContext();
const motif = "Rappel au numéro du dossier";

const refusal = async (work: Promise<unknown>) => {
  try {
    await work;
    return "done";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
};

const reload = (user: User) => ctx.db.user.findUniqueOrThrow({ where: { id: user.id } });

async function givenReferent() {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], referent: true });
  return { organisation, user };
}

const kindsTo = async (user: User) => (await mailsTo(ctx, user.email)).map(({ kind }) => kind);
const acted = (action: string) =>
  ctx.db.journalEntry.findMany({ where: { action }, orderBy: { recordedAt: "asc" } });

describe("roles of the team", () => {
  test("a member who is not « métier » reads and does not act; nobody acts on oneself", async () => {
    const { user } = await givenReferent();
    const { staff: team } = await givenStaff(ctx, "TEAM");
    const { staff, user: self } = await givenStaff(ctx, "METIER");
    expect((await readAccount(ctx, team, user.id)).email).toBe(user.email);
    const act = { compte: user.id, motif };
    expect(await refusal(closeAccountByTeam(ctx, team, act))).toBe("ADMIN_ROLE_REFUSE");
    expect(await refusal(closeAccountByTeam(ctx, staff, { compte: self.id, motif }))).toBe(
      "COMPTE_SOI_MEME",
    );
    expect((await reload(user)).deactivatedAt).toBeNull();
  });

  test("accounts of the team are handled by technical admins only", async () => {
    const { user } = await givenStaff(ctx, "METIER");
    const { staff: metier } = await givenStaff(ctx, "METIER");
    const { staff: technical } = await givenStaff(ctx);
    const act = { compte: user.id, motif };
    expect(await refusal(closeAccountByTeam(ctx, metier, act))).toBe("COMPTE_EQUIPE");
    expect(await refusal(closeAccountByTeam(ctx, technical, act))).toBe("done");
  });

  test("an identifier of nobody, or that is none, is the same absence", async () => {
    const { staff } = await givenStaff(ctx, "METIER");
    for (const compte of [ctx.random.uuid(), "x", ""]) {
      expect(await refusal(closeAccountByTeam(ctx, staff, { compte, motif }))).toBe(
        "COMPTE_INTROUVABLE",
      );
      expect(await refusal(readAccount(ctx, staff, compte))).toBe("COMPTE_INTROUVABLE");
    }
  });
});

describe("reading accounts", () => {
  test("finds by name without accents, by address and by state, and journals what was asked", async () => {
    const { staff } = await givenStaff(ctx, "TEAM");
    const organisation = await givenOrganisation(ctx);
    const user = await givenUser(ctx, {
      organisations: [organisation],
      firstName: "Zoé",
      lastName: "Quénelle",
      referent: true,
    });
    const found = async (term: string, filter?: "sans-telephone" | "suspendus") =>
      (await searchAccounts(ctx, staff, { term, filter, page: 1 })).rows.map(({ id }) => id);
    expect(await found("zoe quenelle")).toEqual([user.id]);
    expect(await found(user.email.toUpperCase())).toEqual([user.id]);
    expect(await found("quenelle", "sans-telephone")).toEqual([user.id]);
    expect(await found("quenelle", "suspendus")).toEqual([]);
    expect(await found("%")).toEqual([]);
    const [entry] = (await acted("admin_read")).filter(({ actorId }) => actorId === staff.userId);
    expect(entry?.details).toMatchObject({ subject: "accounts", found: 1 });
    expect(JSON.stringify(entry?.details)).not.toContain("quenelle");
    expect(await personalOf(ctx, entry?.id ?? "")).toMatchObject({ term: "zoe quenelle" });
  });

  test("shows means without their secrets", async () => {
    const { staff } = await givenStaff(ctx, "TEAM");
    const { user } = await givenReferent();
    const { device } = await givenDevice(ctx, user, { kind: "CARD" });
    await ctx.db.otpDevice.update({ where: { id: device.id }, data: { drift: -2 } });
    const account = await readAccount(ctx, staff, user.id);
    expect(account.devices).toEqual([
      {
        kind: "CARD",
        serialNumber: device.serialNumber,
        confirmedAt: device.confirmedAt,
        drift: -2,
      },
    ]);
    expect(JSON.stringify(account)).not.toContain(device.secret);
  });
});

describe("the mobile of a référent", () => {
  const input = (user: User, telephone: string) =>
    recordPhoneSchema.parse({ compte: user.id, telephone, motif });

  test("is kept encrypted, journaled as personal text, told to its holder", async () => {
    const { staff } = await givenStaff(ctx, "METIER");
    const { user } = await givenReferent();
    await recordPhone(ctx, staff, input(user, "06 12 34 56 78"));
    const kept = await reload(user);
    expect(kept.phone).not.toContain("612345678");
    expect(openAccountPhone(ctx, kept)).toBe("+33612345678");
    const [entry] = await acted("phone_recorded");
    expect(entry?.details).toEqual({ userId: user.id });
    expect(await personalOf(ctx, entry?.id ?? "")).toEqual({
      phone: "+33612345678",
      reason: motif,
    });
    const [mail] = await mailsTo(ctx, user.email);
    expect(mail).toMatchObject({ kind: "phone-recorded" });
    expect(mail?.text).toContain("78");
    expect(mail?.text).not.toContain("612345678");
  });

  test("is no landline, and no number of a mere aidant", async () => {
    const { staff } = await givenStaff(ctx, "METIER");
    const { user, organisation } = await givenReferent();
    const landline = { compte: user.id, telephone: "01 44 38 00 00", motif };
    expect(recordPhoneSchema.safeParse(landline).success).toBe(false);
    const aidant = await givenUser(ctx, { organisations: [organisation] });
    expect(await refusal(recordPhone(ctx, staff, input(aidant, "0612345678")))).toBe(
      "COMPTE_NON_REFERENT",
    );
  });
});

describe("a suspended account", () => {
  async function givenSuspended() {
    const { user, organisation } = await givenReferent();
    const data = { signInSuspendedAt: ctx.clock.now() };
    await ctx.db.user.update({ where: { id: user.id }, data });
    return { user, organisation };
  }

  test("is shown to the team, which re-enables it", async () => {
    const { staff } = await givenStaff(ctx, "METIER");
    const { user } = await givenSuspended();
    expect((await readAccount(ctx, staff, user.id)).state).toBe("SUSPENDED");
    await resumeAccount(ctx, staff, user.id);
    expect((await readAccount(ctx, staff, user.id)).state).toBe("NO_MEANS");
    expect(await kindsTo(user)).toEqual(["sign-in-resumed"]);
    expect(await refusal(resumeAccount(ctx, staff, user.id))).toBe("COMPTE_SANS_SUSPENSION");
  });

  test("is re-enabled by a référent of its structure, not by a stranger", async () => {
    const { user, organisation } = await givenSuspended();
    const own = await givenUser(ctx, { organisations: [organisation], referent: true });
    const { referent } = await givenSession(ctx, own, organisation);
    const { user: stranger, organisation: elsewhere } = await givenReferent();
    const { referent: foreign } = await givenSession(ctx, stranger, elsewhere);
    expect(await refusal(resumeAccount(ctx, foreign, user.id))).toBe("PROFIL_INTROUVABLE");
    expect(await refusal(resumeAccount(ctx, foreign, ctx.random.uuid()))).toBe(
      "PROFIL_INTROUVABLE",
    );
    expect((await reload(user)).signInSuspendedAt).not.toBeNull();
    expect(await refusal(resumeAccount(ctx, referent, user.id))).toBe("done");
    expect((await reload(user)).signInSuspendedAt).toBeNull();
  });
});

describe("deactivation by the team", () => {
  test("closes sessions at once; reactivation starts the inactivity again", async () => {
    const { staff } = await givenStaff(ctx, "METIER");
    const { user, organisation } = await givenReferent();
    const { token } = await givenSession(ctx, user, organisation);
    await closeAccountByTeam(ctx, staff, { compte: user.id, motif });
    expect((await readSession(ctx, token, { slide: true })).state).toBe("ended");
    expect(await reload(user)).toMatchObject({ deactivationReason: "STAFF" });
    await reopenAccountByTeam(ctx, staff, { compte: user.id, motif });
    expect(await reload(user)).toMatchObject({
      deactivatedAt: null,
      deactivationReason: null,
      reactivatedAt: ctx.clock.now(),
    });
    expect((await kindsTo(user)).sort()).toEqual(["account-deactivated", "account-reactivated"]);
  });

  test("of pasted addresses tells what became of each, whatever their case", async () => {
    const { staff, user: self } = await givenStaff(ctx, "METIER");
    const { user } = await givenReferent();
    const { user: other } = await givenReferent();
    await closeAccountByTeam(ctx, staff, { compte: other.id, motif });
    const adresses = [user.email.toUpperCase(), "", "inconnu@x.test", other.email, self.email];
    const input = closeAccountsSchema.parse({ adresses: adresses.join("\r\n"), motif });
    expect(await closeAccounts(ctx, staff, input)).toEqual([
      { email: user.email, outcome: "DONE" },
      { email: "inconnu@x.test", outcome: "UNKNOWN" },
      { email: other.email, outcome: "ALREADY" },
      { email: self.email, outcome: "REFUSED" },
    ]);
    expect((await reload(user)).deactivationReason).toBe("STAFF");
    const wrong = closeAccountsSchema.safeParse({ adresses: `${user.email}\npas une`, motif });
    expect(wrong.error?.issues[0]?.message).toContain("pas une");
  });
});
