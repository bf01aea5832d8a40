import { beforeEach, describe, expect, test } from "vitest";
import { isAdult, readIdentity } from "@/lib/franceconnect/fs/identity";
import { finishFcLogout } from "@/lib/franceconnect/fs/finish-logout";
import { usagerSub } from "@/lib/usager/identity";
import { AC_PROVIDER_ID } from "../../../sandbox/defaults";
import { givenJourney, person, type Signed } from "./support";

const EXTRA = "preferred_username idp_birthdate idp_id";
const plain = await givenJourney();
const rich = await givenJourney({ FC_FS_EXTRA_SCOPES: EXTRA, FC_FI_UID: AC_PROVIDER_ID });

let ana: Signed;
beforeEach(async () => {
  plain.sandbox.reset();
  rich.sandbox.reset();
  ana = await plain.aidant();
});

type Who = Parameters<typeof plain.returnOf>[1];

async function identified(who: Who, journey = plain) {
  const signed = await journey.aidant();
  const url = await journey.returnOf(signed.actor, who);
  expect((await journey.complete(signed.actor, url)).kind).toBe("identified");
  return { usager: await journey.usagerOf(signed.actor), actor: signed.actor };
}

async function refused(who: Who, journey = plain) {
  const signed = await journey.aidant();
  const before = await journey.ctx.db.usager.count();
  const url = await journey.returnOf(signed.actor, who);
  const done = await journey.complete(signed.actor, url);
  if (done.kind !== "failed") throw new Error("accepted");
  expect(await journey.ctx.db.usager.count()).toBe(before);
  expect(await journey.actions(signed.actor)).toEqual([]);
  const state = new URL(done.logoutUrl ?? "about:blank").searchParams.get("state");
  const back = await finishFcLogout(journey.ctx, signed.actor, state);
  expect(back).toEqual({ kind: "failed", failure: done.failure });
  return done.failure;
}

describe("incomplete identity", () => {
  test.each([
    ["without given name", { given_name: undefined }],
    ["with an empty family name", { family_name: "" }],
    ["with a blank family name", { family_name: "  " }],
    ["born in France without birthplace", { birthplace: "" }],
    ["without birth country", { birthcountry: undefined }],
    ["without birth date", { birthdate: undefined }],
    ["without gender", { gender: undefined }],
    ["with the commune AAAAA", { birthplace: "AAAAA" }],
    ["with the commune 2a004", { birthplace: "2a004" }],
  ])(
    "refuses an identity %s, after FranceConnect's logout [FC-029] [MAN-021]",
    async (_, claims) => {
      expect(await refused({ claims: person(claims) })).toBe("identite-incomplete");
    },
  );
});

describe("what an identity may hold", () => {
  test("born abroad: no birthplace [FC-030] [MAN-018]", async () => {
    const { usager } = await identified("vincent-martin");
    expect(usager.birthplace).toBeNull();
    expect(usager.clear).toMatchObject({ birthplace: null, birthcountry: "99352" });
  });

  test("the provider's own date of a presumed birth is kept [FC-031]", async () => {
    const { usager } = await identified("fatou-targe", rich);
    expect(usager.clear).toMatchObject({ birthdate: "1992-01-01", birthdateIdp: "1992-00-00" });
    const month = await identified("amadou-fleuret", rich);
    expect(month.usager.clear).toMatchObject({
      birthdate: "1992-11-01",
      birthdateIdp: "1992-11-00",
    });
  });

  test("gender unspecified [FC-032]", async () => {
    expect((await identified("sacha-laforge")).usager.gender).toBe("unspecified");
  });

  test("no nom d'usage, then one, then another [FC-033]", async () => {
    const claims = person();
    const first = await identified({ claims }, rich);
    expect(first.usager.preferredUsername).toBeNull();
    const second = await identified({ claims: { ...claims, preferred_username: "DURAND" } }, rich);
    expect(second.usager).toMatchObject({ id: first.usager.id, preferredUsername: "DURAND" });
    const third = await identified({ claims: { ...claims, preferred_username: "AUTRE" } }, rich);
    expect(third.usager.preferredUsername).toBe("DURAND");
  });

  test("no e-mail: the known one is kept, a new usager has none [FC-034] [MAN-020]", async () => {
    const known = person();
    const first = await identified({ claims: known });
    const again = await identified({ claims: { ...known, email: undefined } });
    expect(again.usager.id).toBe(first.usager.id);
    expect(again.usager.clear.email).toBe("uma@exemple.test");
    expect(await plain.actions(again.actor)).toEqual(["franceconnect_usager"]);
    const unknown = await identified({ claims: person({ email: undefined }) });
    expect(unknown.usager.email).toBeNull();
  });

  test.each([
    "mario-brosse",
    "luigi-brosse",
    "heifara-reveil",
    "malia-fleury",
    "nom-long",
    "accents",
  ])("%s of the simulator", async (id) => {
    const known = plain.sandbox.identities.find((identity) => identity.id === id);
    const { usager } = await identified(id);
    expect(usager.familyName).toBe(known?.claims.family_name);
    expect(usager.clear.birthplace).toBe(known?.claims.birthplace);
  });

  test("the key of an usager is the salted hash of the subject", async () => {
    const { usager } = await identified({ claims: person() });
    expect(usager.sub).toMatch(/^[0-9a-f]{64}$/);
    expect(usagerSub(plain.ctx.settings, "a")).not.toBe(usagerSub({ USAGER_SUB_SALT: "x" }, "a"));
  });
});

describe("every identity of the simulator", () => {
  /** What FranceConnect would refuse and this service may accept: it stores no e-mail. */
  const accepted = new Set(["sans-courriel"]);
  const failureOf = ({ id, outcome }: (typeof plain.sandbox.identities)[number]) => {
    if (id === "mineur") return "identite-refusee";
    return outcome === "Y600006" && !accepted.has(id) ? "identite-incomplete" : null;
  };
  test.each(
    plain.sandbox.identities.map((identity) => [identity.id, failureOf(identity)] as const),
  )("%s ends with %s", async (id, failure) => {
    if (failure === null) await identified(id);
    else expect(await refused(id)).toBe(failure);
  });
});

describe("identity that cannot make a mandat", () => {
  test("a person aged 17 [MAN-026]", async () => {
    expect(await refused("mineur")).toBe("identite-refusee");
  });

  test("identified through this very service [FC-036]", async () => {
    const url = await rich.returnOf((await rich.aidant()).actor, { claims: person() });
    expect(url.searchParams.get("code")).toBeTruthy();
    const claims = { sub: "s", idp_id: AC_PROVIDER_ID, ...person() };
    const now = plain.ctx.clock.now();
    expect(readIdentity(claims, now, AC_PROVIDER_ID)).toMatchObject({
      kind: "refused",
      failure: "identite-refusee",
    });
    expect(readIdentity(claims, now, "").kind).toBe("identity");
    const through = await rich.aidant();
    const back = await rich.returnOf(through.actor, { claims: person() });
    rich.sandbox.faults.set({ target: "userinfo", fault: `set-claim:idp_id="${AC_PROVIDER_ID}"` });
    const done = await rich.complete(through.actor, back);
    expect(done).toMatchObject({ kind: "failed", failure: "identite-refusee" });
  });

  test("majority is counted on the day in Paris", () => {
    // 23:30 UTC on 1 March is already 2 March in Paris.
    const eve = new Date("2026-03-01T23:30:00Z");
    expect(isAdult("2008-03-02", eve)).toBe(true);
    expect(isAdult("2008-03-02", new Date("2026-03-01T22:59:59Z"))).toBe(false);
    expect(isAdult("2008-02-29", new Date("2026-02-28T12:00:00Z"))).toBe(false);
    expect(isAdult("2008-02-29", new Date("2026-03-01T12:00:00Z"))).toBe(true);
  });
});

describe("an usager who changes", () => {
  test("corrected civil identity is refreshed and journaled by field names", async () => {
    const claims = person();
    await identified({ claims });
    const url = await plain.returnOf(ana.actor, { claims });
    plain.sandbox.faults.set({ target: "userinfo", fault: 'set-claim:given_name="Uma Corrigée"' });
    await plain.complete(ana.actor, url);
    const usager = await plain.usagerOf(ana.actor);
    expect(usager.givenName).toBe("Uma Corrigée");
    expect(await plain.actions(ana.actor)).toEqual([
      "update_identity_usager",
      "franceconnect_usager",
    ]);
    const entry = await plain.ctx.db.journalEntry.findFirstOrThrow({
      where: { actorId: ana.actor.userId, action: "update_identity_usager" },
    });
    expect(entry).toMatchObject({ usagerId: usager.id, details: { fields: ["givenName"] } });
    expect(JSON.stringify(entry)).not.toContain("Corrigée");
  });

  test("a provider's date once known is not forgotten without its scope", async () => {
    const claims = { ...person(), birthdate: "1992-00-00" };
    const first = await identified({ claims }, rich);
    const actor = (await rich.aidant()).actor;
    const url = await rich.returnOf(actor, { claims });
    rich.sandbox.faults.set({ target: "userinfo", fault: "missing-claim:idp_birthdate" });
    await rich.complete(actor, url);
    const usager = await rich.usagerOf(actor);
    expect(usager.id).toBe(first.usager.id);
    expect(usager.clear.birthdateIdp).toBe("1992-00-00");
  });
});
