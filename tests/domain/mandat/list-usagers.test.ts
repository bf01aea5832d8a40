import { beforeAll, describe, expect, test } from "vitest";
import type { AidantActor } from "@/lib/auth/actor";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { Organisation, User } from "@/lib/generated/prisma/client";
import type { OfferedDuree } from "@/lib/mandat/duration";
import { listUsagers } from "@/lib/mandat/list-usagers";
import type { MandatState } from "@/lib/mandat/mandat-state";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";
import { testContext, type TestContext } from "../../support/context";
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
  mandat: { duree?: OfferedDuree; age?: number; demarches?: DemarcheKey[] } = {},
) {
  const usager = await givenUsager(ctx, name);
  const made = await givenMandat(ctx, {
    organisation,
    aidant: user,
    usager,
    demarches: mandat.demarches ?? ["papiers"],
    duree: mandat.duree ?? "LONG",
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
    await givenListed(
      here,
      { givenName: "Line", familyName: "DUPONT", preferredUsername: "Œuvrard" },
      { duree: "SHORT", age: 3 },
    );
    expect(await namesOf(aidant, "active", "jose")).toEqual(["José GARCIA"]);
    expect(await namesOf(aidant, "active", "nT-PI")).toEqual(["Ana SAINT-PIERRE"]);
    expect(await namesOf(aidant, "expired", "oeuvrard")).toEqual(["Line DUPONT"]);
    expect(await namesOf(aidant, "active", "%")).toEqual([]);
    expect((await list(aidant, "active", "oeuvrard")).counts).toMatchObject({
      active: 0,
      expired: 1,
    });
    expect(await namesOf(aidant)).toHaveLength(2);
  });

  test("shows 50 at a time, in as many statements whatever the rows [MAN-102]", async () => {
    const here = await structure();
    let operations = 0;
    const db = ctx.db.$extends({
      query: {
        $allOperations: ({ args, query }) => {
          operations += 1;
          return query(args);
        },
      },
    });
    const counted = Object.assign({}, ctx, { db });
    const cost = async () => {
      operations = 0;
      await listUsagers(counted, here.aidant, { tab: "active", term: "", page: 1 });
      return operations;
    };
    await givenListed(here, { givenName: "Un", familyName: "SEUL" });
    const alone = await cost();
    for (let count = 0; count < 54; count += 1) {
      await givenListed(here, { givenName: "Usager", familyName: `N${String(count)}` });
    }
    expect(await cost()).toBe(alone);
    const [first, second] = [await list(here.aidant), await list(here.aidant, "active", "", 2)];
    expect([first.usagers.length, second.usagers.length]).toEqual([50, 5]);
    expect(first.pageCount).toBe(2);
    const seen = new Set([...first.usagers, ...second.usagers].map(({ id }) => id));
    expect(seen.size).toBe(55);
  });

  test("shows nothing of another organisation", async () => {
    const here = await structure();
    await givenListed(here, { givenName: "Uma", familyName: "DIALLO" });
    const there = await structure();
    expect(await namesOf(there.aidant)).toEqual([]);
    expect(await namesOf(there.aidant, "active", "diallo")).toEqual([]);
  });
});
