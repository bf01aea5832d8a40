import { describe, expect, test } from "vitest";
import { DomainError } from "@/lib/errors/domain-error";
import { readAuthorizeRequest } from "@/lib/franceconnect/fi/authorize-request";
import { CALLBACK, fcQuery, repClaims } from "@/tests/support/factories/fi";

const settings = {
  FC_FI_ISSUER: "https://aidants.exemple.test",
  FC_FI_CLIENT_ID: "fc-at-ac",
  FC_FI_REDIRECT_URIS: [CALLBACK],
};

const read = (query: string) => readAuthorizeRequest(settings, query);

function refusalOf(query: string): URLSearchParams {
  const reading = read(query);
  if (reading.kind !== "refused") throw new Error("accepted");
  expect(reading.location.startsWith(`${CALLBACK}?`)).toBe(true);
  return new URL(reading.location).searchParams;
}

function acceptedOf(query: string) {
  const reading = read(query);
  if (reading.kind !== "accepted") throw new Error(reading.location);
  return reading.request;
}

const refusedPage = (query: string) => {
  expect(() => read(query)).toThrow(new DomainError("FI_AUTHORIZE_REFUSED"));
};

test("reads FranceConnect's nominal request", () => {
  const request = acceptedOf(fcQuery({ state: "s".repeat(64), nonce: "n".repeat(64) }));
  expect(request).toEqual({
    clientId: "fc-at-ac",
    redirectUri: CALLBACK,
    state: "s".repeat(64),
    nonce: "n".repeat(64),
    scope: "openid profile email birth",
    repValues: [],
    codeChallenge: null,
  });
});

test("never redirects for an unknown or missing client [FC-046]", () => {
  refusedPage(fcQuery({ client_id: "other" }));
  refusedPage(fcQuery({ client_id: null }));
  refusedPage(fcQuery({ client_id: "" }));
});

describe("redirect URI, one exact value after one decoding [FC-047]", () => {
  const encoded = encodeURIComponent(encodeURIComponent(CALLBACK));
  const bare = fcQuery({ redirect_uri: null });
  test.each([
    ["another site", fcQuery({ redirect_uri: "https://evil.test/oidc-callback" })],
    ["a prefix", fcQuery({ redirect_uri: CALLBACK.slice(0, -1) })],
    ["an extra query", fcQuery({ redirect_uri: `${CALLBACK}?a=1` })],
    ["another case", fcQuery({ redirect_uri: CALLBACK.replace("oidc", "OIDC") })],
    ["a double encoding", `${bare}&redirect_uri=${encoded}`],
    ["none", bare],
    ["a repetition", `${fcQuery()}&redirect_uri=${encodeURIComponent(CALLBACK)}`],
    ["a broken encoding", `${bare}&redirect_uri=%E0%A4%A`],
  ])("refuses %s", (_name, query) => {
    refusedPage(query);
  });
});

test("refuses any repeated parameter and an oversized query [FC-056]", () => {
  refusedPage(`${fcQuery()}&foo=1&foo=2`);
  refusedPage(`${fcQuery()}&padding=${"x".repeat(20 * 1024)}`);
});

test.each([
  [{ state: null }, null],
  [{ state: "with a space" }, null],
  [{ nonce: null, state: "kept" }, "kept"],
  [{ nonce: "with a space", state: "kept" }, "kept"],
])("refuses a missing or malformed state or nonce: %j [FC-048]", (changes, state) => {
  const answer = refusalOf(fcQuery(changes));
  expect(answer.get("error")).toBe("invalid_request");
  expect(answer.get("state")).toBe(state);
  expect(answer.get("iss")).toBe(settings.FC_FI_ISSUER);
  expect(answer.get("error_description")).not.toBeNull();
});

test.each(["token", "code id_token"])("refuses response_type %s [FC-049]", (type) => {
  const answer = refusalOf(fcQuery({ response_type: type, state: "kept" }));
  expect(answer.get("error")).toBe("unsupported_response_type");
  expect(answer.get("state")).toBe("kept");
});

test.each(["openid", "profile email birth"])("refuses scope %s [FC-050]", (scope) => {
  expect(refusalOf(fcQuery({ scope })).get("error")).toBe("invalid_scope");
});

test("ignores unknown scopes and keeps the four supported ones [FC-051]", () => {
  const request = acceptedOf(fcQuery({ scope: "openid profile email birth offline_access foo" }));
  expect(request.scope).toBe("openid profile email birth");
});

test("refuses another level than eidas1 [FC-052]", () => {
  expect(refusalOf(fcQuery({ acr_values: "eidas2" })).get("error")).toBe("invalid_request");
  expect(refusalOf(fcQuery({ acr_values: null })).get("error")).toBe("invalid_request");
});

test("refuses prompt=none [FC-053]", () => {
  expect(refusalOf(fcQuery({ prompt: "none" })).get("error")).toBe("login_required");
  expect(acceptedOf(fcQuery({ prompt: "login consent" })).state).toMatch(/^a/);
});

test("refuses claims that are not what OIDC describes, or too long [FC-054]", () => {
  for (const claims of ["test", "[1]", "null", '{"id_token":"x"}', repClaims(Array(51).fill("x"))])
    expect(refusalOf(fcQuery({ claims })).get("error"), claims).toBe("invalid_request");
  const claims = '{"id_token":{"rep_scope":{"values":"famille"}}}';
  expect(refusalOf(fcQuery({ claims })).get("error")).toBe("invalid_request");
  refusedPage(fcQuery({ claims: `{"x":"${"x".repeat(3000)}"}` }));
  expect(acceptedOf(fcQuery({ claims: '{"id_token":{"rep_scope":null}}' })).repValues).toEqual([]);
  expect(acceptedOf(fcQuery({ claims: null })).repValues).toEqual([]);
});

test("refuses request objects [FC-055]", () => {
  expect(refusalOf(fcQuery({ request: "eyJ" })).get("error")).toBe("request_not_supported");
  const answer = refusalOf(fcQuery({ request_uri: "https://x.test" }));
  expect(answer.get("error")).toBe("request_uri_not_supported");
});

test("refuses perimeters that are all unknown [FC-060]", () => {
  const claims = repClaims(["Inconnu"]);
  expect(refusalOf(fcQuery({ claims })).get("error")).toBe("access_denied");
});

test("keeps the known perimeters as written", () => {
  const claims = repClaims(["Famille-Scolarité", "justice", "famille-scolarité", "Inconnu"]);
  expect(acceptedOf(fcQuery({ claims })).repValues).toEqual(["Famille-Scolarité", "justice"]);
});

test("takes a PKCE challenge of method S256 only", () => {
  const challenge = { code_challenge: "c".repeat(43), code_challenge_method: "S256" };
  expect(acceptedOf(fcQuery(challenge)).codeChallenge).toBe("c".repeat(43));
  for (const wrong of [
    { code_challenge_method: "plain" },
    { code_challenge_method: null },
    { code_challenge: "short" },
    { code_challenge: null },
  ])
    expect(refusalOf(fcQuery({ ...challenge, ...wrong })).get("error")).toBe("invalid_request");
});

test("ignores parameters that it does not know", () => {
  expect(acceptedOf(fcQuery({ foo: "bar" })).clientId).toBe("fc-at-ac");
});
