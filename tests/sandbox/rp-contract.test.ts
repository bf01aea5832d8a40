import { describe, expect, it } from "vitest";
import { FI_CLIENT_ID, FI_CLIENT_SECRET } from "../../sandbox/defaults";
import { without } from "./support/fake-ac";
import { errorCode, textOf, startPair } from "./support/pair";

const pair = startPair();

describe("requests sent to Aidants Connect", () => {
  it("sends exactly nine parameters to /authorize/", async () => {
    await pair.connect("famille");
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
    expect(pair.outcome(await pair.connect())).toBe("ok");
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
    const page = await pair.connect();
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
    expect(pair.outcome(await pair.connect("sans-perimetre", { callback }))).toBe(expected);
  });

  it("shows the mire with a banner when Aidants Connect answers an error", async () => {
    const page = await pair.connect("sans-perimetre", {
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
    expect(errorCode(await pair.connect("sans-perimetre", { callback }))).toBe("Y020022");
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
    const page = await pair.connect(variant, { claims });
    expect(pair.outcome(page)).toBe(expected);
    if (expected === "Y000000") expect(page.status).toBe(500);
  });

  it("are compared again when another service of the same session is opened", async () => {
    const claims = (members: Record<string, unknown>) => ({ ...members, rep_scope: ["Logement"] });
    expect(pair.outcome(await pair.connect("sans-perimetre", { claims }))).toBe("ok");
    const page = await pair.browser.get(`${pair.sandbox.siteUrl}/connexion/famille`);
    expect(errorCode(page)).toBe("Y600020");
  });
});

describe("calls", () => {
  it("are listed with their parameters, secrets hidden", async () => {
    await pair.connect();
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
    await pair.connect();
    pair.ac.behaviour = { tokenStatus: 400, token: () => ({ error: "invalid_grant" }) };
    expect(await pair.sandbox.replayLastCode()).toEqual({ status: 400 });
  });
});
