import { describe, expect, test } from "vitest";
import type { MemberActor, StaffActor } from "@/lib/auth/actor";
import { readSession } from "@/lib/auth/session";
import { listDemoMessages } from "@/lib/demo/list-messages";
import { DomainError } from "@/lib/errors/domain-error";
import { readUserinfo } from "@/lib/franceconnect/fi/read-userinfo";
import type { Organisation } from "@/lib/generated/prisma/client";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import { startMandat } from "@/lib/mandat/start-mandat";
import { viewUsager } from "@/lib/mandat/view-usager";
import { leaveOrganisation } from "@/lib/organisation/leave-organisation";
import { organisationsChangedMail } from "@/lib/organisation/organisations-mail";
import { testContext } from "../../support/context";
import { givenAccessToken, givenFiWorld } from "../../support/factories/fi";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import {
  givenOrganisation,
  givenSession,
  givenStaff,
  givenUser,
} from "../../support/factories/people";
import { givenIdentifiedDraft, givenSigner, recapPost } from "../../support/factories/signature";

const ctx = await testContext();

const refusal = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "accepted";
};

async function givenReferent(organisation: Organisation) {
  const user = await givenUser(ctx, { organisations: [organisation], referent: true });
  return { user, ...(await givenSession(ctx, user, organisation)) };
}

const state = async (token: string) => (await readSession(ctx, token, { slide: false })).state;
const accountOf = (id: string) => ctx.db.user.findUniqueOrThrow({ where: { id } });
const memberships = (userId: string) => ctx.db.membership.findMany({ where: { userId } });
const journal = (organisationId: string) =>
  ctx.db.journalEntry.findMany({ where: { organisationId, action: "leave_organisation" } });

describe("leaving one's only organisation [MAN-105]", () => {
  test("ends access at once; the mandats stay and serve a colleague", async () => {
    const organisation = await givenOrganisation(ctx);
    const referent = await givenReferent(organisation);
    const ana = await givenSigner(ctx, organisation);
    const open = await givenSession(ctx, ana.user, organisation);
    const abel = await givenSigner(ctx, organisation);
    const usager = await givenUsager(ctx);
    const { mandat } = await givenMandat(ctx, {
      organisation,
      aidant: ana.user,
      usager,
      demarches: ["famille"],
    });
    const draft = await givenIdentifiedDraft(ctx, ana.aidant, usager);
    const post = await recapPost(ctx, draft, ana.device.code());

    const left = { organisationId: organisation.id, userId: ana.user.id };
    expect(await leaveOrganisation(ctx, referent.member, left)).toEqual({
      accountDeactivated: true,
    });

    expect(await state(open.token)).toBe("ended");
    expect(await refusal(confirmMandat(ctx, ana.aidant, post))).toBe("MANDAT_BROUILLON_ABSENT");
    const again = startMandat(ctx, ana.aidant, { demarche: ["papiers"], duree: "SHORT" });
    await again.catch(() => undefined);
    expect(await ctx.db.mandat.count({ where: { usagerId: usager.id } })).toBe(1);
    expect(await accountOf(ana.user.id)).toMatchObject({
      deactivatedAt: ctx.clock.now(),
      deactivationReason: "REFERENT",
    });
    expect(await memberships(ana.user.id)).toHaveLength(1);
    const seen = await viewUsager(ctx, abel.aidant, usager.id);
    expect(seen.mandats).toMatchObject([{ id: mandat.id, state: "active" }]);
    const { accessToken } = await givenAccessToken(ctx, { actor: abel.aidant, usager });
    expect(await readUserinfo(ctx, accessToken)).toMatchObject({ sub: usager.sub });
    expect(await journal(organisation.id)).toMatchObject([
      {
        actorId: referent.user.id,
        actorKind: "member",
        details: { memberId: ana.user.id, accountDeactivated: true },
      },
    ]);
  });

  test("stops an identity that FranceConnect was about to read", async () => {
    const world = await givenFiWorld(ctx);
    const { accessToken } = await givenAccessToken(ctx, world);
    const { staff } = await givenStaff(ctx, "METIER");
    const left = { organisationId: world.organisation.id, userId: world.aidant.id };
    await leaveOrganisation(ctx, staff, left);
    await expect(readUserinfo(ctx, accessToken)).rejects.toMatchObject({ error: "invalid_token" });
    expect((await accountOf(world.aidant.id)).deactivationReason).toBe("STAFF");
  });
});

describe("leaving one of several organisations", () => {
  async function givenMax() {
    const [a, b] = [
      await givenOrganisation(ctx, { name: "Mairie A" }),
      await givenOrganisation(ctx, { name: "CCAS <B>" }),
    ];
    const max = await givenUser(ctx, { organisations: [a, b], referent: true });
    const [inA, inB] = [await givenSession(ctx, max, a), await givenSession(ctx, max, b)];
    const referent = await givenReferent(a);
    const left = { organisationId: a.id, userId: max.id };
    return { a, b, max, inA, inB, referent, left };
  }

  test("keeps the account, the other one becomes current, and a mail says it", async () => {
    const { b, max, inA, inB, referent, left } = await givenMax();
    expect(await leaveOrganisation(ctx, referent.member, left)).toEqual({
      accountDeactivated: false,
    });
    expect(await memberships(max.id)).toMatchObject([{ organisationId: b.id }]);
    expect(await accountOf(max.id)).toMatchObject({
      deactivatedAt: null,
      currentOrganisationId: b.id,
    });
    expect([await state(inA.token), await state(inB.token)]).toEqual(["ended", "live"]);
    const mails = (await listDemoMessages(ctx, max.email)) ?? [];
    expect(mails.map(({ kind }) => kind)).toEqual(["organisations-changed"]);
    expect(mails[0]?.text).toContain("Vous ne pouvez plus créer de mandats pour Mairie A.");
    expect(mails[0]?.html).toContain("CCAS &lt;B&gt;");
    expect(mails[0]?.html).not.toContain("<B>");
  });

  test("abandons the mandats prepared there, and no other", async () => {
    const { inA, inB, referent, left } = await givenMax();
    const choices = { demarche: ["papiers" as const], duree: "LONG" as const };
    const there = await startMandat(ctx, inA.aidant, choices);
    const elsewhere = await startMandat(ctx, inB.aidant, choices);
    await leaveOrganisation(ctx, referent.member, left);
    const statusOf = async (id: string) =>
      (await ctx.db.mandatDraft.findUniqueOrThrow({ where: { id } })).status;
    expect([await statusOf(there), await statusOf(elsewhere)]).toEqual(["ABANDONED", "INITIATED"]);
  });

  test("a signature under way is either before or refused, never between", async () => {
    const { a, referent, b } = await givenMax();
    const ana = await givenSigner(ctx, a);
    await ctx.db.membership.create({
      data: { userId: ana.user.id, organisationId: b.id, joinedAt: ctx.clock.now() },
    });
    const usager = await givenUsager(ctx);
    const draft = await givenIdentifiedDraft(ctx, ana.aidant, usager);
    const post = await recapPost(ctx, draft, ana.device.code());
    const left = { organisationId: a.id, userId: ana.user.id };
    const [signature] = await Promise.all([
      refusal(confirmMandat(ctx, ana.aidant, post)),
      leaveOrganisation(ctx, referent.member, left),
    ]);
    const made = await ctx.db.mandat.count({ where: { usagerId: usager.id } });
    expect(made).toBe(signature === "accepted" ? 1 : 0);
    expect(await memberships(ana.user.id)).toHaveLength(1);
  });
});

describe("who may remove somebody", () => {
  test("not an aidant, not a référent of elsewhere, not oneself, not staff without the role", async () => {
    const [here, elsewhere] = [await givenOrganisation(ctx), await givenOrganisation(ctx)];
    const target = await givenUser(ctx, { organisations: [here] });
    const colleague = await givenSigner(ctx, here);
    const foreign = await givenReferent(elsewhere);
    const own = await givenReferent(here);
    const { staff } = await givenStaff(ctx, "TEAM");
    const left = { organisationId: here.id, userId: target.id };
    const by = (actor: MemberActor | StaffActor, input = left) =>
      refusal(leaveOrganisation(ctx, actor, input));
    expect(await by(colleague.member)).toBe("MEMBRE_INTROUVABLE");
    expect(await by(foreign.member)).toBe("MEMBRE_INTROUVABLE");
    expect(await by(staff)).toBe("MEMBRE_INTROUVABLE");
    expect(await by(own.member, { ...left, userId: foreign.user.id })).toBe("MEMBRE_INTROUVABLE");
    expect(await by(own.member, { ...left, userId: ctx.random.uuid() })).toBe("MEMBRE_INTROUVABLE");
    expect(await by(own.member, { ...left, userId: "1" })).toBe("MEMBRE_INTROUVABLE");
    expect(await by(own.member, { ...left, userId: own.user.id })).toBe("MEMBRE_SOI_MEME");
    expect((await accountOf(target.id)).deactivatedAt).toBeNull();
    expect(await journal(here.id)).toEqual([]);
  });

  test("of two référents who remove each other at once, one stays", async () => {
    const organisation = await givenOrganisation(ctx);
    const one = await givenReferent(organisation);
    const two = await givenReferent(organisation);
    const organisationId = organisation.id;
    const answers = await Promise.all([
      refusal(leaveOrganisation(ctx, one.member, { organisationId, userId: two.user.id })),
      refusal(leaveOrganisation(ctx, two.member, { organisationId, userId: one.user.id })),
    ]);
    expect(answers.sort()).toEqual(["MEMBRE_INTROUVABLE", "accepted"]);
    const active = await ctx.db.user.count({
      where: { deactivatedAt: null, memberships: { some: { organisationId } } },
    });
    expect(active).toBe(1);
  });
});

test("the mail on structures says one, several, gained and lost", () => {
  const to = { email: "max@structure.test", firstName: "Max", lastName: "Durand" };
  const text = (gained: string[], lost: string[]) =>
    organisationsChangedMail(to, { gained, lost, current: ["C"] }, "contact@exemple.test").text;
  expect(text([], ["A"])).toContain("Une structure à laquelle");
  expect(text([], ["A"])).not.toContain("désormais");
  expect(text(["A", "B"], [])).toContain("créer des mandats pour A et B.");
  const mixed = text(["A"], ["B", "D"]);
  expect(mixed).toContain("désormais créer des mandats pour A.");
  expect(mixed).toContain("plus créer de mandats pour B et D.");
});
