import { beforeEach, describe, expect, test } from "vitest";
import { DomainError } from "@/lib/errors/domain-error";
import { cancelConnection } from "@/lib/franceconnect/fi/cancel-connection";
import { chooseUsager } from "@/lib/franceconnect/fi/choose-usager";
import { listUsagers } from "@/lib/franceconnect/fi/list-usagers";
import type { ErrorCode } from "@/lib/errors/catalogue";
import { testContext, type TestContext } from "@/tests/support/context";
import {
  CALLBACK,
  fcParameters,
  givenConnection,
  givenFiWorld,
  type FiWorld,
} from "@/tests/support/factories/fi";
import { givenMandat, givenUsager } from "@/tests/support/factories/mandats";
import { givenOrganisation, givenSession } from "@/tests/support/factories/people";

const ctx: TestContext = await testContext();
let world: FiWorld;

beforeEach(async () => {
  world = await givenFiWorld(ctx);
});

const refusal = (code: ErrorCode, options = {}) => new DomainError(code, options);
const list = (connectionId: string, term = "", page = 1) =>
  listUsagers(ctx, world.actor, { connectionId, term, page });
const connectionOf = (id: string) => ctx.db.fiConnection.findUniqueOrThrow({ where: { id } });
const journalCount = () =>
  ctx.db.journalEntry.count({ where: { organisationId: world.organisation.id } });

describe("page 1", () => {
  test("lists the usagers of the structure and nobody else [FC-041]", async () => {
    const connectionId = await givenConnection(ctx, world.actor);
    const { organisationName, usagers } = await list(connectionId);
    expect(organisationName).toBe(world.organisation.name);
    expect(usagers.map(({ id }) => id)).toEqual([world.usager.id]);
    expect(await journalCount()).toBe(0);
  });

  test("lists nobody when no mandat runs [FC-045]", async () => {
    const connectionId = await givenConnection(ctx, world.actor);
    await ctx.db.autorisation.updateMany({
      where: { organisationId: world.organisation.id },
      data: { revokedAt: ctx.clock.now(), endReason: "REVOKED_BY_USAGER" },
    });
    expect((await list(connectionId)).usagers).toEqual([]);
  });

  test("finds by name without accents, case or order, from three letters", async () => {
    const { aidant, organisation } = world;
    const usager = await givenUsager(ctx, { givenName: "Noëlle", familyName: "ŒUVRARD 100%" });
    await givenMandat(ctx, { organisation, aidant, usager, demarches: ["social"] });
    const connectionId = await givenConnection(ctx, world.actor);
    const found = async (term: string) =>
      (await list(connectionId, term)).usagers.map(({ id }) => id);
    expect(await found("oeuv noelle")).toEqual([usager.id]);
    expect(await found("100%")).toEqual([world.usager.id, usager.id]);
    expect(await found("rard 100%")).toEqual([usager.id]);
    expect(await found("dub%is")).toEqual([]);
    expect(await found("voisin")).toEqual([]);
    const short = await list(connectionId, "no");
    expect(short.termTooShort).toBe(true);
    expect(short.usagers).toHaveLength(2);
  });

  test("tells two persons of the same name apart by their birth date", async () => {
    const { aidant, organisation } = world;
    const usager = await givenUsager(ctx, { birthdate: "1990-05-01" });
    await givenMandat(ctx, { organisation, aidant, usager, demarches: ["social"] });
    const connectionId = await givenConnection(ctx, world.actor);
    const dates = (await list(connectionId)).usagers.map(({ birthdate }) => birthdate).sort();
    expect(dates).toEqual(["1962-08-24", "1990-05-01"]);
  });

  test("goes to page 2 with the chosen usager [FC-062]", async () => {
    const connectionId = await givenConnection(ctx, world.actor);
    const chosen = await chooseUsager(ctx, world.actor, {
      connectionId,
      usagerId: world.usager.id,
    });
    expect(chosen).toEqual({ connectionId, hasOffer: true });
    const row = await connectionOf(connectionId);
    expect(row).toMatchObject({ status: "USAGER_CHOSEN", usagerId: world.usager.id });
  });

  test("refuses an usager of another structure like an unknown one [FC-063]", async () => {
    const connectionId = await givenConnection(ctx, world.actor);
    for (const usagerId of [world.stranger.id, ctx.random.uuid()]) {
      const attempt = chooseUsager(ctx, world.actor, { connectionId, usagerId });
      await expect(attempt).rejects.toEqual(refusal("FI_USAGER_REFUSED"));
    }
    expect((await connectionOf(connectionId)).usagerId).toBeNull();
  });

  test("asks again after an empty or malformed choice [FC-064]", async () => {
    const connectionId = await givenConnection(ctx, world.actor);
    for (const usagerId of [undefined, "42", "' or 1=1"]) {
      const attempt = chooseUsager(ctx, world.actor, { connectionId, usagerId });
      const field = { field: "chosen_usager" };
      await expect(attempt).rejects.toEqual(refusal("FI_USAGER_REQUIRED", field));
    }
  });

  test("refuses the connection of somebody else, or of another session [FC-065]", async () => {
    const connectionId = await givenConnection(ctx, world.actor);
    const { aidant, colleague, elsewhere, organisation } = world;
    const other = await givenSession(ctx, colleague, elsewhere);
    const again = await givenSession(ctx, aidant, organisation);
    for (const actor of [other.aidant, again.aidant]) {
      const input = { connectionId, usagerId: world.usager.id };
      await expect(chooseUsager(ctx, actor, input)).rejects.toEqual(
        refusal("FI_CONNECTION_REFUSED"),
      );
      const page = listUsagers(ctx, actor, { connectionId, term: "", page: 1 });
      await expect(page).rejects.toEqual(refusal("FI_CONNECTION_REFUSED"));
    }
  });

  test("refuses a connection of 301 s, not of 300 [FC-067]", async () => {
    const connectionId = await givenConnection(ctx, world.actor);
    ctx.clock.advance(300_000);
    await chooseUsager(ctx, world.actor, { connectionId, usagerId: world.usager.id });
    ctx.clock.advance(1_000);
    const attempt = chooseUsager(ctx, world.actor, { connectionId, usagerId: world.usager.id });
    await expect(attempt).rejects.toEqual(refusal("FI_CONNECTION_EXPIRED"));
  });

  test("refuses the draft of a mandat as a connection [FC-068]", async () => {
    const now = ctx.clock.now();
    const draft = await ctx.db.mandatDraft.create({
      data: {
        aidantId: world.aidant.id,
        organisationId: world.organisation.id,
        loginSessionId: world.session.sessionId,
        createdAt: now,
        updatedAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
      },
    });
    const input = { connectionId: draft.id, usagerId: world.usager.id };
    await expect(chooseUsager(ctx, world.actor, input)).rejects.toEqual(
      refusal("FI_CONNECTION_REFUSED"),
    );
    const after = await ctx.db.mandatDraft.findUniqueOrThrow({ where: { id: draft.id } });
    expect(after.usagerId).toBeNull();
  });

  test("says so when FranceConnect would refuse the identity", async () => {
    const { aidant, organisation } = world;
    const usager = await givenUsager(ctx, { birthplace: null });
    await givenMandat(ctx, { organisation, aidant, usager, demarches: ["social"] });
    const connectionId = await givenConnection(ctx, world.actor);
    const attempt = chooseUsager(ctx, world.actor, { connectionId, usagerId: usager.id });
    const field = { field: "chosen_usager" };
    await expect(attempt).rejects.toEqual(refusal("FI_IDENTITY_INCOMPLETE", field));
  });

  test("keeps its structure, and refuses when the aidant left it", async () => {
    const connectionId = await givenConnection(ctx, world.actor);
    const { aidant, organisation } = world;
    const second = await givenOrganisation(ctx);
    const actor = { ...world.actor, organisationId: second.id };
    const page = await listUsagers(ctx, actor, { connectionId, term: "", page: 1 });
    expect(page.usagers.map(({ id }) => id)).toEqual([world.usager.id]);
    await ctx.db.membership.deleteMany({
      where: { userId: aidant.id, organisationId: organisation.id },
    });
    const attempt = listUsagers(ctx, actor, { connectionId, term: "", page: 1 });
    await expect(attempt).rejects.toEqual(refusal("FI_CONNECTION_REFUSED"));
  });

  test("uses the same connection again when the request is reloaded", async () => {
    const changes = { state: fcParameters().state ?? "", nonce: "same-nonce" };
    const first = await givenConnection(ctx, world.actor, changes);
    expect(await givenConnection(ctx, world.actor, changes)).toBe(first);
    const { aidant, organisation } = world;
    const again = await givenSession(ctx, aidant, organisation);
    expect(await givenConnection(ctx, again.aidant, changes)).not.toBe(first);
  });

  test("cancels towards FranceConnect, twice alike [FC-069]", async () => {
    const connectionId = await givenConnection(ctx, world.actor, { state: "kept-state" });
    const location = await cancelConnection(ctx, world.actor, connectionId);
    expect(location.startsWith(`${CALLBACK}?`)).toBe(true);
    const answer = new URL(location).searchParams;
    expect(answer.get("error")).toBe("access_denied");
    expect(answer.get("state")).toBe("kept-state");
    expect(answer.get("iss")).toBe(ctx.settings.FC_FI_ISSUER);
    expect((await connectionOf(connectionId)).status).toBe("CANCELLED");
    expect(await cancelConnection(ctx, world.actor, connectionId)).toBe(location);
    await expect(list(connectionId)).rejects.toEqual(refusal("FI_CONNECTION_REFUSED"));
  });
});
