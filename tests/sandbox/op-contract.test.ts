import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import { AC_PROVIDER_ID, FS_CLIENT_ID } from "../../sandbox/defaults";
import { errorCode, jsonOf, keysOf, startPair } from "./support/pair";

const pair = startPair();

describe("authorization", () => {
  it("brings back code, state and iss, and nothing else", async () => {
    pair.sandbox.identifyNext("angela-dubois");
    const callback = await pair.authorize();
    expect([...callback.keys()].sort()).toEqual(["code", "iss", "state"]);
    expect(callback.get("iss")).toBe(pair.sandbox.issuer);
    expect(callback.get("state")).toBe("state-of-at-least-22-chars");
  });

  it("accepts the same request by POST", async () => {
    pair.sandbox.identifyNext("angela-dubois");
    const { origin, pathname, searchParams } = new URL(pair.authorizeUrl());
    const form = Object.fromEntries(searchParams);
    const page = await pair.browser.post(`${origin}${pathname}`, form, pair.isAc);
    expect(new URL(page.url).searchParams.has("code")).toBe(true);
  });

  it.each([
    ["code_challenge", { code_challenge: "x".repeat(43), code_challenge_method: "S256" }],
    ["response_mode", { response_mode: "query" }],
    ["login_hint", { login_hint: "someone" }],
    ["max_age", { max_age: "10" }],
    ["display", { display: "page" }],
    ["an unknown parameter", { anything: "else" }],
    ["a short nonce", { nonce: "n".repeat(21) }],
    ["no nonce", { nonce: undefined }],
    ["a short state", { state: "s".repeat(21) }],
    ["no state", { state: undefined }],
    ["no acr_values", { acr_values: undefined }],
    ["prompt=none", { prompt: "none" }],
  ])("refuses %s by a page Y030007", async (_what, changes) => {
    const page = await pair.browser.send(pair.authorizeUrl(changes));
    expect(page.status).toBe(400);
    expect(page.headers["location"]).toBeUndefined();
    expect(errorCode(page)).toBe("Y030007");
  });

  it("refuses a repeated parameter by a page Y030007", async () => {
    const page = await pair.browser.send(`${pair.authorizeUrl()}&scope=openid`);
    expect(errorCode(page)).toBe("Y030007");
  });

  it("accepts prompt, idp_hint, claims and ui_locales", async () => {
    pair.sandbox.identifyNext("angela-dubois");
    const claims = JSON.stringify({ id_token: { amr: { essential: true } } });
    const options = { prompt: "login consent", idp_hint: "impots-gouv", ui_locales: "fr", claims };
    const { id_token: idToken } = await pair.tokens(options);
    expect(decodeJwt(idToken)["amr"]).toEqual(["fc"]);
  });

  it.each([
    ["an unknown client", { client_id: "nobody" }, "invalid_client"],
    ["another redirect URI", { redirect_uri: "http://evil.test/" }, "invalid_redirect_uri"],
  ])("keeps %s on a page without way back", async (_what, changes, code) => {
    const page = await pair.browser.send(pair.authorizeUrl(changes));
    expect(page.status).toBe(400);
    expect(errorCode(page)).toBe(code);
  });

  it.each([
    ["a scope without openid", { scope: "email" }, "invalid_request"],
    ["the level eidas2", { acr_values: "eidas2" }, "invalid_acr"],
  ])("answers %s to the service", async (_what, changes, error) => {
    pair.sandbox.identifyNext("angela-dubois");
    const callback = await pair.authorize(changes);
    expect(callback.get("error")).toBe(error);
    expect(callback.get("iss")).toBe(pair.sandbox.issuer);
  });

  it("answers another response type in the fragment, as the standard wants", async () => {
    const page = await pair.browser.send(pair.authorizeUrl({ response_type: "id_token" }));
    expect(page.headers["location"]).toContain("#error=unsupported_response_type");
  });

  it("ignores a scope that nobody knows", async () => {
    pair.sandbox.identifyNext("angela-dubois");
    expect((await pair.tokens({ scope: "openid email other" }))["scope"]).toBe("openid email");
  });

  it("replaces an unknown level by eidas1", async () => {
    pair.sandbox.identifyNext("angela-dubois");
    const { id_token: idToken } = await pair.tokens({ acr_values: "urn:other" });
    expect(decodeJwt(idToken)["acr"]).toBe("eidas1");
  });
});

describe("tokens", () => {
  it("answers five members and eight claims, signed with alg and kid only", async () => {
    pair.sandbox.identifyNext("angela-dubois");
    const tokens = await pair.tokens();
    expect(Object.keys(tokens).sort()).toEqual([
      "access_token",
      "expires_in",
      "id_token",
      "scope",
      "token_type",
    ]);
    expect(tokens["expires_in"]).toBe(60);
    expect(Object.keys(decodeProtectedHeader(tokens.id_token)).sort()).toEqual(["alg", "kid"]);
    const { payload } = await pair.verify(tokens.id_token);
    expect(Object.keys(payload).sort()).toEqual([
      "acr",
      "aud",
      "auth_time",
      "exp",
      "iat",
      "iss",
      "nonce",
      "sub",
    ]);
    expect(payload).toMatchObject({
      aud: FS_CLIENT_ID,
      acr: "eidas1",
      nonce: "nonce-of-at-least-22-chars",
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
    expect(payload.sub).toMatch(/^[0-9a-f]{64}v1$/);
  });

  it("refuses a code used twice and a wrong secret", async () => {
    pair.sandbox.identifyNext({ id: "angela-dubois", times: 2 });
    const code = (await pair.authorize()).get("code");
    expect((await pair.exchange(code)).status).toBe(200);
    const replay = await pair.exchange(code);
    expect(replay.status).toBe(400);
    expect(jsonOf(replay)["error"]).toBe("invalid_grant");
    const wrong = await pair.browser.post(`${pair.sandbox.issuer}/token`, {
      grant_type: "authorization_code",
      code: "x",
      redirect_uri: pair.redirectUri,
      client_id: FS_CLIENT_ID,
      client_secret: "wrong",
    });
    expect(wrong.status).toBe(401);
    expect(jsonOf(wrong)["error"]).toBe("invalid_client");
  });

  it("publishes RS256 and ES256 keys without private members", async () => {
    const page = await pair.browser.get(`${pair.sandbox.issuer}/jwks`);
    expect(
      keysOf(page)
        .keys.map(({ alg }) => alg)
        .sort(),
    ).toEqual(["ES256", "RS256"]);
    expect(page.body).not.toContain('"d"');
  });
});

describe("userinfo", () => {
  it("is a JWS of the granted scopes", async () => {
    pair.sandbox.identifyNext("angela-dubois");
    const tokens = await pair.tokens();
    const page = await pair.userinfo(tokens.access_token);
    expect(page.status).toBe(200);
    expect(page.headers["content-type"]).toMatch(/^application\/jwt/);
    const { payload } = await pair.verify(page.body);
    expect(payload).toMatchObject({
      sub: decodeJwt(tokens.id_token).sub,
      aud: FS_CLIENT_ID,
      iss: pair.sandbox.issuer,
      given_name: "Angela Claire Louise",
      given_name_array: ["Angela", "Claire", "Louise"],
      family_name: "DUBOIS",
      email: "angela.dubois@exemple.test",
    });
    expect(payload).not.toHaveProperty("preferred_username");
    expect(payload).not.toHaveProperty("idp_birthdate");
  });

  it("completes the birth date of a person « présumée née » and keeps the original apart", async () => {
    pair.sandbox.identifyNext("fatou-targe");
    const tokens = await pair.tokens({ scope: "openid identite_pivot idp_birthdate idp_id" });
    const claims = decodeJwt((await pair.userinfo(tokens.access_token)).body);
    expect(claims).toMatchObject({ birthdate: "1992-01-01", idp_birthdate: "1992-00-00" });
    expect(claims["idp_id"]).toBe("impots-gouv");
  });

  it("can say that the person came from Aidants Connect itself", async () => {
    pair.sandbox.identifyNext({ id: "angela-dubois", provider: AC_PROVIDER_ID });
    const tokens = await pair.tokens({ scope: "openid idp_id" });
    const claims = decodeJwt((await pair.userinfo(tokens.access_token)).body);
    expect(claims["idp_id"]).toBe(AC_PROVIDER_ID);
  });

  it("answers 401 invalid_token to an unknown token", async () => {
    const page = await pair.userinfo("unknown");
    expect(page.status).toBe(401);
    expect(jsonOf(page)["error"]).toBe("invalid_token");
  });
});

describe("another registration", () => {
  const other = startPair({ FC_FS_ALG: "ES256", FC_SIM_FS_EXTRA_SCOPES: "preferred_username" });

  it("signs with ES256", async () => {
    other.sandbox.identifyNext("pierre-mercier");
    const tokens = await other.tokens({ scope: "openid profile" });
    expect(decodeProtectedHeader(tokens.id_token).alg).toBe("ES256");
    const claims = decodeJwt((await other.userinfo(tokens.access_token)).body);
    expect(claims["preferred_username"]).toBe("DUBOIS");
  });

  it("answers invalid_scope to a scope that was not authorised", async () => {
    other.sandbox.identifyNext("angela-dubois");
    const callback = await other.authorize({ scope: "openid idp_id" });
    expect(callback.get("error")).toBe("invalid_scope");
  });
});
