import { beforeAll, describe, expect, test } from "vitest";
import type { AidantActor } from "@/lib/auth/actor";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { Organisation, User } from "@/lib/generated/prisma/client";
import type { OfferedDuree } from "@/lib/mandat/duration";
import { listUsagers } from "@/lib/mandat/list-usagers";
import type { ListFilter } from "@/lib/mandat/usager-page";
import type { MandatState } from "@/lib/mandat/mandat-state";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";
import { testContext, type TestContext } from "../../support/context";
import { countingContext } from "../../support/statements";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation } from "../../support/factories/people";
import { givenSigner, signedMandat, type Signer } from "../../support/factories/signature";

const DAY = 86_400_000;
let ctx: TestContext;

beforeAll(async () => {
  ctx = await testContext();
});

interface Structure {
  organisation: Organisation;
  user: User;
  aidant: AidantActor;
  signer: Signer;
}

async function structure(): Promise<Structure> {
  const organisation = await givenOrganisation(ctx);
  const signer = await givenSigner(ctx, organisation);
  return { organisation, user: signer.user, aidant: signer.aidant, signer };
}

async function givenListed(
  { organisation, user }: Structure,
  name: { givenName?: string; familyName?: string; preferredUsername?: string },
  mandat: {
    duree?: OfferedDuree;
    age?: number;
    demarches?: DemarcheKey[];
    remote?: boolean;
  } = {},
) {
  const usager = await givenUsager(ctx, name);
  const made = await givenMandat(ctx, {
    organisation,
    aidant: user,
    usager,
    demarches: mandat.demarches ?? ["papiers"],
    duree: mandat.duree ?? "LONG",
    remote: mandat.remote ?? false,
    createdAt: new Date(ctx.clock.now().getTime() - (mandat.age ?? 1) * DAY),
  });
  return { usager, ...made };
}

const list = (actor: AidantActor, tab: MandatState = "active", term = "", page = 1) =>
  listUsagers(ctx, actor, { tab, term, page });
const namesOf = async (actor: AidantActor, tab?: MandatState, term?: string) =>
  (await list(actor, tab, term)).usagers.map(({ fullName }) => fullName);

describe("the list of usagers", () => {
  test("puts each mandat in its tab, hides the oldest, orders by name [MAN-099]", async () => {
    const here = await structure();
    const { aidant, signer } = here;
    await givenListed(here, { givenName: "A", familyName: "ZOLA" }, { demarches: ["logement"] });
    const many = await givenListed(
      here,
      { givenName: "B", familyName: "ÉLUARD" },
      { demarches: ["papiers", "logement"], age: 300 },
    );
    await givenMandat(ctx, {
      organisation: here.organisation,
      aidant: here.user,
      usager: many.usager,
      demarches: ["famille"],
    });
    await givenListed(here, { givenName: "C", familyName: "EXPIRE" }, { duree: "SHORT", age: 3 });
    await givenListed(here, { givenName: "D", familyName: "ANCIEN" }, { duree: "SHORT", age: 367 });
    const revoked = await givenListed(here, { givenName: "E", familyName: "FINI" });
    await revokeMandat(ctx, aidant, {
      mandat: revoked.mandat.id,
      demandeur: "usager-oral",
      date_demande: "",
    });
    const replaced = await signedMandat(ctx, { signer, demarches: ["papiers"] });
    await signedMandat(ctx, { signer, usager: replaced.usager, demarches: ["papiers"] });

    expect(await namesOf(aidant, "active")).toEqual([
      "Angela Claire Louise DUBOIS",
      "B ÉLUARD",
      "A ZOLA",
    ]);
    expect(await namesOf(aidant, "expired")).toEqual(["C EXPIRE"]);
    expect(await namesOf(aidant, "revoked")).toEqual(["E FINI"]);
    expect(await namesOf(aidant, "replaced")).toEqual(["Angela Claire Louise DUBOIS"]);
    const row = (await list(aidant)).usagers[1];
    expect(row?.demarches).toEqual(["papiers", "famille", "logement"]);
    const ends = row?.mandats.map(({ expiresAt }) => expiresAt.getTime()) ?? [];
    expect(ends).toHaveLength(2);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  });

  test("an expiry within 30 days has its badge, later ones have not [MAN-100]", async () => {
    const here = await structure();
    await givenListed(here, { givenName: "Soon", familyName: "A" }, { age: 365 - 29 });
    await givenListed(here, { givenName: "Later", familyName: "B" }, { age: 365 - 31 });
    const badges = (await list(here.aidant)).usagers.map(({ mandats }) => mandats[0]?.expiringSoon);
    expect(badges).toEqual([true, false]);
  });

  test("searches names without accents nor case, counts its tabs, then shows all [MAN-101]", async () => {
    const here = await structure();
    const { aidant } = here;
    await givenListed(here, { givenName: "José", familyName: "GARCIA" });
    await givenListed(here, { givenName: "Ana", familyName: "SAINT-PIERRE" });
    await givenListed(here, { givenName: "Ugo", familyName: "ST-PIERRE" });
    await givenListed(
      here,
      { givenName: "Line", familyName: "DUPONT", preferredUsername: "Œuvrard" },
      { duree: "SHORT", age: 3 },
    );
    expect(await namesOf(aidant, "active", "jose")).toEqual(["José GARCIA"]);
    expect(await namesOf(aidant, "active", "nT-PI")).toEqual(["Ana SAINT-PIERRE"]);
    expect(await namesOf(aidant, "active", "ST-PI")).toEqual(["Ugo ST-PIERRE"]);
    expect(await namesOf(aidant, "expired", "oeuvrard")).toEqual(["Line DUPONT"]);
    expect(await namesOf(aidant, "active", "%")).toEqual([]);
    expect((await list(aidant, "active", "oeuvrard")).counts).toMatchObject({
      active: 0,
      expired: 1,
    });
    expect(await namesOf(aidant)).toHaveLength(3);
    expect((await list(aidant)).counts).toBeNull();
  });

  test("shows 50 at a time, in as many statements whatever the rows [MAN-102]", async () => {
    const here = await structure();
    const counting = countingContext(ctx);
    const cost = (term = "", filters: ListFilter[] = []) =>
      counting.statementsOf(() =>
        listUsagers(counting.ctx, here.aidant, { tab: "active", term, page: 1, filters }),
      );
    await givenListed(here, { givenName: "Un", familyName: "SEUL" });
    const alone = await cost();
    const searched = await cost("usager");
    expect(alone).toBeGreaterThan(0);
    expect(alone).toBeLessThan(6);
    for (let count = 0; count < 54; count += 1) {
      await givenListed(here, { givenName: "Usager", familyName: `N${String(count)}` });
    }
    expect(await cost()).toBe(alone);
    expect([await cost("usager"), await cost("n", ["unsigned"])]).toEqual([alone, alone]);
    expect(searched).toBeLessThanOrEqual(alone);
    const [first, second] = [await list(here.aidant), await list(here.aidant, "active", "", 2)];
    expect([first.usagers.length, second.usagers.length]).toEqual([50, 5]);
    expect(first.pageCount).toBe(2);
    const seen = new Set([...first.usagers, ...second.usagers].map(({ id }) => id));
    expect(seen.size).toBe(55);
    expect(await list(here.aidant, "active", "", 900)).toMatchObject({ page: 2, total: 55 });
  });

  test("filters by what a mandat is, and sorts by its end", async () => {
    const here = await structure();
    const { aidant } = here;
    await givenListed(here, { givenName: "A", familyName: "LOIN" }, { remote: true });
    await givenListed(here, { givenName: "B", familyName: "BIENTOT" }, { age: 350 });
    const late = await givenListed(
      here,
      { givenName: "C", familyName: "DOUBLE" },
      { age: 340, remote: true },
    );
    const other = await givenMandat(ctx, {
      organisation: here.organisation,
      aidant: here.user,
      usager: late.usager,
      demarches: ["famille"],
    });
    await givenListed(here, { givenName: "D", familyName: "PASSE" }, { duree: "SHORT", age: 9 });
    await givenListed(here, { givenName: "E", familyName: "HIER" }, { duree: "SHORT", age: 2 });
    await ctx.db.mandatPaper.create({
      data: {
        mandatId: late.mandat.id,
        item: "SIGNED",
        checkedById: aidant.userId,
        checkedAt: ctx.clock.now(),
      },
    });
    const filtered = async (filters: ListFilter[], tab: MandatState = "active", term = "") =>
      (await listUsagers(ctx, aidant, { tab, term, page: 1, filters })).usagers;
    const names = async (filters: ListFilter[], tab?: MandatState) =>
      (await filtered(filters, tab)).map(({ fullName }) => fullName);
    expect(await names(["expiring"])).toEqual(["B BIENTOT", "C DOUBLE"]);
    expect(await names(["remote"])).toEqual(["C DOUBLE", "A LOIN"]);
    expect(await names(["expiring", "remote"])).toEqual(["C DOUBLE"]);
    expect(await names(["unsigned"])).toEqual(["B BIENTOT", "C DOUBLE", "A LOIN"]);
    expect(await names(["expiring", "remote", "unsigned"])).toEqual([]);
    // The other tabs show what they count: none of them knows this filter.
    const searched = { tab: "active", term: "HIER", page: 1, filters: ["expiring"] } as const;
    const { counts } = await listUsagers(ctx, aidant, searched);
    expect(counts).toMatchObject({ active: 0, expired: 1 });
    const [, double] = await filtered(["unsigned"]);
    expect(double?.mandats.map(({ id }) => id)).toEqual([other.mandat.id]);
    expect(await names(["remote"], "expired")).toEqual([]);
    expect(await filtered(["remote"], "active", "double")).toHaveLength(1);

    const sorted = async (tab: MandatState) =>
      (await listUsagers(ctx, aidant, { tab, term: "", page: 1, sort: "end" })).usagers.map(
        ({ fullName }) => fullName,
      );
    expect(await sorted("active")).toEqual(["B BIENTOT", "C DOUBLE", "A LOIN"]);
    expect(await sorted("expired")).toEqual(["E HIER", "D PASSE"]);
  });

  test("a mandat that allows nothing is in no tab [MAN-117]", async () => {
    const here = await structure();
    const { usager } = await givenListed(here, { familyName: "IMPORT" }, { demarches: [] });
    for (const tab of ["active", "expired", "revoked", "replaced"] as const) {
      expect(await namesOf(here.aidant, tab)).toEqual([]);
      expect((await list(here.aidant, tab, "import")).counts).toMatchObject({ [tab]: 0 });
    }
    await givenMandat(ctx, { ...here, aidant: here.user, usager, demarches: ["papiers"] });
    const [row] = (await list(here.aidant)).usagers;
    expect(row?.mandats).toHaveLength(1);
  });

  test("shows nothing of another organisation", async () => {
    const here = await structure();
    await givenListed(here, { givenName: "Uma", familyName: "DIALLO" });
    const there = await structure();
    expect(await namesOf(there.aidant)).toEqual([]);
    expect(await namesOf(there.aidant, "active", "diallo")).toEqual([]);
  });
});
