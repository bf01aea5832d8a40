import { generateKeyPairSync } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { GET as discovery } from "@/app/(fi)/.well-known/openid-configuration/route";
import { GET as jwks } from "@/app/(fi)/jwks/route";
import * as logoutRoute from "@/app/(fi)/logout/route";
import { POST as token } from "@/app/(fi)/token/route";
import { GET as userinfo } from "@/app/(fi)/userinfo/route";
import { errorPageStatus } from "@/lib/http/error-status";
import {
  givenAccessToken,
  givenCode,
  givenFiWorld,
  type FiWorld,
  CALLBACK,
} from "@/tests/support/factories/fi";
import { createLocalJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import { jsonOf, locationOf, machinePost, ORIGIN, route, testSite, tokensOf, visit } from "./site";

const pem = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
  type: "pkcs8",
  format: "pem",
});
const ctx = await testSite({
  FC_FI_ID_TOKEN_ALG: "ES256",
  FC_FI_USERINFO_ALG: "ES256",
  FC_FI_SIGNING_KEY: Buffer.from(pem.toString()).toString("base64"),
});
const BACK = "http://fc.localhost:3001/api/v2/client/logout-callback";
let world: FiWorld;

beforeEach(async () => {
  world = await givenFiWorld(ctx);
});

const logout = (query: string) =>
  logoutRoute.GET(visit(`/logout/?${query}`, world.session.token), route);
const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const statusOf = (response: Response) => errorPageStatus(locationOf(response).pathname);

describe("logout", () => {
  test("goes back with the state; the aidant stays signed in [FC-098]", async () => {
    const fields = { post_logout_redirect_uri: BACK, state: "kept 98", client_id: "fc-at-ac" };
    const response = await logout(query(fields));
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`${BACK}?state=kept%2098`);
    expect(response.headers.get("set-cookie")).toBeNull();
    const posted = await logoutRoute.POST(machinePost("/logout", query(fields)), route);
    expect(posted.status).toBe(303);
    expect(posted.headers.get("location")).toBe(`${BACK}?state=kept%2098`);
    const where = { id: world.session.sessionId };
    expect((await ctx.db.session.findUniqueOrThrow({ where })).endedAt).toBeNull();
  });

  test("ends the connection of an ID token that we signed [FC-098]", async () => {
    const { connectionId, idToken } = await givenAccessToken(ctx, world);
    ctx.clock.advance(3_600_000);
    const where = { id: connectionId };
    for (const hint of ["garbage", `${idToken.slice(0, -4)}AAAA`])
      await logout(query({ post_logout_redirect_uri: BACK, id_token_hint: hint }));
    expect((await ctx.db.fiConnection.findUniqueOrThrow({ where })).status).toBe("TOKEN_ISSUED");
    await logout(query({ post_logout_redirect_uri: BACK, id_token_hint: idToken }));
    expect((await ctx.db.fiConnection.findUniqueOrThrow({ where })).status).toBe("ENDED");
  });

  test.each([
    "https://evil.test",
    "//evil.test",
    `${BACK}/more`,
    `${BACK}?x=1`,
    BACK.toUpperCase(),
  ])("refuses to go to %s [FC-099]", async (uri) => {
    const response = await logout(query({ post_logout_redirect_uri: uri, state: "s" }));
    expect(statusOf(response)).toBe(400);
    expect(locationOf(response).origin).toBe(ORIGIN);
  });

  test("encodes a state with line breaks, refuses an endless one [FC-099]", async () => {
    const fields = { post_logout_redirect_uri: BACK, state: "a\r\nSet-Cookie: b=c" };
    const { headers } = await logout(query(fields));
    expect(headers.get("location")).toBe(`${BACK}?state=a%0D%0ASet-Cookie%3A%20b%3Dc`);
    expect(headers.get("set-cookie")).toBeNull();
    const endless = query({ post_logout_redirect_uri: BACK, state: "s".repeat(513) });
    expect(statusOf(await logout(endless))).toBe(400);
    const repeated = `${query({ post_logout_redirect_uri: BACK })}&state=a&state=b`;
    expect(statusOf(await logout(repeated))).toBe(400);
    const other = query({ post_logout_redirect_uri: BACK, client_id: "other" });
    expect(statusOf(await logout(other))).toBe(400);
  });

  test("ends on a page without address, goes back without state when none [FC-100]", async () => {
    expect((await logout("")).headers.get("location")).toBe("/logout/termine/");
    const response = await logout(query({ post_logout_redirect_uri: BACK }));
    expect(response.headers.get("location")).toBe(BACK);
  });
});

const jwkSet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

describe("metadata [FC-102]", () => {
  const json = async (response: Response) => {
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toContain("max-age=600");
    return jsonOf(response);
  };

  test("the document describes what the endpoints do", async () => {
    const document = await json(await discovery(visit("/.well-known/openid-configuration")));
    expect(document).toMatchObject({
      issuer: ctx.settings.FC_FI_ISSUER,
      authorization_endpoint: `${ORIGIN}/authorize/`,
      token_endpoint: `${ORIGIN}/token/`,
      userinfo_endpoint: `${ORIGIN}/userinfo/`,
      end_session_endpoint: `${ORIGIN}/logout/`,
      jwks_uri: `${ORIGIN}/jwks/`,
      response_types_supported: ["code"],
      response_modes_supported: ["query"],
      grant_types_supported: ["authorization_code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["ES256"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
      scopes_supported: ["openid", "profile", "email", "birth"],
      acr_values_supported: ["eidas1"],
      claims_parameter_supported: true,
      request_parameter_supported: false,
      code_challenge_methods_supported: ["S256"],
      authorization_response_iss_parameter_supported: true,
    });
  });

  test("the published keys, and nothing private, verify what we sign", async () => {
    const published = jwkSet.parse(await json(await jwks(visit("/jwks/"))));
    expect(published.keys).toHaveLength(1);
    expect(Object.keys(published.keys[0] ?? {}).sort()).toEqual(
      ["alg", "crv", "kid", "kty", "use", "x", "y"].sort(),
    );
    const { code } = await givenCode(ctx, world);
    const body = query({
      grant_type: "authorization_code",
      code,
      redirect_uri: CALLBACK,
      client_id: "fc-at-ac",
      client_secret: ctx.settings.FC_FI_CLIENT_SECRET,
    });
    const answer = await tokensOf(await token(machinePost("/token/", body)));
    const options = {
      issuer: ctx.settings.FC_FI_ISSUER,
      audience: "fc-at-ac",
      currentDate: ctx.clock.now(),
    };
    const set = createLocalJWKSet(published);
    const { payload } = await jwtVerify(answer.id_token, set, options);
    expect(payload.sub).toBe(world.usager.sub);
    const authorization = `Bearer ${answer.access_token}`;
    const request = new Request(`${ORIGIN}/userinfo/`, { headers: { authorization } });
    const response = await userinfo(request);
    expect(response.headers.get("content-type")).toBe("application/jwt");
    const identity = await jwtVerify(await response.text(), set, options);
    expect(identity.payload).toMatchObject({ sub: world.usager.sub, family_name: "DUBOIS" });
  });
});
