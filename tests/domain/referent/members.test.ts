import { describe, expect, test } from "vitest";
import { listMembers, MEMBERS_PAGE, type MembersRequest } from "@/lib/referent/list-members";
import { readMember } from "@/lib/referent/read-member";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { countingContext } from "../../support/statements";

const ctx = await testContext();
const counted = countingContext(ctx);

const ALL: MembersRequest = { tab: "active", means: null, term: "", page: 1 };

async function givenReferent() {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], referent: true });
  const { referent } = await givenSession(ctx, user, organisation);
  return { organisation, user, actor: referent };
}

const deactivate = (id: string) =>
  ctx.db.user.update({
    where: { id },
    data: { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" },
  });

describe("« Aidants » of a structure", () => {
  test("lists its members who are not référents, by name, in two tabs with counts", async () => {
    const { organisation, actor } = await givenReferent();
    const stranger = await givenReferent();
    const organisations = [organisation] as const;
    const zoe = await givenUser(ctx, { organisations, lastName: "Zola", firstName: "Zoé" });
    const elie = await givenUser(ctx, { organisations, lastName: "Élan", firstName: "Élie" });
    const gone = await givenUser(ctx, { organisations, lastName: "Parti" });
    await givenUser(ctx, { organisations: [stranger.organisation], lastName: "Ailleurs" });
    await deactivate(gone.id);
    const active = await listMembers(ctx, actor, ALL);
    expect(active.members.map(({ id }) => id)).toEqual([elie.id, zoe.id]);
    expect(active).toMatchObject({ total: 2, counts: { active: 2, inactive: 1 } });
    const inactive = await listMembers(ctx, actor, { ...ALL, tab: "inactive" });
    expect(inactive.members.map(({ id }) => id)).toEqual([gone.id]);
  });

  test("finds by name or e-mail, whatever accents and case, the signs of LIKE taken literally", async () => {
    const { organisation, actor } = await givenReferent();
    const organisations = [organisation] as const;
    const elodie = await givenUser(ctx, {
      organisations,
      firstName: "Élodie",
      lastName: "Lefèvre",
      email: "e.lefevre@mairie-100.test",
    });
    await givenUser(ctx, { organisations, firstName: "Paul", lastName: "Martin" });
    const found = async (term: string) =>
      (await listMembers(ctx, actor, { ...ALL, term })).members.map(({ id }) => id);
    for (const term of ["LEFEVRE", "  élodie  lefè", "mairie-100", "lefevre elodie"])
      expect(await found(term), term).toEqual([elodie.id]);
    for (const term of ["100%", "l_fevre", "Paul Lefèvre"])
      expect(await found(term), term).toEqual([]);
  });

  test("narrows to a means of connection", async () => {
    const { organisation, actor } = await givenReferent();
    const organisations = [organisation] as const;
    const none = await givenUser(ctx, { organisations, lastName: "A" });
    const waiting = await givenUser(ctx, { organisations, lastName: "B" });
    const both = await givenUser(ctx, { organisations, lastName: "C" });
    await givenDevice(ctx, waiting, { kind: "CARD", confirmed: false });
    await givenDevice(ctx, both, { kind: "CARD" });
    await givenDevice(ctx, both, { kind: "APP" });
    const kept = async (means: MembersRequest["means"]) =>
      (await listMembers(ctx, actor, { ...ALL, means })).members.map(({ id }) => id);
    expect(await kept("none")).toEqual([none.id]);
    expect(await kept("unconfirmed")).toEqual([waiting.id]);
    expect(await kept("card")).toEqual([waiting.id, both.id]);
    expect(await kept("app")).toEqual([both.id]);
    const { members } = await listMembers(ctx, actor, ALL);
    expect(members.map(({ card, hasApp }) => [card, hasApp])).toEqual([
      ["none", false],
      ["unconfirmed", false],
      ["confirmed", true],
    ]);
  });

  test("shows 50 people a page in as many statements as one", async () => {
    const { organisation, actor } = await givenReferent();
    const read = () => listMembers(counted.ctx, actor, ALL);
    await givenUser(ctx, { organisations: [organisation] });
    const forOne = await counted.statementsOf(read);
    for (let n = 0; n < MEMBERS_PAGE; n += 1)
      await givenDevice(ctx, await givenUser(ctx, { organisations: [organisation] }));
    expect(await counted.statementsOf(read)).toBe(forOne);
    expect(forOne).toBe(2);
    const first = await read();
    expect([first.members.length, first.pageCount, first.total]).toEqual([50, 2, 51]);
    const last = await listMembers(ctx, actor, { ...ALL, page: 9 });
    expect([last.page, last.members.length]).toEqual([2, 1]);
  });
});

describe("detail of a person", () => {
  test("names only the organisations in common, and when an unused account closes", async () => {
    const { organisation, user, actor } = await givenReferent();
    const [shared, other] = [await givenOrganisation(ctx), await givenOrganisation(ctx)];
    await ctx.db.membership.create({
      data: { userId: user.id, organisationId: shared.id, joinedAt: ctx.clock.now() },
    });
    const member = await givenUser(ctx, { organisations: [organisation, shared, other] });
    const detail = await readMember(ctx, actor, member.id);
    expect(detail.organisations.map(({ id }) => id).sort()).toEqual(
      [organisation.id, shared.id].sort(),
    );
    expect(detail).toMatchObject({ closesAt: null, isSelf: false, mayMove: false });
    const warned = new Date("2026-02-20T06:00:00Z");
    const set = (data: { deactivationWarnedAt?: Date; lastLoginAt?: Date }) =>
      ctx.db.user.update({ where: { id: member.id }, data });
    await set({ deactivationWarnedAt: warned });
    expect((await readMember(ctx, actor, member.id)).closesAt).toEqual(
      new Date("2026-03-22T06:00:00Z"),
    );
    await set({ lastLoginAt: ctx.clock.now() });
    expect((await readMember(ctx, actor, member.id)).closesAt).toBeNull();
  });

  test("of a structure that is not the current one is as unknown [AUTH-H14]", async () => {
    const { organisation, user } = await givenReferent();
    const third = await givenOrganisation(ctx);
    await ctx.db.membership.create({
      data: {
        userId: user.id,
        organisationId: third.id,
        referentSince: ctx.clock.now(),
        joinedAt: ctx.clock.now(),
      },
    });
    const { referent } = await givenSession(ctx, user, third);
    const member = await givenUser(ctx, { organisations: [organisation] });
    for (const id of [member.id, ctx.random.uuid(), "x"])
      await expect(readMember(ctx, referent, id)).rejects.toMatchObject({
        code: "PROFIL_INTROUVABLE",
      });
  });
});
