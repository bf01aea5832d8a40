import { createHash } from "node:crypto";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test } from "vitest";
import * as tokenRoute from "@/app/(fi)/token/route";
import { GET as userinfo } from "@/app/(fi)/userinfo/route";
import { middleware } from "@/middleware";
import nextConfig from "@/next.config";
import {
  CALLBACK,
  givenAccessToken,
  givenCode,
  givenFiWorld,
  repClaims,
  type FiWorld,
} from "@/tests/support/factories/fi";
import { machinePost, membersOf, ORIGIN, payloadOf, testSite, tokensOf } from "./site";

const SECOND_CALLBACK = "http://fc.localhost:3001/api/v2/second-callback";
const SECRET = "secret-of-the-fi-client-for-tests-only";
const ctx = await testSite({ FC_FI_REDIRECT_URIS: `${CALLBACK} ${SECOND_CALLBACK}` });
let world: FiWorld;

beforeEach(async () => {
  world = await givenFiWorld(ctx);
});

type Changes = Readonly<Record<string, string | null>>;

function body(code: string, changes: Changes = {}): string {
  const nominal = {
    grant_type: "authorization_code",
    code,
    redirect_uri: CALLBACK,
    client_id: "fc-at-ac",
    client_secret: SECRET,
  };
  const all = Object.entries<string | null>({ ...nominal, ...changes });
  const kept = all.flatMap(([k, v]) => (v === null ? [] : [[k, v]]));
  return new URLSearchParams(kept).toString();
}

const ask = (text: string, headers: Record<string, string> = {}) =>
  tokenRoute.POST(machinePost("/token/", text, headers));
const exchange = (code: string, changes: Changes = {}) => ask(body(code, changes));

async function refused(response: Response, status: number, error: string) {
  expect(response.status).toBe(status);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({ error, error_description: expect.any(String) });
}

const identity = (token: string) =>
  userinfo(new Request(`${ORIGIN}/userinfo/`, { headers: { authorization: `Bearer ${token}` } }));

const headerOf = (token: string): unknown =>
  membersOf(Buffer.from(token.split(".")[0] ?? "", "base64url").toString());

test("answers FranceConnect's request with the members and claims expected [FC-075]", async () => {
  const changes = { nonce: "nonce-75", claims: repClaims(["Famille-Scolarité"]) };
  const { code } = await givenCode(ctx, world, { changes });
  const response = await exchange(code);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("application/json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("pragma")).toBe("no-cache");
  const answer = await tokensOf(response);
  const { access_token: accessToken, id_token: idToken } = answer;
  expect(answer).toEqual({
    access_token: expect.stringMatching(/^[\w-]{43}$/),
    token_type: "Bearer",
    expires_in: 60,
    id_token: expect.any(String),
    scope: "openid profile email birth",
  });
  expect(headerOf(idToken)).toEqual({ alg: "HS256", typ: "JWT" });
  const iat = Math.floor(ctx.clock.now().getTime() / 1000);
  const half = createHash("sha256").update(accessToken).digest().subarray(0, 16);
  expect(payloadOf(idToken)).toEqual({
    iss: "http://ac.localhost:3000",
    aud: "fc-at-ac",
    sub: world.usager.sub,
    iat,
    exp: iat + 300,
    nonce: "nonce-75",
    acr: "eidas1",
    auth_time: iat,
    at_hash: half.toString("base64url"),
    jti: expect.any(String),
    rep_scope: ["Famille-Scolarité"],
  });
});

test("names the démarche in the words of the request [FC-075]", async () => {
  const word = async (values: string[]) => {
    const changes = { claims: repClaims(values) };
    return payloadOf((await givenAccessToken(ctx, world, { changes })).idToken).rep_scope;
  };
  expect(await word([])).toEqual(["Famille-Scolarité"]);
  expect(await word(["justice", "famille"])).toEqual(["famille"]);
  expect(await word(["famille", "Famille-Scolarité"])).toEqual(["Famille-Scolarité"]);
});

test("ignores scopes that it does not know [FC-051]", async () => {
  const changes = { scope: "openid profile email birth offline_access foo" };
  const { code } = await givenCode(ctx, world, { changes });
  const answer = await tokensOf(await exchange(code));
  expect(answer.scope).toBe("openid profile email birth");
});

test("answers alike with and without final slash [FC-076]", async () => {
  for (const path of ["/token", "/token/"]) {
    const { code } = await givenCode(ctx, world);
    const response = await tokenRoute.POST(machinePost(path, body(code)));
    expect(response.status).toBe(200);
  }
  // FranceConnect follows no redirect: neither Next's own 308 nor one of the middleware.
  for (const path of ["/token", "/token/"]) {
    const request = new NextRequest(`${ORIGIN}${path}`, { method: "POST" });
    expect((await middleware(request)).status).toBe(200);
  }
  expect(nextConfig("test").skipTrailingSlashRedirect).toBe(true);
});

test("refuses a code used twice and takes its token back [FC-077]", async () => {
  const { accessToken, code } = await givenAccessToken(ctx, world);
  await refused(await exchange(code), 400, "invalid_grant");
  expect((await identity(accessToken)).status).toBe(401);
});

test("refuses a replay after the identity, with one journal line [FC-078]", async () => {
  const { accessToken, code } = await givenAccessToken(ctx, world);
  expect((await identity(accessToken)).status).toBe(200);
  await refused(await exchange(code), 400, "invalid_grant");
  const where = { action: "use_autorisation", usagerId: world.usager.id };
  expect(await ctx.db.journalEntry.count({ where })).toBe(1);
});

test("serves one of two parallel calls [FC-079]", async () => {
  const { code } = await givenCode(ctx, world);
  const answers = await Promise.all([exchange(code), exchange(code)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
});

test("refuses a code of 61 s, not of 60 [FC-080]", async () => {
  const { code } = await givenCode(ctx, world);
  const { code: second } = await givenCode(ctx, world);
  ctx.clock.advance(60_000);
  expect((await exchange(second)).status).toBe(200);
  ctx.clock.advance(1_000);
  await refused(await exchange(code), 400, "invalid_grant");
});

test("refuses another registered redirect URI than authorize's [FC-081]", async () => {
  const { code } = await givenCode(ctx, world);
  const changes = { redirect_uri: SECOND_CALLBACK };
  await refused(await exchange(code, changes), 400, "invalid_grant");
  expect((await exchange(code)).status).toBe(200);
});

test("refuses wrong client credentials without consuming the code [FC-082]", async () => {
  const { code } = await givenCode(ctx, world);
  const wrong: Changes[] = [
    { client_secret: "wrong" },
    { client_id: "other" },
    { client_secret: null },
    { client_id: null, client_secret: null },
  ];
  for (const changes of wrong) await refused(await exchange(code, changes), 401, "invalid_client");
  expect((await exchange(code)).status).toBe(200);
});

describe("Basic credentials [FC-083]", () => {
  const basic = (id: string, secret: string) =>
    `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}`;
  const bare = { client_id: null, client_secret: null };

  test("are accepted alone", async () => {
    const { code } = await givenCode(ctx, world);
    const headers = { authorization: basic("fc-at-ac", SECRET) };
    expect((await ask(body(code, bare), headers)).status).toBe(200);
  });

  test("are refused beside a secret in the body", async () => {
    const { code } = await givenCode(ctx, world);
    const headers = { authorization: basic("fc-at-ac", SECRET) };
    await refused(await ask(body(code), headers), 400, "invalid_request");
  });

  test("are challenged when wrong or malformed", async () => {
    const { code } = await givenCode(ctx, world);
    for (const authorization of [basic("fc-at-ac", "wrong"), "Basic", "Basic %%%", "Bearer x"]) {
      const response = await ask(body(code, bare), { authorization });
      expect(response.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
      await refused(response, 401, "invalid_client");
    }
  });
});

test.each(["password", "refresh_token"])("refuses the grant %s [FC-084]", async (grantType) => {
  const changes = { grant_type: grantType, code: null };
  await refused(await exchange("", changes), 400, "unsupported_grant_type");
});

test("accepts POST of a form only [FC-085]", async () => {
  const get = await tokenRoute.GET(new Request(`${ORIGIN}/token/`));
  expect(get.status).toBe(405);
  expect(get.headers.get("allow")).toBe("POST");
  const headers = { "content-type": "application/json" };
  await refused(await ask(JSON.stringify({ code: "x" }), headers), 400, "invalid_request");
});

test("refuses a body above 16 KiB, declared or streamed [FC-056]", async () => {
  const large = "x=".padEnd(1024 * 1024, "y");
  await refused(await ask(large), 413, "invalid_request");
  const stream = new Blob([large]).stream();
  const init = {
    method: "POST",
    body: stream,
    duplex: "half",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  };
  const request = new Request(`${ORIGIN}/token/`, init);
  await refused(await tokenRoute.POST(request), 413, "invalid_request");
});

test("refuses repeated or missing parameters [FC-086]", async () => {
  const { code } = await givenCode(ctx, world);
  await refused(await ask(`${body(code)}&code=${code}`), 400, "invalid_request");
  for (const name of ["grant_type", "code", "redirect_uri"])
    await refused(await exchange(code, { [name]: null }), 400, "invalid_request");
  await refused(await ask("grant_type=%E0%A4%A"), 400, "invalid_request");
  expect((await exchange(code)).status).toBe(200);
});

test("knows its client before it reads the rest of the form", async () => {
  const { code } = await givenCode(ctx, world);
  const stranger = body(code, { client_secret: "wrong" });
  await refused(await ask(`${stranger}&code=${code}`), 401, "invalid_client");
  await refused(await ask(`${stranger}&grant_type=other`), 401, "invalid_client");
  await refused(await ask(`${body(code)}&client_id=other`), 400, "invalid_request");
  expect((await exchange(code)).status).toBe(200);
});

test("refuses an unknown code", async () => {
  await refused(await exchange("unknown"), 400, "invalid_grant");
});

describe("rights are checked again", () => {
  const stays = async (code: string) => {
    await refused(await exchange(code), 400, "invalid_grant");
  };

  test("mandat revoked after the code [FC-087]", async () => {
    const { code } = await givenCode(ctx, world);
    await ctx.db.autorisation.updateMany({
      where: { mandatId: world.mandat.id },
      data: { revokedAt: ctx.clock.now(), endReason: "REVOKED_BY_USAGER" },
    });
    await stays(code);
  });

  test("aidant deactivated after the code [FC-088]", async () => {
    const { code } = await givenCode(ctx, world);
    const data = { deactivatedAt: ctx.clock.now() };
    await ctx.db.user.update({ where: { id: world.aidant.id }, data });
    await stays(code);
  });

  test("aidant no longer in the structure", async () => {
    const { code } = await givenCode(ctx, world);
    await ctx.db.membership.deleteMany({ where: { userId: world.aidant.id } });
    await stays(code);
  });

  test("usager archived, structure suspended, démarche withdrawn", async () => {
    const withdrawn = await givenCode(ctx, world);
    const where = { id: world.organisation.id };
    await ctx.db.organisation.update({ where, data: { allowedDemarches: ["argent"] } });
    await stays(withdrawn.code);
    const other = await givenFiWorld(ctx);
    const { code } = await givenCode(ctx, other);
    const archivedAt = ctx.clock.now();
    await ctx.db.usager.update({ where: { id: other.usager.id }, data: { archivedAt } });
    await stays(code);
    const third = await givenFiWorld(ctx);
    const suspended = await givenCode(ctx, third);
    const data = { deactivatedAt: ctx.clock.now() };
    await ctx.db.organisation.update({ where: { id: third.organisation.id }, data });
    await stays(suspended.code);
  });
});

test("demands the verifier of a PKCE challenge [FC-089]", async () => {
  const verifier = "v".repeat(64);
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const changes = { code_challenge: challenge, code_challenge_method: "S256" };
  const { code } = await givenCode(ctx, world, { changes });
  await refused(await exchange(code), 400, "invalid_grant");
  await refused(await exchange(code, { code_verifier: "wrong" }), 400, "invalid_grant");
  expect((await exchange(code, { code_verifier: verifier })).status).toBe(200);
});
