import { describe, expect, it } from "vitest";
import { FI_CLIENT_ID, FI_CLIENT_SECRET } from "../../sandbox/defaults";
import type { Page } from "../../sandbox/http-browser";
import { without, type Behaviour } from "./support/fake-ac";
import { errorCode, textOf, usePair } from "./support/pair";

const pair = usePair();

async function connect(variant = "sans-perimetre", behaviour: Behaviour = {}): Promise<Page> {
  pair.ac.behaviour = behaviour;
  pair.sandbox.identifyNext({ via: "aidants-connect" });
  return pair.browser.get(`${pair.sandbox.siteUrl}/connexion/${variant}`);
}

const now = () => Math.floor(Date.now() / 1000);
const outcome = (page: Page) =>
  page.url.startsWith(`${pair.sandbox.siteUrl}/`) && page.body.includes("claim-sub")
    ? "ok"
    : errorCode(page);

describe("requests sent to Aidants Connect", () => {
  it("sends exactly nine parameters to /authorize/", async () => {
    await connect("famille");
    const { params } = pair.ac.requests.find(({ path }) => path === "/authorize/") ?? {};
    expect([...(params?.keys() ?? [])].sort()).toEqual([
      "acr_values",
      "claims",
      "client_id",
      "nonce",
      "prompt",
      "redirect_uri",
      "response_type",
      "scope",
      "state",
    ]);
    expect(Object.fromEntries(params ?? [])).toMatchObject({
      client_id: FI_CLIENT_ID,
      scope: "openid profile email birth",
      response_type: "code",
      redirect_uri: `${pair.sandbox.issuer}/oidc-callback`,
      acr_values: "eidas1",
      prompt: "login",
    });
    expect(params?.get("nonce")).toMatch(/^[0-9a-f]{64}$/);
    expect(params?.get("state")).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(params?.get("claims") ?? "")).toEqual({
      id_token: {
        rep_scope: { essential: true, values: ["Famille-Scolarité", "Travail-Formation"] },
      },
    });
  });

  it("sends an empty list for a service without perimeters, and %20 for spaces", async () => {
    pair.sandbox.identifyNext({ via: "aidants-connect" });
    const page = await pair.browser.get(
      `${pair.sandbox.siteUrl}/connexion/sans-perimetre`,
      pair.isAc,
    );
    expect(page.url).toContain("scope=openid%20profile%20email%20birth");
    const claims = new URL(page.url).searchParams.get("claims") ?? "";
    expect(JSON.parse(claims)).toEqual({
      id_token: { rep_scope: { essential: true, values: [] } },
    });
  });

  it("posts five members to /token/ and reads /userinfo/ once, with a bearer token", async () => {
    expect(outcome(await connect())).toBe("ok");
    const [token, userinfo, ...rest] = pair.ac.requests.filter(
      ({ path }) => path !== "/authorize/",
    );
    expect(rest).toEqual([]);
    expect([...(token?.params.keys() ?? [])].sort()).toEqual([
      "client_id",
      "client_secret",
      "code",
      "grant_type",
      "redirect_uri",
    ]);
    expect(token?.headers).toMatchObject({
      accept: "application/json",
      "accept-encoding": "identity",
      "content-type": "application/x-www-form-urlencoded",
    });
    expect(token?.params.get("client_secret")).toBe(FI_CLIENT_SECRET);
    expect(userinfo?.headers).toMatchObject({
      accept: "application/json",
      authorization: `Bearer ${"t".repeat(43)}`,
    });
  });

  it("delivers the person to the public site", async () => {
    const page = await connect();
    expect(textOf(page, "claim-family_name")).toBe("DUBOIS");
    expect(textOf(page, "claim-sub")).toMatch(/^[0-9a-f]{64}v1$/);
  });
});

describe("callback", () => {
  it.each<[string, string, (query: URLSearchParams) => void]>([
    [
      "no state",
      "Y020021",
      (query) => {
        query.delete("state");
      },
    ],
    [
      "another state",
      "Y020022",
      (query) => {
        query.set("state", "f".repeat(64));
      },
    ],
    [
      "no code",
      "Y020025",
      (query) => {
        query.delete("code");
      },
    ],
    [
      "an issuer with a final slash",
      "Y020026",
      (query) => {
        query.set("iss", `${pair.ac.url}/`);
      },
    ],
    [
      "no issuer",
      "ok",
      (query) => {
        query.delete("iss");
      },
    ],
  ])("%s: %s", async (_what, expected, callback) => {
    expect(outcome(await connect("sans-perimetre", { callback }))).toBe(expected);
  });

  it("shows the mire with a banner when Aidants Connect answers an error", async () => {
    const page = await connect("sans-perimetre", {
      callback: (query) => {
        query.delete("code");
        query.set("error", "access_denied");
      },
    });
    expect(page.status).toBe(200);
    expect(page.body).toContain("La connexion n'a pas abouti");
    expect(page.body).toContain("Utiliser Aidants Connect");
  });

  it("refuses an error with a foreign state", async () => {
    const callback = (query: URLSearchParams) => {
      query.set("error", "access_denied");
      query.set("state", "0".repeat(64));
    };
    expect(errorCode(await connect("sans-perimetre", { callback }))).toBe("Y020022");
  });
});

describe("token answer", () => {
  it.each<[string, string, Behaviour]>([
    ["status 201", "Y020026", { tokenStatus: 201 }],
    ["status 400", "Y020026", { tokenStatus: 400, token: () => ({ error: "invalid_grant" }) }],
    ["HTML", "Y020026", { token: () => "<!doctype html>" }],
    ["no id_token", "Y020026", { token: (answer) => without(answer, "id_token") }],
    ["another secret", "Y020026", { secret: "another-secret-another-secret-another" }],
    ["alg none", "Y020026", { alg: "none" }],
    ["alg HS512", "Y020026", { alg: "HS512", secret: "x".repeat(64) }],
    ["another iss", "Y020026", { claims: (claims) => ({ ...claims, iss: "http://other.test" }) }],
    ["another aud", "Y020026", { claims: (claims) => ({ ...claims, aud: "other" }) }],
    ["aud as a list", "ok", { claims: (claims) => ({ ...claims, aud: [FI_CLIENT_ID] }) }],
    ["no sub", "Y020026", { claims: (claims) => without(claims, "sub") }],
    ["no exp", "Y020026", { claims: (claims) => without(claims, "exp") }],
    ["no iat", "Y020026", { claims: (claims) => without(claims, "iat") }],
    ["exp one second ago", "Y020026", { claims: (claims) => ({ ...claims, exp: now() - 1 }) }],
    ["nbf in the future", "Y020026", { claims: (claims) => ({ ...claims, nbf: now() + 30 }) }],
    ["iat in the future", "ok", { claims: (claims) => ({ ...claims, iat: now() + 30 }) }],
    ["another nonce", "Y020026", { claims: (claims) => ({ ...claims, nonce: "other" }) }],
    ["a wrong at_hash", "Y020026", { claims: (claims) => ({ ...claims, at_hash: "wrong" }) }],
    ["no acr", "Y020030", { claims: (claims) => without(claims, "acr") }],
    ["acr with signs", "Y020030", { claims: (claims) => ({ ...claims, acr: "eidas-1" }) }],
    ["an unknown acr", "Y100001", { claims: (claims) => ({ ...claims, acr: "eidas9" }) }],
    ["acr eidas2", "Y100018", { claims: (claims) => ({ ...claims, acr: "eidas2" }) }],
    ["no access_token", "Y020030", { token: (answer) => without(answer, "access_token") }],
    ["no token_type", "ok", { token: (answer) => without(answer, "token_type") }],
  ])("%s: %s", async (_what, expected, behaviour) => {
    expect(outcome(await connect("sans-perimetre", behaviour))).toBe(expected);
  });

  it("gives up after six seconds", { timeout: 20_000 }, async () => {
    const startedAt = Date.now();
    const page = await connect("sans-perimetre", {
      callback: () => {
        pair.ac.behaviour.delayMs = 9000;
      },
    });
    expect(errorCode(page)).toBe("Y020026");
    expect(Date.now() - startedAt).toBeLessThan(8000);
  });
});

describe("perimeters", () => {
  it.each<[string, string, string, unknown]>([
    ["one in common", "famille", "ok", ["Logement", "Travail-Formation"]],
    ["none in common", "famille", "Y600020", ["Logement"]],
    ["an empty list", "famille", "Y600020", []],
    ["absent", "famille", "Y600020", undefined],
    ["a bare string", "famille", "Y000000", "Famille-Scolarité"],
    ["null", "famille", "Y000000", null],
    ["none asked", "sans-perimetre", "ok", undefined],
  ])("%s for %s: %s", async (_what, variant, expected, repScope) => {
    const claims = (members: Record<string, unknown>) =>
      repScope === undefined ? without(members, "rep_scope") : { ...members, rep_scope: repScope };
    const page = await connect(variant, { claims });
    expect(outcome(page)).toBe(expected);
    if (expected === "Y000000") expect(page.status).toBe(500);
  });

  it("are compared again when another service of the same session is opened", async () => {
    const claims = (members: Record<string, unknown>) => ({ ...members, rep_scope: ["Logement"] });
    expect(outcome(await connect("sans-perimetre", { claims }))).toBe("ok");
    const page = await pair.browser.get(`${pair.sandbox.siteUrl}/connexion/famille`);
    expect(errorCode(page)).toBe("Y600020");
  });
});

describe("userinfo answer", () => {
  const changed = (changes: Record<string, unknown>): Behaviour => ({
    userinfo: (members) => ({ ...members, ...changes }),
  });
  const removed = (name: string): Behaviour => ({ userinfo: (members) => without(members, name) });

  it.each<[string, string, Behaviour]>([
    ["status 401", "Y020027", { userinfoStatus: 401 }],
    ["a JWT", "Y020027", { userinfo: () => "aaa.bbb.ccc" }],
    ["no sub", "Y020029", removed("sub")],
    ["an accented sub", "Y020029", changed({ sub: "é" })],
    ["another sub", "ok", changed({ sub: "other" })],
    ["no given_name", "Y600006", removed("given_name")],
    ["an empty family_name", "Y600006", changed({ family_name: "" })],
    ["a name of 257 letters", "Y600006", changed({ family_name: "A".repeat(257) })],
    ["an unspecified gender", "ok", changed({ gender: "unspecified" })],
    ["an unknown gender", "Y600006", changed({ gender: "homme" })],
    ["birthdate 1992-11-00", "ok", changed({ birthdate: "1992-11-00" })],
    ["birthdate 1992-00-00", "ok", changed({ birthdate: "1992-00-00" })],
    ["birthdate 1992-00-12", "Y600006", changed({ birthdate: "1992-00-12" })],
    ["birthdate 1992-02-30", "Y600006", changed({ birthdate: "1992-02-30" })],
    ["birthdate 24/08/1962", "Y600006", changed({ birthdate: "24/08/1962" })],
    ["birthcountry FR", "Y600006", changed({ birthcountry: "FR" })],
    ["birthplace 2A004", "ok", changed({ birthplace: "2A004" })],
    ["birthplace 2a004", "Y600006", changed({ birthplace: "2a004" })],
    ["birthplace of four digits", "Y600006", changed({ birthplace: "7510" })],
    ["birthplace None in France", "Y600006", changed({ birthplace: "None" })],
    ["birthplace None abroad", "ok", changed({ birthplace: "None", birthcountry: "99352" })],
    ["no email", "Y600006", removed("email")],
    ["a malformed email", "Y600006", changed({ email: "angela" })],
    ["preferred_username null", "ok", changed({ preferred_username: null })],
    ["preferred_username as a number", "Y600006", changed({ preferred_username: 4 })],
    ["extra members", "ok", changed({ creation_date: "2020-01-01" })],
    [
      "a deceased person",
      "Y010015",
      changed({
        given_name: "Lucien",
        family_name: "DISPARU",
        gender: "male",
        birthdate: "1931-03-03",
      }),
    ],
    [
      "a person missing from the register",
      "Y010008",
      changed({
        given_name: "Yann",
        family_name: "INTROUVABLE",
        gender: "male",
        birthdate: "1977-07-07",
      }),
    ],
    [
      "a person who refuses new providers",
      "Y100011",
      changed({ given_name: "Claire", family_name: "PRUDENTE", birthdate: "1983-11-21" }),
    ],
  ])("%s: %s", async (_what, expected, behaviour) => {
    expect(outcome(await connect("sans-perimetre", behaviour))).toBe(expected);
  });
});

describe("calls", () => {
  it("are listed with their parameters, secrets hidden", async () => {
    await connect();
    const calls = pair.sandbox.calls().filter(({ direction }) => direction === "to-ac");
    expect(calls.map(({ kind, status }) => [kind, status])).toEqual([
      ["authorize", 303],
      ["token", 200],
      ["userinfo", 200],
    ]);
    const text = JSON.stringify(pair.sandbox.calls());
    expect(text).not.toContain(FI_CLIENT_SECRET);
    expect(text).not.toContain("c".repeat(43));
  });

  it("can present the last code again", async () => {
    await connect();
    pair.ac.behaviour = { tokenStatus: 400, token: () => ({ error: "invalid_grant" }) };
    expect(await pair.sandbox.replayLastCode()).toEqual({ status: 400 });
  });
});
