import { describe, expect, test } from "vitest";
import { postSwitch } from "@/lib/auth/post-switch";
import { readSession } from "@/lib/auth/session";
import { chooseOrganisation } from "@/lib/organisation/choose-organisation";
import { listOwnOrganisations } from "@/lib/organisation/queries";
import { switchOrganisation } from "@/lib/organisation/switch-organisation";
import { testContext } from "../../support/context";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const ctx = await testContext();
const MINUTE = 60_000;

async function givenMember() {
  const [a, b] = [await givenOrganisation(ctx), await givenOrganisation(ctx)];
  const user = await givenUser(ctx, { organisations: [a, b] });
  return { a, b, user, ...(await givenSession(ctx, user, a)) };
}

const journal = (actorId: string) => ctx.db.journalEntry.findMany({ where: { actorId } });
const current = async (token: string) => {
  const reading = await readSession(ctx, token, { slide: false });
  return reading.state === "live" ? reading.session.organisationId : null;
};

describe("switching", () => {
  test("changes this session, the next sign-ins and the journal, not other sessions", async () => {
    const { a, b, user, member, token } = await givenMember();
    const other = await givenSession(ctx, user, a);
    await switchOrganisation(ctx, member, b.id);
    expect(await current(token)).toBe(b.id);
    expect(await current(other.token)).toBe(a.id);
    const row = await ctx.db.user.findUniqueOrThrow({ where: { id: user.id } });
    expect(row.currentOrganisationId).toBe(b.id);
    expect(await journal(user.id)).toMatchObject([
      {
        action: "switch_organisation",
        organisationId: b.id,
        details: { previousOrganisationId: a.id },
      },
    ]);
  });

  test("abandons the drafts of the former organisation in this session", async () => {
    const { a, b, user, member } = await givenMember();
    const now = ctx.clock.now();
    const dates = { createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + MINUTE) };
    const data = { aidantId: user.id, organisationId: a.id, ...dates };
    const { id } = await ctx.db.mandatDraft.create({ data });
    await switchOrganisation(ctx, member, b.id);
    const draft = await ctx.db.mandatDraft.findUniqueOrThrow({ where: { id } });
    expect(draft.status).toBe("ABANDONED");
  });

  test("refuses alike a foreign, an inactive, an unknown and a malformed organisation", async () => {
    const { a, b, user, member, token } = await givenMember();
    const foreign = await givenOrganisation(ctx);
    await ctx.db.organisation.update({ where: { id: b.id }, data: { deactivatedAt: new Date(0) } });
    for (const target of [foreign.id, b.id, ctx.random.uuid(), "1 or 1=1", ""]) {
      await expect(switchOrganisation(ctx, member, target)).rejects.toMatchObject({
        code: "ORGANISATION_NOT_SELECTABLE",
      });
    }
    expect(await current(token)).toBe(a.id);
    expect(await journal(user.id)).toEqual([]);
  });

  test("to the current organisation writes nothing", async () => {
    const { a, user, member } = await givenMember();
    await switchOrganisation(ctx, member, a.id);
    expect(await journal(user.id)).toEqual([]);
  });
});

test("the current organisation in capitals is still the current one", async () => {
  const { a, user, member } = await givenMember();
  const now = ctx.clock.now();
  const dates = { createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + MINUTE) };
  const data = { aidantId: user.id, organisationId: a.id, ...dates };
  const { id } = await ctx.db.mandatDraft.create({ data });
  await switchOrganisation(ctx, member, a.id.toUpperCase());
  expect(await journal(user.id)).toEqual([]);
  const draft = await ctx.db.mandatDraft.findUniqueOrThrow({ where: { id } });
  expect(draft.status).not.toBe("ABANDONED");
});

test("choosing the session's own organisation again makes it that of the next sign-ins", async () => {
  const { a, b, user, member } = await givenMember();
  const where = { id: user.id };
  await ctx.db.user.update({ where, data: { currentOrganisationId: b.id } });
  await switchOrganisation(ctx, member, a.id);
  const row = await ctx.db.user.findUniqueOrThrow({ where });
  expect(row.currentOrganisationId).toBe(a.id);
});

describe("the form", () => {
  const post = (token: string, fields: Record<string, string>) =>
    postSwitch(
      ctx,
      new Request("http://ac.localhost:3000/espace-aidant/organisations/switch_main", {
        method: "POST",
        headers: {
          cookie: `__Host-ac_session=${token}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams(fields).toString(),
      }),
    );

  test("comes back to the page, or home when it named a record", async () => {
    const { a, b, token } = await givenMember();
    const there = await post(token, { organisation: b.id, next_url: "/espace-aidant/usagers/" });
    expect([there.status, there.headers.get("location")]).toEqual([303, "/espace-aidant/usagers/"]);
    expect(there.headers.getSetCookie().join()).toContain("ac-flash=organisation-changee");
    const record = `/espace-aidant/usagers/${ctx.random.uuid()}/`;
    const home = await post(token, { organisation: a.id, next_url: record });
    expect(home.headers.get("location")).toBe("/espace-aidant/");
  });

  test.each(["//evil.example", "https://evil.example", "/\\evil", "javascript:alert(1)", "/€"])(
    "never leads to another site (%s) [AUTH-A24]",
    async (next_url) => {
      const { b, token } = await givenMember();
      const response = await post(token, { organisation: b.id, next_url });
      expect(response.headers.get("location")).toBe("/espace-aidant/");
    },
  );

  test("says when the organisation cannot be chosen, and asks strangers to sign in", async () => {
    const { token } = await givenMember();
    const foreign = await givenOrganisation(ctx);
    const refused = await post(token, { organisation: foreign.id });
    expect(refused.headers.getSetCookie().join()).toContain("ac-flash=organisation-refusee");
    const stranger = await post("unknown", { organisation: foreign.id });
    expect([stranger.status, stranger.headers.get("location")]).toEqual([303, "/accounts/login/"]);
  });
});

test("the menu lists one's own active organisations only", async () => {
  const { a, b, member } = await givenMember();
  await givenOrganisation(ctx);
  const listed = await listOwnOrganisations(ctx, member);
  expect(new Set(listed.map(({ id }) => id))).toEqual(new Set([a.id, b.id]));
  expect(listed.find(({ current: chosen }) => chosen)?.id).toBe(a.id);
});

test("a new session takes the last choice, else the lowest id, active ones first", () => {
  const at = (organisationId: string, deactivatedAt: Date | null = null) => ({
    organisationId,
    organisation: { deactivatedAt },
  });
  expect(chooseOrganisation([at("b"), at("a")], "b")).toBe("b");
  expect(chooseOrganisation([at("b"), at("a")], "z")).toBe("a");
  expect(chooseOrganisation([at("b"), at("a", new Date(0))], "a")).toBe("b");
  expect(chooseOrganisation([at("a", new Date(0))], null)).toBe("a");
  expect(chooseOrganisation([], "a")).toBeNull();
});
