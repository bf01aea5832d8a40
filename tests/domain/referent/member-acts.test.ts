import { describe, expect, test } from "vitest";
import { readSession } from "@/lib/auth/session";
import { deactivateInactive } from "@/lib/compte/deactivate-inactive";
import { warnInactive } from "@/lib/compte/warn-inactive";
import { DomainError } from "@/lib/errors/domain-error";
import type { Organisation } from "@/lib/generated/prisma/client";
import { leaveOrganisation } from "@/lib/organisation/leave-organisation";
import { deactivateMember } from "@/lib/referent/deactivate-member";
import { listMembers } from "@/lib/referent/list-members";
import { moveMember, moveMemberSchema, readMoveChoices } from "@/lib/referent/move-member";
import { reactivateMember } from "@/lib/referent/reactivate-member";
import { designateReferent, withdrawReferent } from "@/lib/referent/referent-right";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenAccessToken, givenFiWorld } from "../../support/factories/fi";
import {
  givenOrganisation,
  givenSession,
  givenStaff,
  givenUser,
} from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();

async function refusal(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "accepted";
}

type Organisations = readonly [Organisation, ...Organisation[]];

/** A référent of these organisations, acting for the first one. */
async function givenReferent(organisations: Organisations) {
  const user = await givenUser(ctx, { organisations, referent: true });
  const { referent, token } = await givenSession(ctx, user, organisations[0]);
  return { user, actor: referent, token };
}

async function givenTeam() {
  const organisation = await givenOrganisation(ctx);
  const r1 = await givenReferent([organisation]);
  const aidant = await givenUser(ctx, { organisations: [organisation] });
  const input = { organisation: organisation.id, user: aidant.id };
  return { organisation, r1, aidant, input };
}

const accountOf = (id: string) => ctx.db.user.findUniqueOrThrow({ where: { id } });
const organisationsOf = async (userId: string) =>
  (await ctx.db.membership.findMany({ where: { userId } })).map((m) => m.organisationId).sort();
const isReferent = async (userId: string, organisationId: string) => {
  const where = { userId_organisationId: { userId, organisationId } };
  return (await ctx.db.membership.findUniqueOrThrow({ where })).referentSince !== null;
};
const sessionState = async (token: string) =>
  (await readSession(ctx, token, { slide: false })).state;
const mailsTo = async (kind: string, email: string) =>
  (await mailsNamed(ctx, kind)).filter((mail) => mail.to === email);
const entries = (action: string, organisationId: string) =>
  ctx.db.journalEntry.findMany({ where: { action, organisationId } });

describe("« Désactiver »", () => {
  test("closes an account of one structure at once, in « Aidants désactivés » [AUTH-F01]", async () => {
    const { organisation, r1, aidant, input } = await givenTeam();
    const { token } = await givenSession(ctx, aidant, organisation);
    expect(await deactivateMember(ctx, r1.actor, input)).toEqual({
      accountDeactivated: true,
      wasReferent: false,
    });
    expect(await sessionState(token)).toBe("ended");
    expect(await accountOf(aidant.id)).toMatchObject({
      deactivatedAt: ctx.clock.now(),
      deactivationReason: "REFERENT",
    });
    const request = { tab: "inactive", means: null, term: "", page: 1 } as const;
    const { members } = await listMembers(ctx, r1.actor, request);
    expect(members.map(({ id }) => id)).toEqual([aidant.id]);
    const [mail] = await mailsTo("member-deactivated", aidant.email);
    expect(mail?.text).toContain(r1.actor.fullName);
    expect(await entries("leave_organisation", organisation.id)).toMatchObject([
      {
        actorKind: "referent",
        actorId: r1.user.id,
        details: { memberId: aidant.id, accountDeactivated: true },
      },
    ]);
    expect(await refusal(deactivateMember(ctx, r1.actor, input))).toBe("COMPTE_DEJA_DESACTIVE");
  });

  test("kills links, enrolments, first connections, codes and tokens [AUTH-F01]", async () => {
    const world = await givenFiWorld(ctx);
    const { organisation, aidant } = world;
    await givenAccessToken(ctx, world);
    const r1 = await givenReferent([organisation]);
    const now = ctx.clock.now();
    const later = new Date(now.getTime() + 600_000);
    const own = { userId: aidant.id, createdAt: now, expiresAt: later };
    const { device } = await givenDevice(ctx, aidant);
    await ctx.db.loginRequest.create({
      data: { ...own, deviceId: device.id, status: "SENT", bindingHash: "b" },
    });
    await ctx.db.deviceEnrolment.create({ data: { ...own, tokenHash: "e", secret: "s" } });
    await ctx.db.firstConnection.create({
      data: { ...own, tokenHash: "f", codeHash: "c", codeSentAt: now, codeExpiresAt: later },
    });
    const input = { organisation: organisation.id, user: aidant.id };
    await deactivateMember(ctx, r1.actor, input);
    const userId = aidant.id;
    expect(await ctx.db.loginRequest.findFirst({ where: { userId } })).toMatchObject({
      status: "REVOKED",
    });
    expect(await ctx.db.deviceEnrolment.count({ where: { userId } })).toBe(0);
    expect(await ctx.db.firstConnection.count({ where: { userId } })).toBe(0);
    const open = { aidantId: userId, status: { not: "REVOKED" as const } };
    expect(await ctx.db.fiConnection.count({ where: open })).toBe(0);
  });

  test("unlinks card and application in the same act, when asked", async () => {
    const { r1, aidant, input } = await givenTeam();
    const { device: card } = await givenDevice(ctx, aidant, { kind: "CARD" });
    await givenDevice(ctx, aidant, { kind: "APP" });
    await deactivateMember(ctx, r1.actor, { ...input, delier: "on" });
    expect(await ctx.db.otpDevice.count({ where: { userId: aidant.id } })).toBe(0);
    expect(await ctx.db.otpDevice.findUniqueOrThrow({ where: { id: card.id } })).toMatchObject({
      userId: null,
      cardStatus: "AVAILABLE",
    });
    const [mail] = await mailsTo("member-deactivated", aidant.email);
    expect(mail?.text).toContain("Vos moyens de connexion sont déliés");
  });

  test("of several structures takes only the current one away [AUTH-F02]", async () => {
    const [s1, s3] = [
      await givenOrganisation(ctx, { name: "Structure S1" }),
      await givenOrganisation(ctx),
    ];
    const r1 = await givenReferent([s1]);
    const aidant = await givenUser(ctx, { organisations: [s1, s3] });
    const { token } = await givenSession(ctx, aidant, s3);
    const input = { organisation: s1.id, user: aidant.id };
    expect(await deactivateMember(ctx, r1.actor, input)).toMatchObject({
      accountDeactivated: false,
    });
    expect(await organisationsOf(aidant.id)).toEqual([s3.id]);
    expect(await accountOf(aidant.id)).toMatchObject({
      deactivatedAt: null,
      currentOrganisationId: s3.id,
    });
    expect(await sessionState(token)).toBe("live");
    const [mail] = await mailsTo("organisations-changed", aidant.email);
    expect(mail?.text).toContain("Structure S1");
    expect(await mailsTo("member-deactivated", aidant.email)).toEqual([]);
  });

  test("is refused on oneself [AUTH-F04]", async () => {
    const { organisation, r1 } = await givenTeam();
    const own = { organisation: organisation.id, user: r1.user.id };
    expect(await refusal(deactivateMember(ctx, r1.actor, own))).toBe("ACTE_SUR_SOI_MEME");
    expect((await accountOf(r1.user.id)).deactivatedAt).toBeNull();
  });

  test("is refused for an organisation that is not the current one [AUTH-H13]", async () => {
    const { r1, aidant } = await givenTeam();
    const { id } = await givenOrganisation(ctx);
    const input = { organisation: id, user: aidant.id };
    expect(await refusal(deactivateMember(ctx, r1.actor, input))).toBe("ORGANISATION_CHANGEE");
    expect((await accountOf(aidant.id)).deactivatedAt).toBeNull();
  });

  test("answers alike for somebody of elsewhere and for nobody", async () => {
    const { organisation, r1 } = await givenTeam();
    const foreign = await givenTeam();
    for (const user of [foreign.aidant.id, ctx.random.uuid(), "1"]) {
      const input = { organisation: organisation.id, user };
      for (const act of [deactivateMember, reactivateMember, designateReferent, withdrawReferent])
        expect(await refusal(act(ctx, r1.actor, input)), act.name).toBe("PROFIL_INTROUVABLE");
      const moved = moveMember(ctx, r1.actor, { ...input, structures: [organisation.id] });
      expect(await refusal(moved)).toBe("PROFIL_INTROUVABLE");
    }
    expect((await accountOf(foreign.aidant.id)).deactivatedAt).toBeNull();
    expect(await isReferent(foreign.aidant.id, foreign.organisation.id)).toBe(false);
  });
});

describe("« Réactiver »", () => {
  test("opens the account again, and the nightly jobs leave it so [AUTH-F03]", async () => {
    const { r1, aidant, input, organisation } = await givenTeam();
    await givenDevice(ctx, aidant);
    const old = new Date(ctx.clock.now().getTime() - 300 * 86_400_000);
    await ctx.db.otpDevice.updateMany({
      where: { userId: aidant.id },
      data: { createdAt: old, confirmedAt: old },
    });
    await ctx.db.user.update({
      where: { id: aidant.id },
      data: { lastLoginAt: old, deactivationWarnedAt: new Date(old.getTime() + 1) },
    });
    await deactivateMember(ctx, r1.actor, input);
    await reactivateMember(ctx, r1.actor, input);
    const active = {
      deactivatedAt: null,
      deactivationReason: null,
      deactivationWarnedAt: null,
      reactivatedAt: ctx.clock.now(),
    };
    expect(await accountOf(aidant.id)).toMatchObject(active);
    await warnInactive(ctx);
    await deactivateInactive(ctx);
    expect(await accountOf(aidant.id)).toMatchObject(active);
    expect(await mailsTo("member-reactivated", aidant.email)).toHaveLength(1);
    expect(await entries("member_reactivated", organisation.id)).toMatchObject([
      { actorId: r1.user.id, details: { memberId: aidant.id, previousReason: "REFERENT" } },
    ]);
    expect(await refusal(reactivateMember(ctx, r1.actor, input))).toBe("COMPTE_DEJA_ACTIF");
  });

  test("is the team's when the team closed the account, or with its structure", async () => {
    for (const deactivationReason of ["STAFF", "ORGANISATION"] as const) {
      const { r1, aidant, input } = await givenTeam();
      await ctx.db.user.update({
        where: { id: aidant.id },
        data: { deactivatedAt: ctx.clock.now(), deactivationReason },
      });
      expect(await refusal(reactivateMember(ctx, r1.actor, input))).toBe("REACTIVATION_RESERVEE");
    }
  });
});

describe("the last active référent", () => {
  test("stays, whatever the path [AUTH-F05]", async () => {
    const { organisation, r1 } = await givenTeam();
    const own = { organisation: organisation.id, user: r1.user.id };
    expect(await refusal(withdrawReferent(ctx, r1.actor, own))).toBe("ACTE_SUR_SOI_MEME");
    const alone = { ...own, structures: [organisation.id] };
    expect(await refusal(moveMember(ctx, r1.actor, alone))).toBe("ACTE_SUR_SOI_MEME");
    const { staff } = await givenStaff(ctx, "METIER");
    const left = { organisationId: organisation.id, userId: r1.user.id };
    expect(await refusal(leaveOrganisation(ctx, staff, left))).toBe("DERNIER_REFERENT");
    expect(await isReferent(r1.user.id, organisation.id)).toBe(true);
    expect((await accountOf(r1.user.id)).deactivatedAt).toBeNull();
    // A second référent whose account is closed replaces nobody.
    const gone = await givenUser(ctx, { organisations: [organisation], referent: true });
    await ctx.db.user.update({ where: { id: gone.id }, data: { deactivatedAt: ctx.clock.now() } });
    expect(await refusal(leaveOrganisation(ctx, staff, left))).toBe("DERNIER_REFERENT");
  });

  test.each([
    ["withdraw", withdrawReferent],
    ["deactivate", deactivateMember],
  ] as const)("of two who %s each other at once, one wins [AUTH-F05]", async (_name, act) => {
    for (let round = 0; round < 3; round += 1) {
      const organisation = await givenOrganisation(ctx);
      const [one, two] = [await givenReferent([organisation]), await givenReferent([organisation])];
      const on = (user: string) => ({ organisation: organisation.id, user });
      const answers = await Promise.all([
        refusal(act(ctx, one.actor, on(two.user.id))),
        refusal(act(ctx, two.actor, on(one.user.id))),
      ]);
      expect(answers.sort()).toEqual(["REFERENT_REFUSE", "accepted"]);
      const left = await ctx.db.membership.count({
        where: {
          organisationId: organisation.id,
          referentSince: { not: null },
          user: { deactivatedAt: null },
        },
      });
      expect(left).toBe(1);
    }
  });
});

describe("« Modifier l'organisation »", () => {
  async function givenMove() {
    const [s1, s2, s3, other] = [
      await givenOrganisation(ctx, { name: "Structure 1" }),
      await givenOrganisation(ctx),
      await givenOrganisation(ctx, { name: "Structure 3" }),
      await givenOrganisation(ctx),
    ];
    const r1 = await givenReferent([s1, s3]);
    const aidant = await givenUser(ctx, { organisations: [s1, other] });
    const form = (structures: string[]) => ({
      organisation: s1.id,
      user: aidant.id,
      structures,
    });
    return { s1, s2, s3, other, r1, aidant, form };
  }

  test("moves among one's own structures, the others untouched, one mail [AUTH-F06]", async () => {
    const { s1, s3, other, r1, aidant, form } = await givenMove();
    const { token } = await givenSession(ctx, aidant, s1);
    await moveMember(ctx, r1.actor, form([s1.id]));
    expect(await mailsTo("organisations-changed", aidant.email)).toEqual([]);
    await moveMember(ctx, r1.actor, form([s3.id]));
    expect(await organisationsOf(aidant.id)).toEqual([s3.id, other.id].sort());
    expect([s3.id, other.id]).toContain((await accountOf(aidant.id)).currentOrganisationId);
    expect(await sessionState(token)).toBe("ended");
    const mails = await mailsTo("organisations-changed", aidant.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("désormais créer des mandats pour Structure 3.");
    expect(mails[0]?.text).toContain("plus créer de mandats pour Structure 1.");
    expect(await entries("member_organisations_changed", s1.id)).toMatchObject([
      {
        details: {
          memberId: aidant.id,
          before: [s1.id, other.id].sort(),
          after: [s3.id, other.id].sort(),
        },
      },
    ]);
  });

  test("refuses no structure, and one of which the actor is not référent [AUTH-F07]", async () => {
    const { s1, s2, s3, other, r1, aidant, form } = await givenMove();
    const choices = await readMoveChoices(ctx, r1.actor, aidant.id);
    expect(choices.map(({ id, isMember }) => [id, isMember])).toEqual([
      [s1.id, true],
      [s3.id, false],
    ]);
    const schema = moveMemberSchema(choices.map(({ id }) => id));
    const messages = (structures: string[]) =>
      schema.safeParse(form(structures)).error?.issues.map(({ message }) => message);
    expect(messages([])).toEqual(["Cochez au moins une structure."]);
    expect(messages([s1.id, s2.id])).toEqual(["Une structure envoyée n'est pas l'une des vôtres."]);
    // Even past the schema, nothing is joined there.
    await moveMember(ctx, r1.actor, form([s1.id, s2.id]));
    expect(await organisationsOf(aidant.id)).toEqual([s1.id, other.id].sort());
  });
});

describe("« Désigner comme référent »", () => {
  test("an active member: the right holds at the next request, mails to all [AUTH-F08]", async () => {
    const { organisation, r1, aidant, input } = await givenTeam();
    const second = await givenReferent([organisation]);
    const { token } = await givenSession(ctx, aidant, organisation);
    await designateReferent(ctx, r1.actor, input);
    expect(await readSession(ctx, token, { slide: false })).toMatchObject({
      session: { isReferent: true },
    });
    expect(await mailsTo("referent-designated", aidant.email)).toHaveLength(1);
    for (const { email } of [r1.user, second.user])
      expect(await mailsTo("referent-designated-notice", email)).toHaveLength(1);
    expect(await entries("referent_designated", organisation.id)).toMatchObject([
      { actorId: r1.user.id, details: { memberId: aidant.id } },
    ]);
    expect(await refusal(designateReferent(ctx, r1.actor, input))).toBe("DEJA_REFERENT");
    await withdrawReferent(ctx, r1.actor, input);
    expect(await isReferent(aidant.id, organisation.id)).toBe(false);
    expect(await mailsTo("referent-withdrawn", aidant.email)).toHaveLength(1);
    expect(await refusal(withdrawReferent(ctx, r1.actor, input))).toBe("PAS_REFERENT");
  });

  test("nobody whose account is closed [AUTH-F08]", async () => {
    const { organisation, r1, aidant, input } = await givenTeam();
    await ctx.db.user.update({
      where: { id: aidant.id },
      data: { deactivatedAt: ctx.clock.now() },
    });
    expect(await refusal(designateReferent(ctx, r1.actor, input))).toBe("COMPTE_DEJA_DESACTIVE");
    expect(await isReferent(aidant.id, organisation.id)).toBe(false);
  });
});

test("the database refuses an account référent non-aidant that may create mandats [AUTH-F10]", async () => {
  const organisation = await givenOrganisation(ctx);
  const { id } = await givenUser(ctx, {
    organisations: [organisation],
    referent: true,
    referentNonAidant: true,
  });
  const set = ctx.db.user.update({ where: { id }, data: { canCreateMandats: true } });
  await expect(set).rejects.toThrow();
  expect((await accountOf(id)).canCreateMandats).toBe(false);
});
