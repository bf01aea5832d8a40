import { describe, expect, it } from "vitest";
import { FI_CLIENT_ID } from "../../sandbox/defaults";
import { without, type Behaviour } from "./support/fake-ac";
import { errorCode, startPair } from "./support/pair";

const pair = startPair();
const now = () => Math.floor(Date.now() / 1000);

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
    expect(pair.outcome(await pair.connect("sans-perimetre", behaviour))).toBe(expected);
  });

  it("gives up after six seconds", { timeout: 20_000 }, async () => {
    const startedAt = Date.now();
    const page = await pair.connect("sans-perimetre", {
      callback: () => {
        pair.ac.behaviour.delayMs = 9000;
      },
    });
    expect(errorCode(page)).toBe("Y020026");
    expect(Date.now() - startedAt).toBeLessThan(8000);
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
    expect(pair.outcome(await pair.connect("sans-perimetre", behaviour))).toBe(expected);
  });
});
