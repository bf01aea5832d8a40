import { beforeEach, describe, expect, test } from "vitest";
import { GET, HEAD, POST } from "@/app/(fi)/userinfo/route";
import { sha256 } from "@/lib/crypto/hash";
import { sqlClient } from "@/tests/support/database";
import { givenAccessToken, givenFiWorld, type FiWorld } from "@/tests/support/factories/fi";
import { givenMandat, givenUsager } from "@/tests/support/factories/mandats";
import { givenOrganisation } from "@/tests/support/factories/people";
import { membersOf, ORIGIN, testSite } from "./site";

const ctx = await testSite();
const owner = sqlClient(ctx.ownerUrl);
let world: FiWorld;

beforeEach(async () => {
  world = await givenFiWorld(ctx);
});

const request = (authorization?: string, path = "/userinfo/", method = "GET") =>
  new Request(`${ORIGIN}${path}`, {
    method,
    headers: authorization === undefined ? {} : { authorization },
  });
const read = (token: string) => GET(request(`Bearer ${token}`));
const uses = () =>
  ctx.db.journalEntry.findMany({
    where: { action: "use_autorisation", actorId: world.aidant.id },
  });

async function refused(response: Response) {
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toBe(
    'Bearer realm="aidants-connect", error="invalid_token"',
  );
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ error: "invalid_token" });
  expect(text).not.toContain("DUBOIS");
}

const IDENTITY = {
  given_name: "Angela Claire Louise",
  family_name: "DUBOIS",
  birthdate: "1962-08-24",
  gender: "female",
  birthplace: "75107",
  birthcountry: "99100",
  email: "angela@exemple.test",
};

test("gives the identity once, with its journal entry and its figure [FC-090]", async () => {
  const { accessToken } = await givenAccessToken(ctx, world);
  const response = await read(accessToken);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({ sub: world.usager.sub, ...IDENTITY });

  const [famille] = world.autorisations.filter(({ demarche }) => demarche === "famille");
  const entries = await uses();
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({
    occurredAt: ctx.clock.now(),
    actorKind: "aidant",
    organisationId: world.organisation.id,
    usagerId: world.usager.id,
    mandatId: world.mandat.id,
    autorisationId: famille?.id,
    demarches: ["famille"],
    details: { tokenHash: sha256(accessToken) },
  });
  const figures = await ctx.db.statEvent.findMany({
    where: { organisationId: world.organisation.id },
  });
  expect(figures).toHaveLength(1);
  expect(figures[0]).toMatchObject({ kind: "use_autorisation", demarche: "famille" });
});

test("takes POST with the header, and refuses HEAD without using the token [FC-090]", async () => {
  const { accessToken } = await givenAccessToken(ctx, world);
  expect((await HEAD(request(`Bearer ${accessToken}`, "/userinfo/", "HEAD"))).status).toBe(405);
  const response = await POST(request(`bearer ${accessToken}`, "/userinfo", "POST"));
  expect(response.status).toBe(200);
});

test("refuses a second reading, with one journal line [FC-091]", async () => {
  const { accessToken } = await givenAccessToken(ctx, world);
  expect((await read(accessToken)).status).toBe(200);
  await refused(await read(accessToken));
  expect(await uses()).toHaveLength(1);
});

test("serves one of two parallel readings [FC-091]", async () => {
  const { accessToken } = await givenAccessToken(ctx, world);
  const answers = await Promise.all([read(accessToken), read(accessToken)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect(await uses()).toHaveLength(1);
});

test("refuses a token of 61 s, not of 60 [FC-092]", async () => {
  const late = await givenAccessToken(ctx, world);
  const onTime = await givenAccessToken(ctx, world);
  ctx.clock.advance(60_000);
  expect((await read(onTime.accessToken)).status).toBe(200);
  ctx.clock.advance(1_000);
  await refused(await read(late.accessToken));
});

describe("only a bearer token in the header opens [FC-093]", () => {
  test.each([undefined, "", "Basic Zm9vOmJhcg=="])("asks for one: %s", async (authorization) => {
    const response = await GET(request(authorization));
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="aidants-connect"');
    expect(await response.text()).not.toContain('error"');
  });

  test.each(["Bearer:", "Bearer", "Bearer ", "Bearer a b", "Bearer unknown", "Bearer é"])(
    "refuses %s",
    async (authorization) => {
      await refused(await GET(request(authorization)));
    },
  );

  test("ignores a token in the address", async () => {
    const { accessToken } = await givenAccessToken(ctx, world);
    const response = await GET(request(undefined, `/userinfo/?access_token=${accessToken}`));
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).not.toContain("error");
    expect(await uses()).toHaveLength(0);
  });
});

test("refuses when the autorisation was revoked after the token [FC-094]", async () => {
  const { accessToken } = await givenAccessToken(ctx, world);
  await ctx.db.autorisation.updateMany({
    where: { mandatId: world.mandat.id },
    data: { revokedAt: ctx.clock.now(), endReason: "REVOKED_BY_USAGER" },
  });
  await refused(await read(accessToken));
  expect(await uses()).toHaveLength(0);
});

test("waits for a revocation under way, and obeys it [FC-094]", async () => {
  const { accessToken } = await givenAccessToken(ctx, world);
  let commit: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let revoked: () => void = () => undefined;
  const written = new Promise<void>((resolve) => {
    revoked = resolve;
  });
  const revocation = ctx.db.$transaction(async (tx) => {
    await tx.autorisation.updateMany({
      where: { mandatId: world.mandat.id },
      data: { revokedAt: ctx.clock.now(), endReason: "REVOKED_BY_USAGER" },
    });
    revoked();
    await held;
  });
  await written;
  const reading = read(accessToken);
  const first = await Promise.race([
    reading.then(() => "delivered"),
    new Promise((resolve) => setTimeout(() => resolve("waiting"), 300)),
  ]);
  expect(first).toBe("waiting");
  commit();
  await revocation;
  await refused(await reading);
  expect(await uses()).toHaveLength(0);
});

describe("the shape of an identity [FC-095]", () => {
  const identityOf = async (options: Parameters<typeof givenUsager>[1]) => {
    const { actor, aidant, organisation } = world;
    const usager = await givenUsager(ctx, options);
    await givenMandat(ctx, { organisation, aidant, usager, demarches: ["famille"] });
    const { accessToken } = await givenAccessToken(ctx, { actor, usager });
    const text = await (await read(accessToken)).text();
    expect(text).not.toContain("None");
    expect(text).not.toContain("null");
    return membersOf(text);
  };

  test("born abroad", async () => {
    const identity = await identityOf({ birthplace: null, birthcountry: "99352" });
    expect(identity).toMatchObject({ birthplace: "", birthcountry: "99352" });
    expect(identity).not.toHaveProperty("preferred_username");
  });

  test("usage name, presumed birth date, no e-mail", async () => {
    const identity = await identityOf({
      preferredUsername: "DUPONT",
      birthdate: "1992-01-01",
      birthdateIdp: "1992-00-00",
      email: null,
    });
    expect(identity).toMatchObject({
      preferred_username: "DUPONT",
      birthdate: "1992-00-00",
      email: "noemailprovided@aidantconnect.beta.gouv.fr",
    });
  });
});

test("gives nothing when the journal refuses; the token stays usable [FC-096]", async () => {
  const { accessToken } = await givenAccessToken(ctx, world);
  await owner.query("revoke insert on journal_entry from aidants_app");
  try {
    const response = await read(accessToken);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: "server_error" });
  } finally {
    await owner.query("grant insert on journal_entry to aidants_app");
  }
  expect(await ctx.db.statEvent.count({ where: { organisationId: world.organisation.id } })).toBe(
    0,
  );
  expect((await read(accessToken)).status).toBe(200);
  expect(await uses()).toHaveLength(1);
});

test("journals the structure of the connection, not the current one [FC-097]", async () => {
  const { accessToken } = await givenAccessToken(ctx, world);
  const second = await givenOrganisation(ctx);
  const { id: userId } = world.aidant;
  await ctx.db.membership.create({
    data: { userId, organisationId: second.id, joinedAt: ctx.clock.now() },
  });
  await ctx.db.session.update({
    where: { id: world.session.sessionId },
    data: { organisationId: second.id },
  });
  expect((await read(accessToken)).status).toBe(200);
  expect((await uses()).map(({ organisationId }) => organisationId)).toEqual([
    world.organisation.id,
  ]);
});
