import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  exportSPKI,
  importJWK,
  jwtVerify,
} from "jose";
import { describe, expect, it } from "vitest";
import { jsonOf, startPair } from "./support/pair";

const pair = startPair();

async function spoilt(fault: string): Promise<string> {
  pair.sandbox.identifyNext("angela-dubois");
  pair.sandbox.faults.set({ target: "token", fault });
  return (await pair.tokens()).id_token;
}

describe("faults on the ID token", () => {
  it.each([
    ["wrong-nonce", { nonce: "another-nonce-another-nonce" }],
    ["wrong-iss", { iss: "http://other-issuer.localhost/api/v2" }],
    ["wrong-aud", { aud: "another-client" }],
    ['set-claim:acr="eidas2"', { acr: "eidas2" }],
  ])("%s is signed with the right key", async (fault, expected) => {
    const token = await spoilt(fault);
    const { payload } = await jwtVerify(token, createLocalJWKSet(await pair.publishedKeys()));
    expect(payload).toMatchObject(expected);
  });

  it("missing-claim removes one claim", async () => {
    const { payload } = await pair.verify(await spoilt("missing-claim:nonce"));
    expect(payload).not.toHaveProperty("nonce");
  });

  it.each([
    ["expired", 60],
    ["expired-10s", 10],
  ])("%s dates the end %d seconds ago", async (fault, seconds) => {
    const token = await spoilt(fault);
    await expect(pair.verify(token)).rejects.toThrow(errors.JWTExpired);
    const age = Date.now() / 1000 - (decodeJwt(token).exp ?? 0);
    expect(Math.abs(age - seconds)).toBeLessThan(3);
  });

  it("wrong-key keeps the kid and breaks the signature", async () => {
    const token = await spoilt("wrong-key");
    await expect(pair.verify(token)).rejects.toThrow(errors.JWSSignatureVerificationFailed);
  });

  it("unknown-kid names a key that is not published", async () => {
    await expect(pair.verify(await spoilt("unknown-kid"))).rejects.toThrow(
      errors.JWKSNoMatchingKey,
    );
  });

  it("alg-none carries no signature", async () => {
    const token = await spoilt("alg-none");
    expect(decodeProtectedHeader(token).alg).toBe("none");
    expect(token.endsWith(".")).toBe(true);
  });

  it("hs256-public-key really uses the text of the public key", async () => {
    const token = await spoilt("hs256-public-key");
    const { kid } = decodeProtectedHeader(token);
    const { keys } = await pair.publishedKeys();
    const jwk = keys.find((key) => key.kid === kid);
    if (!jwk) throw new Error("not published");
    const publicKey = await importJWK(jwk, "RS256", { extractable: true });
    if (publicKey instanceof Uint8Array) throw new Error("not a public key");
    const secret = new TextEncoder().encode(await exportSPKI(publicKey));
    expect((await jwtVerify(token, secret)).protectedHeader.alg).toBe("HS256");
  });

  it("missing-member removes a member of the answer", async () => {
    pair.sandbox.identifyNext("angela-dubois");
    pair.sandbox.faults.set({ target: "token", fault: "missing-member:access_token" });
    expect((await pair.tokens()).access_token).toBe("");
  });
});

describe("faults on a whole answer", () => {
  const exchange = async (fault: string) => {
    pair.sandbox.identifyNext("angela-dubois");
    const code = (await pair.authorize()).get("code");
    pair.sandbox.faults.set({ target: "token", fault });
    return pair.exchange(code);
  };

  it.each([
    ["500", 500, "server_error"],
    ["html", 200, "<!doctype html>"],
    ["error:invalid_grant", 400, "invalid_grant"],
  ])("%s", async (fault, status, text) => {
    const page = await exchange(fault);
    expect(page.status).toBe(status);
    expect(page.body).toContain(text);
  });

  it("slow answers late", async () => {
    const startedAt = Date.now();
    expect((await exchange("slow:300")).status).toBe(200);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(290);
  });

  it("reset breaks the connection", async () => {
    await expect(exchange("reset")).rejects.toThrow();
  });

  it("happens as many times as ordered", async () => {
    pair.sandbox.faults.set({ target: "jwks", fault: "500", times: 2 });
    const statuses = [];
    for (let turn = 0; turn < 3; turn += 1) {
      statuses.push((await pair.browser.get(`${pair.sandbox.issuer}/jwks`)).status);
    }
    expect(statuses).toEqual([500, 500, 200]);
  });
});

describe("faults on userinfo and on the callback", () => {
  const userinfo = async (fault: string) => {
    pair.sandbox.identifyNext("angela-dubois");
    const tokens = await pair.tokens();
    pair.sandbox.faults.set({ target: "userinfo", fault });
    return { tokens, page: await pair.userinfo(tokens.access_token) };
  };

  it("plain-json answers unsigned JSON", async () => {
    const { page } = await userinfo("plain-json");
    expect(page.headers["content-type"]).toContain("application/json");
    expect(jsonOf(page)["family_name"]).toBe("DUBOIS");
  });

  it("sub-mismatch keeps the signature right", async () => {
    const { tokens, page } = await userinfo("sub-mismatch");
    expect(page.headers["content-type"]).toContain("application/jwt");
    const { payload } = await pair.verify(page.body);
    expect(payload.sub).not.toBe(decodeJwt(tokens.id_token).sub);
  });

  it("missing-claim removes an identity claim", async () => {
    const { page } = await userinfo("missing-claim:given_name");
    expect(decodeJwt(page.body)).not.toHaveProperty("given_name");
  });

  const callback = async (fault: string, description?: string) => {
    pair.sandbox.identifyNext("angela-dubois");
    pair.sandbox.faults.set({ target: "authorize-callback", fault, description });
    return pair.authorize();
  };

  it.each([
    ["no-code", "code"],
    ["no-iss", "iss"],
    ["no-state", "state"],
  ])("%s removes the parameter", async (fault, name) => {
    expect((await callback(fault)).has(name)).toBe(false);
  });

  it("wrong-iss and wrong-state replace the parameter", async () => {
    expect((await callback("wrong-iss")).get("iss")).not.toBe(pair.sandbox.issuer);
    expect((await callback("wrong-state")).get("state")).toBe("another-state-another-state");
  });

  it("error sends an error with a description of the test's choice", async () => {
    const query = await callback("error:access_denied", "<script>alert(1)</script>");
    expect(Object.fromEntries(query)).toMatchObject({
      error: "access_denied",
      error_description: "<script>alert(1)</script>",
      state: "state-of-at-least-22-chars",
      iss: pair.sandbox.issuer,
    });
    expect(query.has("code")).toBe(false);
  });
});
