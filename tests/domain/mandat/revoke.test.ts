import { beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "@/lib/errors/domain-error";
import { readUserinfo } from "@/lib/franceconnect/fi/read-userinfo";
import { listUsagers } from "@/lib/mandat/list-usagers";
import {
  readAutorisationToRevoke,
  readMandatToRevoke,
  readRevokedAutorisation,
  readRevokedMandat,
} from "@/lib/mandat/read-revocation";
import { revokeAutorisationSchema, revokeMandatSchema } from "@/lib/mandat/revocation-schema";
import { revokeAutorisation } from "@/lib/mandat/revoke-autorisation";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { OfferedDuree } from "@/lib/mandat/duration";
import { testContext, type TestContext } from "../../support/context";
import { sqlClient } from "../../support/database";
import { givenAccessToken } from "../../support/factories/fi";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation } from "../../support/factories/people";
import { givenSigner } from "../../support/factories/signature";

const DAY = 86_400_000;
const NOBODY = "00000000-0000-4000-8000-000000000000";
let ctx: TestContext;

beforeAll(async () => {
  ctx = await testContext();
});

const refusal = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "accepted";
};

async function signed(
  options: { demarches?: DemarcheKey[]; duree?: OfferedDuree; age?: number } = {},
) {
  const organisation = await givenOrganisation(ctx);
  const { user, aidant } = await givenSigner(ctx, organisation);
  const usager = await givenUsager(ctx);
  const { mandat, autorisations } = await givenMandat(ctx, {
    organisation,
    aidant: user,
    usager,
    demarches: options.demarches ?? ["papiers", "logement"],
    duree: options.duree ?? "LONG",
    createdAt: new Date(ctx.clock.now().getTime() - (options.age ?? 0) * DAY),
  });
  const named = (index: number) => ({
    usagerId: usager.id,
    autorisationId: autorisations[index]?.id ?? "",
  });
  const post = (index: number, more: Record<string, string> = {}) =>
    revokeAutorisationSchema.parse({
      usager: usager.id,
      autorisation: autorisations[index]?.id,
      ...more,
    });
  const whole = revokeMandatSchema.parse({ mandat: mandat.id });
  return { organisation, user, aidant, usager, mandat, autorisations, named, post, whole };
}

const entriesOf = (mandatId: string) =>
  ctx.db.journalEntry.findMany({
    where: { mandatId, action: { in: ["cancel_autorisation", "cancel_mandat"] } },
    orderBy: { recordedAt: "asc" },
  });
const rowsOf = (mandatId: string) =>
  ctx.db.autorisation.findMany({ where: { mandatId }, orderBy: { demarche: "asc" } });

describe("revoking one autorisation", () => {
  test("ends it at once, journals who asked and leaves the mandat running [MAN-090]", async () => {
    const { aidant, mandat, usager, named, post } = await signed();
    ctx.clock.advance(1000);
    await revokeAutorisation(ctx, aidant, post(0, { demandeur: "usager-courrier" }));
    const view = await readRevokedAutorisation(ctx, aidant, named(0));
    expect(view).toMatchObject({ demarche: "papiers", revokedAt: ctx.clock.now() });
    const entries = await entriesOf(mandat.id);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      action: "cancel_autorisation",
      usagerId: usager.id,
      autorisationId: named(0).autorisationId,
      demarches: ["papiers"],
      days: 365,
      actorId: aidant.userId,
      details: {
        reason: "REVOKED_BY_USAGER",
        requestedBy: "usager-courrier",
        requestedOn: "2026-03-02",
      },
    });
    const still = await ctx.db.mandat.findUniqueOrThrow({ where: { id: mandat.id } });
    expect(still.endedAt).toBeNull();
  });

  test("says the structure ended it when the structure did", async () => {
    const { aidant, mandat, post } = await signed();
    await revokeAutorisation(ctx, aidant, post(0, { demandeur: "structure" }));
    expect((await rowsOf(mandat.id))[0]?.endReason).toBe("REVOKED_BY_STRUCTURE");
  });

  test.each(["\u0000", "1 or 1=1", "", "x".repeat(100_000)])(
    "answers « not found » to identifiers that are none",
    async (id) => {
      const { aidant, post } = await signed();
      for (const field of ["usager", "autorisation"]) {
        const act = revokeAutorisation(ctx, aidant, post(0, { [field]: id }));
        expect(await refusal(act)).toBe("AUTORISATION_INTROUVABLE");
      }
    },
  );

  test("of an archived mandat is not found", async () => {
    const { aidant, mandat, named, post } = await signed();
    const { query } = sqlClient(ctx.ownerUrl);
    await query("update mandat set archived_at = now() where id = $1", [mandat.id]);
    expect(await refusal(readAutorisationToRevoke(ctx, aidant, named(0)))).toBe(
      "AUTORISATION_INTROUVABLE",
    );
    expect(await refusal(revokeAutorisation(ctx, aidant, post(0)))).toBe(
      "AUTORISATION_INTROUVABLE",
    );
  });

  test("refuses a request of a day before the mandat", async () => {
    const { aidant, mandat, post, whole } = await signed({ age: 3 });
    const day = (age: number) =>
      new Date(mandat.createdAt.getTime() + age * DAY).toISOString().slice(0, 10);
    const before = { date_demande: day(-1) };
    expect(await refusal(revokeAutorisation(ctx, aidant, post(0, before)))).toBe(
      "REVOCATION_DATE_ANTERIEURE",
    );
    expect(await refusal(revokeMandat(ctx, aidant, { ...whole, ...before }))).toBe(
      "REVOCATION_DATE_ANTERIEURE",
    );
    expect(await refusal(revokeAutorisation(ctx, aidant, post(0, { date_demande: day(0) })))).toBe(
      "accepted",
    );
  });

  test("refuses a request of a day to come", async () => {
    const { aidant, mandat, post } = await signed();
    const tomorrow = post(0, { date_demande: "2026-03-04" });
    expect(await refusal(revokeAutorisation(ctx, aidant, tomorrow))).toBe("REVOCATION_DATE_FUTURE");
    expect(await entriesOf(mandat.id)).toEqual([]);
  });

  test("only one that runs, of this usager, here: everything else answers the same [MAN-091]", async () => {
    const here = await signed();
    const revoked = await signed();
    await revokeAutorisation(ctx, revoked.aidant, revoked.post(0));
    const expired = await signed({ duree: "SHORT", age: 2 });
    const elsewhere = await signed();
    const otherUsager = { ...here.named(0), usagerId: elsewhere.usager.id };
    const cases = [
      () => readAutorisationToRevoke(ctx, expired.aidant, expired.named(0)),
      () => readAutorisationToRevoke(ctx, revoked.aidant, revoked.named(0)),
      () => readAutorisationToRevoke(ctx, here.aidant, otherUsager),
      () => readAutorisationToRevoke(ctx, here.aidant, elsewhere.named(0)),
      () =>
        readAutorisationToRevoke(ctx, here.aidant, { ...here.named(0), autorisationId: NOBODY }),
      () => readAutorisationToRevoke(ctx, here.aidant, { usagerId: "1", autorisationId: "2" }),
      () => revokeAutorisation(ctx, here.aidant, elsewhere.post(0)),
      () => revokeAutorisation(ctx, expired.aidant, expired.post(0)),
    ];
    for (const act of cases) expect(await refusal(act())).toBe("AUTORISATION_INTROUVABLE");
    expect(await entriesOf(elsewhere.mandat.id)).toEqual([]);
  });

  test("posted twice in parallel: one instant, one entry [MAN-092]", async () => {
    const { aidant, mandat, post } = await signed();
    await Promise.all([
      revokeAutorisation(ctx, aidant, post(0)),
      revokeAutorisation(ctx, aidant, post(0)),
    ]);
    expect(await entriesOf(mandat.id)).toHaveLength(1);
  });

  test("the last one ends the mandat, which is then among the revoked [MAN-094]", async () => {
    const { aidant, mandat, usager, post } = await signed();
    await revokeAutorisation(ctx, aidant, post(0));
    await revokeAutorisation(ctx, aidant, post(1));
    const actions = (await entriesOf(mandat.id)).map(({ action }) => action);
    expect(actions).toEqual(["cancel_autorisation", "cancel_autorisation", "cancel_mandat"]);
    const ended = await ctx.db.mandat.findUniqueOrThrow({ where: { id: mandat.id } });
    expect(ended).toMatchObject({ endedAt: ctx.clock.now(), endReason: "REVOKED_BY_USAGER" });
    const list = await listUsagers(ctx, aidant, { tab: "revoked", page: 1, term: "" });
    expect(list.usagers.map(({ id }) => id)).toEqual([usager.id]);
  });

  test("its success page refuses one that still runs", async () => {
    const { aidant, named } = await signed();
    expect(await refusal(readRevokedAutorisation(ctx, aidant, named(0)))).toBe(
      "AUTORISATION_ENCORE_ACTIVE",
    );
  });
});

describe("revoking a mandat", () => {
  test("ends what still runs at one instant; what was ended before keeps its date [MAN-093]", async () => {
    const { aidant, mandat, post, whole } = await signed({
      demarches: ["papiers", "argent", "logement"],
    });
    await revokeAutorisation(ctx, aidant, post(0));
    const first = ctx.clock.now();
    ctx.clock.advance(60_000);
    await revokeMandat(ctx, aidant, whole);
    const rows = await rowsOf(mandat.id);
    const instants = Object.fromEntries(rows.map((row) => [row.demarche, row.revokedAt]));
    expect(instants).toEqual({
      papiers: first,
      argent: ctx.clock.now(),
      logement: ctx.clock.now(),
    });
    const actions = (await entriesOf(mandat.id)).map(({ action, demarches }) => [
      action,
      ...demarches,
    ]);
    expect(actions.slice(1)).toEqual([
      ["cancel_autorisation", "argent"],
      ["cancel_autorisation", "logement"],
      ["cancel_mandat"],
    ]);
    const view = await readRevokedMandat(ctx, aidant, mandat.id);
    expect(view.demarches).toEqual(["argent", "logement"]);
  });

  test("posted twice in parallel: one act", async () => {
    const { aidant, mandat, whole } = await signed();
    const ids = await Promise.all([
      revokeMandat(ctx, aidant, whole),
      revokeMandat(ctx, aidant, whole),
    ]);
    expect(ids).toEqual([mandat.id, mandat.id]);
    expect(await entriesOf(mandat.id)).toHaveLength(3);
  });

  test("an expired one is never revoked nor said to be [MAN-095]", async () => {
    const { aidant, mandat, whole } = await signed({ duree: "SHORT", age: 2 });
    expect(await refusal(readMandatToRevoke(ctx, aidant, mandat.id))).toBe("MANDAT_DEJA_TERMINE");
    expect(await refusal(revokeMandat(ctx, aidant, whole))).toBe("MANDAT_DEJA_TERMINE");
    expect(await refusal(readRevokedMandat(ctx, aidant, mandat.id))).toBe("MANDAT_DEJA_TERMINE");
    expect(await entriesOf(mandat.id)).toEqual([]);
  });

  test("a running one has no success page [MAN-096]", async () => {
    const { aidant, mandat } = await signed();
    expect(await refusal(readRevokedMandat(ctx, aidant, mandat.id))).toBe("MANDAT_ENCORE_ACTIF");
  });

  test("another organisation's mandat answers like an unknown one", async () => {
    const { mandat, whole } = await signed();
    const { aidant } = await signed();
    expect(await refusal(readMandatToRevoke(ctx, aidant, mandat.id))).toBe("MANDAT_INTROUVABLE");
    expect(await refusal(revokeMandat(ctx, aidant, whole))).toBe("MANDAT_INTROUVABLE");
    expect(await refusal(readMandatToRevoke(ctx, aidant, NOBODY))).toBe("MANDAT_INTROUVABLE");
    expect(await entriesOf(mandat.id)).toEqual([]);
  });
});

describe("a token that FranceConnect holds when the revocation comes", () => {
  const uses = (usagerId: string) =>
    ctx.db.journalEntry.count({ where: { usagerId, action: "use_autorisation" } });

  test.each(["autorisation", "mandat"])(
    "delivers no identity once the %s is revoked [MAN-098]",
    async (what) => {
      const { aidant, usager, post, whole } = await signed({ demarches: ["famille", "papiers"] });
      const { accessToken } = await givenAccessToken(ctx, { actor: aidant, usager });
      if (what === "mandat") await revokeMandat(ctx, aidant, whole);
      else await revokeAutorisation(ctx, aidant, post(0));
      const reading = readUserinfo(ctx, accessToken);
      await expect(reading).rejects.toMatchObject({ error: "invalid_token" });
      expect(await uses(usager.id)).toBe(0);
    },
  );
});
