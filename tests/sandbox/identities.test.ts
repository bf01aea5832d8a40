import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { testIdentities } from "../../sandbox/identities";
import { errorCode, startPair } from "./support/pair";

const pair = startPair();
const identities = testIdentities(new Date());

describe.each(identities.map((identity) => [identity.id, identity] as const))(
  "%s",
  (_id, person) => {
    const elsewhere = person.acceptedProviders ? "ameli" : "impots-gouv";

    it(`is ${person.outcome} at a simulated provider`, async () => {
      pair.sandbox.identifyNext({ id: person.id, checks: true, provider: elsewhere });
      const page = await pair.browser.get(pair.authorizeUrl(), pair.isAc);
      const got = pair.isAc(page.url) ? "ok" : errorCode(page);
      expect(got).toBe(person.outcome);
    });

    it(`is ${person.outcome} when Aidants Connect delivers it`, async () => {
      pair.ac.behaviour = { userinfo: () => ({ sub: "a".repeat(64), ...person.claims }) };
      pair.sandbox.identifyNext({ via: "aidants-connect" });
      const page = await pair.browser.get(`${pair.sandbox.siteUrl}/connexion/sans-perimetre`);
      const got = page.body.includes("claim-sub") ? "ok" : errorCode(page);
      expect(got).toBe(person.outcome);
    });

    it("reaches Aidants Connect as it is when the checks are off", async () => {
      pair.sandbox.identifyNext(person.id);
      const tokens = await pair.tokens();
      const claims = decodeJwt((await pair.userinfo(tokens.access_token)).body);
      expect(claims["family_name"]).toBe(person.claims.family_name);
      expect(claims["given_name"]).toBe(person.claims.given_name);
      expect(claims["birthplace"]).toBe(person.claims.birthplace);
      expect(claims["email"]).toBe(person.claims.email);
    });
  },
);

describe("the list", () => {
  it("begins with Angela and has no identifier twice", () => {
    expect(identities[0]?.label).toBe("Angela Claire Louise DUBOIS");
    expect(new Set(identities.map(({ id }) => id)).size).toBe(identities.length);
  });

  it("makes the minor 17 years old, whatever the day", () => {
    const minor = (day: string) =>
      testIdentities(new Date(day)).find(({ id }) => id === "mineur")?.claims.birthdate;
    expect(minor("2026-01-01T12:00:00Z")).toBe("2009-01-01");
    expect(minor("2026-12-31T12:00:00Z")).toBe("2009-01-01");
  });

  it("lets the person who refuses new providers use the one they accept", async () => {
    pair.sandbox.identifyNext({ id: "fournisseur-refuse", checks: true });
    expect((await pair.authorize()).has("code")).toBe(true);
  });
});
