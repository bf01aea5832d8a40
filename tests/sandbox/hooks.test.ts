import { decodeProtectedHeader } from "jose";
import { afterEach, describe, expect, it, vi } from "vitest";
import { startSandbox } from "../../sandbox/start";
import { jsonOf, startPair } from "./support/pair";

const pair = startPair();

const hook = (path: string, body: unknown, type = "application/json") =>
  pair.browser.send(`${pair.sandbox.fcUrl}/__sim/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    type,
  });

describe("key rotation", () => {
  it("signs with a new kid, keeps the former key published and sessions alive", async () => {
    pair.sandbox.identifyNext({ id: "angela-dubois", times: 2 });
    const before = await pair.tokens();
    await pair.sandbox.rotateKeys();
    const after = await pair.tokens();
    const kid = (token: string) => decodeProtectedHeader(token).kid;
    expect(kid(after.id_token)).not.toBe(kid(before.id_token));
    await pair.verify(before.id_token);
    await pair.verify(after.id_token);
    expect((await pair.userinfo(before.access_token)).status).toBe(200);
  });
});

describe("HTTP hooks", () => {
  it("identify, faults, calls and reset", async () => {
    expect((await hook("identify", { claims: { family_name: "SEUL" } })).status).toBe(200);
    expect((await hook("faults", { target: "userinfo", fault: "sub-mismatch" })).status).toBe(200);
    expect(pair.sandbox.faults.list()).toHaveLength(1);
    expect((await pair.authorize()).has("code")).toBe(true);
    const listed = jsonOf(await pair.browser.get(`${pair.sandbox.fcUrl}/__sim/calls`));
    expect(listed["calls"]).toEqual(pair.sandbox.calls());
    expect(pair.sandbox.calls().map(({ kind }) => kind)).toEqual([
      "authorize",
      "authorize-callback",
    ]);
    await hook("reset", {});
    expect(pair.sandbox.calls()).toEqual([]);
    expect(pair.sandbox.faults.list()).toEqual([]);
  });

  it("rotate-keys, replay-last-code and skip-logout answer", async () => {
    expect((await hook("rotate-keys", {})).status).toBe(200);
    expect((await hook("skip-logout", {})).status).toBe(200);
    pair.sandbox.identifyNext({ via: "aidants-connect" });
    await pair.browser.get(`${pair.sandbox.siteUrl}/connexion/sans-perimetre`);
    expect(JSON.parse((await hook("replay-last-code", {})).body)).toEqual({ status: 200 });
  });

  it.each([
    ["identify", {}],
    ["identify", { id: "angela-dubois", via: "aidants-connect" }],
    ["faults", { target: "token", fault: "explode" }],
    ["faults", { target: "elsewhere", fault: "500" }],
  ])("%s refuses %o", async (path, body) => {
    expect((await hook(path, body)).status).toBe(400);
  });

  it("refuses what a form of another site could send", async () => {
    expect((await hook("reset", {}, "text/plain")).status).toBe(403);
  });
});

describe("start", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it("is refused in production", async () => {
    vi.stubEnv("APP_MODE", "production");
    await expect(startSandbox({ FC_SIM_PORT: 0, SITE_SIM_PORT: 0 })).rejects.toThrow("production");
  });

  it("refuses a short secret", async () => {
    const options = { FC_SIM_PORT: 0, SITE_SIM_PORT: 0, FC_FI_CLIENT_SECRET: "short" };
    await expect(startSandbox(options)).rejects.toThrow("FC_FI_CLIENT_SECRET");
  });
});
