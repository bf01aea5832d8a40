import { describe, expect, test } from "vitest";
import { DEMARCHE_KEYS, DEMARCHES } from "@/lib/demarche/catalogue";
import { isAcceptedIdentity, userinfoClaims } from "@/lib/franceconnect/fi/claims";
import { demarcheOfPerimeter, isAsked, perimeterOf } from "@/lib/franceconnect/fi/perimeters";
import { isTooShort, patternsOf } from "@/lib/franceconnect/fi/search-term";
import type { OpenIdentity } from "@/lib/usager/identity";

const names = {
  sub: "a".repeat(64),
  givenName: "Angela",
  familyName: "DUBOIS",
  preferredUsername: null,
  gender: "female",
} as const;
const identity: OpenIdentity = {
  birthdate: "1962-08-24",
  birthdateIdp: null,
  birthplace: "75107",
  birthcountry: "99100",
  email: null,
  phone: null,
};

const accepted = (changes: Partial<OpenIdentity>, other: Partial<typeof names> = {}) =>
  isAcceptedIdentity(userinfoClaims({ ...names, ...other }, { ...identity, ...changes }));

describe("identities that FranceConnect takes (§3.2)", () => {
  test.each<Partial<OpenIdentity>>([
    {},
    { birthplace: "2A004" },
    { birthplace: "98729" },
    { birthplace: "1004" },
    { birthdateIdp: "1992-00-00" },
    { birthdateIdp: "1992-11-00" },
    { birthplace: null, birthcountry: "99352" },
    { birthplace: "anything", birthcountry: "99350" },
  ])("takes %j", (changes) => {
    expect(accepted(changes)).toBe(true);
  });

  test.each<Partial<OpenIdentity>>([
    { birthplace: null },
    { birthplace: "2a004" },
    { birthplace: "AAAAA" },
    { birthplace: "None" },
    { birthdate: "1992-00-12" },
    { birthdate: "24/08/1962" },
    { birthcountry: "FR" },
    { email: "not an address" },
  ])("refuses %j", (changes) => {
    expect(accepted(changes)).toBe(false);
  });

  test("needs names of 1 to 256 characters", () => {
    const named = (familyName: string) =>
      isAcceptedIdentity(userinfoClaims({ ...names, familyName }, identity));
    expect(named("")).toBe(false);
    expect(named("D".repeat(256))).toBe(true);
    expect(named("D".repeat(257))).toBe(false);
  });
});

describe("perimeters (§3.6)", () => {
  test("both vocabularies name the ten démarches, case-sensitive", () => {
    for (const key of DEMARCHE_KEYS) {
      expect(demarcheOfPerimeter(key)).toBe(key);
      expect(demarcheOfPerimeter(DEMARCHES[key].fcLabel)).toBe(key);
    }
    expect(demarcheOfPerimeter("FAMILLE")).toBeUndefined();
  });

  test("a site without perimeters accepts everything, the others one match", () => {
    expect(isAsked([], "famille")).toBe(true);
    expect(isAsked(["justice", "Famille-Scolarité"], "famille")).toBe(true);
    expect(isAsked(["justice"], "famille")).toBe(false);
  });

  test("the answer is in the words of the request", () => {
    expect(perimeterOf([], "justice")).toBe("Justice");
    expect(perimeterOf(["justice"], "justice")).toBe("justice");
    expect(perimeterOf(["justice", "Justice"], "justice")).toBe("Justice");
  });
});

test("a search counts letters and takes the signs of LIKE literally", () => {
  expect(["", "abc", "éàù"].map(isTooShort)).toEqual([false, false, false]);
  expect(["ab", "a1%", "12345"].map(isTooShort)).toEqual([true, true, true]);
  expect(patternsOf("50% a_b\\")).toEqual(["%50\\%%", "%a\\_b\\\\%"]);
});
