import { describe, expect, test } from "vitest";
import { GET as openSwitch } from "@/app/(aidant)/espace-aidant/organisations/switch_main/route";
import { aidantActor } from "@/lib/auth/actor";
import { postSwitch } from "@/lib/auth/post-switch";
import { readSession } from "@/lib/auth/session";
import { flashText } from "@/lib/http/flash-codes";
import { listUsagers } from "@/lib/mandat/list-usagers";
import { startMandat } from "@/lib/mandat/start-mandat";
import { chooseOrganisation } from "@/lib/organisation/choose-organisation";
import { listOwnOrganisations } from "@/lib/organisation/queries";
import { switchOrganisation } from "@/lib/organisation/switch-organisation";
import { testContext } from "../../support/context";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
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
  test("changes this session, the next sign-ins and the journal, not other sessions [AUTH-J05]", async () => {
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

  test("refuses alike a foreign, an inactive, an unknown and a malformed organisation [AUTH-J05]", async () => {
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

const postTo = (token: string, fields: Record<string, string>) =>
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

describe("the form", () => {
  test("comes back to the page, or home when it named a record", async () => {
    const { a, b, token } = await givenMember();
    const there = await postTo(token, { organisation: b.id, next_url: "/espace-aidant/usagers/" });
    expect([there.status, there.headers.get("location")]).toEqual([303, "/espace-aidant/usagers/"]);
    expect(there.headers.getSetCookie().join()).toContain("ac-flash=organisation-changee");
    const record = `/espace-aidant/usagers/${ctx.random.uuid()}/`;
    const home = await postTo(token, { organisation: a.id, next_url: record });
    expect(home.headers.get("location")).toBe("/espace-aidant/");
  });

  test.each(["//evil.example", "https://evil.example", "/\\evil", "javascript:alert(1)", "/€"])(
    "never leads to another site (%s) [AUTH-A24]",
    async (next_url) => {
      const { b, token } = await givenMember();
      const response = await postTo(token, { organisation: b.id, next_url });
      expect(response.headers.get("location")).toBe("/espace-aidant/");
    },
  );

  test("says when the organisation cannot be chosen, and asks strangers to sign in", async () => {
    const { token } = await givenMember();
    const foreign = await givenOrganisation(ctx);
    const refused = await postTo(token, { organisation: foreign.id });
    expect(refused.headers.getSetCookie().join()).toContain("ac-flash=organisation-refusee");
    const stranger = await postTo("unknown", { organisation: foreign.id });
    expect([stranger.status, stranger.headers.get("location")]).toEqual([303, "/accounts/login/"]);
  });
});

describe("what a switch shows [MAN-104]", () => {
  test("a référent who is not an aidant switches too, and sees the name of the new structure", async () => {
    const [a, b] = [
      await givenOrganisation(ctx),
      await givenOrganisation(ctx, { name: "Mairie $& <B>" }),
    ];
    const user = await givenUser(ctx, {
      organisations: [a, b],
      referent: true,
      referentNonAidant: true,
    });
    const { token } = await givenSession(ctx, user, a);
    const response = await postTo(token, { organisation: b.id, next_url: "/espace-aidant/" });
    expect(response.status).toBe(303);
    expect(await current(token)).toBe(b.id);
    expect(flashText("organisation-changee", b.name)).toBe(
      "Vous agissez désormais pour Mairie $& <B>.",
    );
  });

  test("forged targets change nothing and say so; without the field too", async () => {
    const { a, user, token } = await givenMember();
    const foreign = await givenOrganisation(ctx);
    for (const organisation of [foreign.id, ctx.random.uuid(), "//evil", undefined]) {
      const response = await postTo(token, organisation === undefined ? {} : { organisation });
      expect(response.headers.get("location")).toBe("/espace-aidant/");
      expect(response.headers.getSetCookie().join()).toContain("ac-flash=organisation-refusee");
    }
    expect(await current(token)).toBe(a.id);
    expect(await journal(user.id)).toEqual([]);
  });

  test.each([
    "/espace-aidant/creation_mandat/recapitulatif/",
    "/espace-aidant/creation_mandat/visualisation/projet/",
    "/espace-aidant/creation_mandat/a_distance/attente_consentement/",
    `/espace-aidant/renew_mandat/${"A".repeat(8)}-0000-4000-8000-000000000000`,
  ])("%s was the former structure's: home", async (next_url) => {
    const { b, token } = await givenMember();
    const response = await postTo(token, { organisation: b.id, next_url });
    expect(response.headers.get("location")).toBe("/espace-aidant/");
    expect(response.headers.getSetCookie().join()).toContain("ac-draft=;");
  });

  test("the list and the page of an usager are those of the new structure only", async () => {
    const { a, b, user, token, aidant } = await givenMember();
    const usager = await givenUsager(ctx);
    await givenMandat(ctx, { organisation: a, aidant: user, usager, demarches: ["papiers"] });
    const seen = async (organisationId: string) => {
      const actor = aidantActor({ ...aidant, organisationId });
      const list = await listUsagers(ctx, actor, { tab: "active", page: 1, term: "" });
      return list.usagers.map(({ id }) => id);
    };
    expect(await seen(a.id)).toEqual([usager.id]);
    await postTo(token, { organisation: b.id });
    expect(await seen((await current(token)) ?? "")).toEqual([]);
  });

  test("its address, opened, leads home", () => {
    const response = openSwitch();
    expect([response.status, response.headers.get("location")]).toEqual([303, "/espace-aidant/"]);
  });

  test("the secrets of the drafts that it abandons are dropped", async () => {
    const { a, b, user, member } = await givenMember();
    const now = ctx.clock.now();
    const dates = { createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + MINUTE) };
    const secrets = { stateHash: ctx.random.token(), nonce: "n", idToken: "t" };
    const data = { aidantId: user.id, organisationId: a.id, ...dates, ...secrets };
    const { id } = await ctx.db.mandatDraft.create({ data });
    await switchOrganisation(ctx, member, b.id);
    const draft = await ctx.db.mandatDraft.findUniqueOrThrow({ where: { id } });
    expect(draft).toMatchObject({
      status: "ABANDONED",
      stateHash: null,
      nonce: null,
      idToken: null,
    });
  });

  test("a form shown for the former structure prepares nothing for the new one", async () => {
    const { a, b, user, aidant } = await givenMember();
    const actor = aidantActor({ ...aidant, organisationId: b.id });
    const input = { demarche: ["papiers" as const], duree: "LONG" as const };
    const late = startMandat(ctx, actor, { ...input, organisation: a.id });
    await expect(late).rejects.toMatchObject({ code: "ORGANISATION_CHANGEE" });
    expect(await ctx.db.mandatDraft.count({ where: { aidantId: user.id } })).toBe(0);
    await startMandat(ctx, actor, { ...input, organisation: b.id });
    expect(await ctx.db.mandatDraft.count({ where: { aidantId: user.id } })).toBe(1);
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
