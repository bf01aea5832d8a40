import { beforeEach, describe, expect, test } from "vitest";
import { DomainError } from "@/lib/errors/domain-error";
import { cancelConnection } from "@/lib/franceconnect/fi/cancel-connection";
import { chooseUsager } from "@/lib/franceconnect/fi/choose-usager";
import { findDemarcheChoice } from "@/lib/franceconnect/fi/find-demarche-choice";
import { issueCode } from "@/lib/franceconnect/fi/issue-code";
import { listUsagers } from "@/lib/franceconnect/fi/list-usagers";
import type { ErrorCode } from "@/lib/errors/catalogue";
import { sha256 } from "@/lib/crypto/hash";
import { testContext, type TestContext } from "@/tests/support/context";
import {
  CALLBACK,
  givenChosenUsager,
  givenCode,
  givenConnection,
  givenFiWorld,
  repClaims,
  type FiWorld,
} from "@/tests/support/factories/fi";
import { givenMandat, givenUsager } from "@/tests/support/factories/mandats";
import { givenSession } from "@/tests/support/factories/people";

const ctx: TestContext = await testContext();
let world: FiWorld;

beforeEach(async () => {
  world = await givenFiWorld(ctx);
});

const refusal = (code: ErrorCode, options = {}) => new DomainError(code, options);
const list = (connectionId: string, term = "", page = 1) =>
  listUsagers(ctx, world.actor, { connectionId, term, page });
const connectionOf = (id: string) => ctx.db.fiConnection.findUniqueOrThrow({ where: { id } });

describe("page 2", () => {
  const offered = async (values: readonly string[]) => {
    const { actor, usager } = world;
    const changes = { claims: repClaims(values) };
    const connectionId = await givenChosenUsager(ctx, actor, usager, changes);
    return (await findDemarcheChoice(ctx, actor, connectionId))?.demarches;
  };

  test("offers every démarche of the mandat when the site asks none [FC-057]", async () => {
    expect(await offered([])).toEqual(["famille", "argent"]);
  });

  test("offers only what the site asks [FC-058]", async () => {
    expect(await offered(["Famille-Scolarité", "Justice"])).toEqual(["famille"]);
    expect(await offered(["argent"])).toEqual(["argent"]);
  });

  test("offers nothing when the mandat lacks what the site asks [FC-059]", async () => {
    expect(await offered(["justice"])).toEqual([]);
    const connectionId = await givenConnection(ctx, world.actor, {
      claims: repClaims(["justice"]),
    });
    const input = { connectionId, usagerId: world.usager.id };
    expect((await chooseUsager(ctx, world.actor, input)).hasOffer).toBe(false);
    const attempt = issueCode(ctx, world.actor, { connectionId, demarche: "famille" });
    await expect(attempt).rejects.toEqual(refusal("FI_DEMARCHE_REFUSED"));
  });

  test("offers nothing that the structure may not do [FC-061]", async () => {
    await ctx.db.organisation.update({
      where: { id: world.organisation.id },
      data: { allowedDemarches: ["papiers"] },
    });
    expect(await offered(["Famille-Scolarité"])).toEqual([]);
  });

  test("goes back to page 1 on the same connection [FC-071]", async () => {
    const { actor, aidant, organisation, usager } = world;
    const changes = { claims: repClaims(["Famille-Scolarité"]), state: "kept-71" };
    const connectionId = await givenChosenUsager(ctx, actor, usager, changes);
    expect((await list(connectionId)).usagers.map(({ id }) => id)).toEqual([usager.id]);
    const other = await givenUsager(ctx);
    await givenMandat(ctx, { organisation, aidant, usager: other, demarches: ["famille"] });
    await chooseUsager(ctx, actor, { connectionId, usagerId: other.id });
    expect(await connectionOf(connectionId)).toMatchObject({
      usagerId: other.id,
      state: "kept-71",
      repValues: ["Famille-Scolarité"],
    });
  });

  test("gives FranceConnect a code of 256 bits, its state and our name [FC-072]", async () => {
    const { callback, code, connectionId } = await givenCode(ctx, world, {
      changes: { state: "kept-72" },
    });
    expect(`${callback.origin}${callback.pathname}`).toBe(CALLBACK);
    expect([...callback.searchParams.keys()]).toEqual(["code", "state", "iss"]);
    expect(code).toMatch(/^[\w-]{43,}$/);
    expect(callback.searchParams.get("state")).toBe("kept-72");
    expect(callback.searchParams.get("iss")).toBe(ctx.settings.FC_FI_ISSUER);
    const row = await connectionOf(connectionId);
    expect(row.codeHash).toBe(sha256(code));
    expect(JSON.stringify(row)).not.toContain(code);
  });

  test("refuses a démarche revoked since the page was shown [FC-073]", async () => {
    const { actor, usager } = world;
    const connectionId = await givenChosenUsager(ctx, actor, usager);
    await ctx.db.autorisation.updateMany({
      where: { usagerId: usager.id, demarche: "argent" },
      data: { revokedAt: ctx.clock.now(), endReason: "REVOKED_BY_USAGER" },
    });
    for (const demarche of ["argent", "justice", "unknown", undefined]) {
      const attempt = issueCode(ctx, actor, { connectionId, demarche });
      await expect(attempt).rejects.toEqual(refusal("FI_DEMARCHE_REFUSED"));
    }
    expect((await connectionOf(connectionId)).codeHash).toBeNull();
  });

  test("refuses a second code, the first stays valid [FC-074]", async () => {
    const { code, connectionId } = await givenCode(ctx, world);
    const attempt = issueCode(ctx, world.actor, { connectionId, demarche: "famille" });
    await expect(attempt).rejects.toEqual(refusal("FI_CONNECTION_REFUSED"));
    expect(await connectionOf(connectionId)).toMatchObject({
      status: "CODE_ISSUED",
      codeHash: sha256(code),
    });
  });

  test("gives one code to two parallel clicks", async () => {
    const connectionId = await givenChosenUsager(ctx, world.actor, world.usager);
    const click = () => issueCode(ctx, world.actor, { connectionId, demarche: "famille" });
    const outcomes = await Promise.allSettled([click(), click()]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("shows nothing of another structure's connection", async () => {
    const connectionId = await givenChosenUsager(ctx, world.actor, world.usager);
    const other = await givenSession(ctx, world.colleague, world.elsewhere);
    await expect(findDemarcheChoice(ctx, other.aidant, connectionId)).rejects.toEqual(
      refusal("FI_CONNECTION_REFUSED"),
    );
    const attempt = issueCode(ctx, other.aidant, { connectionId, demarche: "famille" });
    await expect(attempt).rejects.toEqual(refusal("FI_CONNECTION_REFUSED"));
    const cancel = cancelConnection(ctx, other.aidant, connectionId);
    await expect(cancel).rejects.toEqual(refusal("FI_CONNECTION_REFUSED"));
  });
});
