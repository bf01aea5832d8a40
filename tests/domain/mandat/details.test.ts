import { beforeAll, describe, expect, test } from "vitest";
import { referentActor, type AidantActor } from "@/lib/auth/actor";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { announceExpiry } from "@/lib/mandat/announce-expiry";
import { checkPaper } from "@/lib/mandat/check-paper";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";
import { readUsagerHistory } from "@/lib/mandat/usager-history";
import { verifyAttestation } from "@/lib/mandat/verify-attestation";
import { viewAttestation } from "@/lib/mandat/view-attestation";
import { viewUsager } from "@/lib/mandat/view-usager";
import { readReferentHome } from "@/lib/referent/read-home";
import { testContext, type TestContext } from "../../support/context";
import { sqlClient } from "../../support/database";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { givenSigner, signedMandat } from "../../support/factories/signature";
import { countingContext } from "../../support/statements";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const MINUTE = 60_000;
const DAY = 86_400_000;
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
const stranger = async () => (await givenSigner(ctx, await givenOrganisation(ctx))).aidant;

async function use(actor: AidantActor, usagerId: string, at = ctx.clock.now()): Promise<void> {
  await inTransaction(ctx, (tx) =>
    recordEntry(ctx, tx, at, actor, {
      action: "use_autorisation",
      usagerId,
      demarches: ["papiers"],
      details: { tokenHash: "x" },
    }),
  );
}

describe("the checklist of the paper", () => {
  test("keeps the first date and aidant, in one entry", async () => {
    const { mandat, signer } = await signedMandat(ctx);
    const colleague = await givenUser(ctx, {
      organisations: [
        await ctx.db.organisation.findUniqueOrThrow({ where: { id: mandat.organisationId } }),
      ],
    });
    const before = await viewAttestation(ctx, signer.aidant, mandat.id);
    expect(before.paper).toEqual({ SIGNED: null, COPY_GIVEN: null });
    const at = ctx.clock.now();
    const step = { mandatId: mandat.id, item: "SIGNED" } as const;
    await Promise.all([1, 2].map(() => checkPaper(ctx, signer.aidant, step)));
    ctx.clock.advance(MINUTE);
    await checkPaper(ctx, { ...signer.aidant, userId: colleague.id }, step);
    const { paper } = await viewAttestation(ctx, signer.aidant, mandat.id);
    expect(paper).toEqual({ SIGNED: { at, by: signer.aidant.fullName }, COPY_GIVEN: null });
    const entries = await ctx.db.journalEntry.findMany({
      where: { mandatId: mandat.id, action: "paper_signed" },
    });
    expect(entries).toMatchObject([
      { actorId: signer.user.id, usagerId: mandat.usagerId, details: { item: "SIGNED" } },
    ]);
    await checkPaper(ctx, signer.aidant, { ...step, item: "COPY_GIVEN" });
    const [card] = (await viewUsager(ctx, signer.aidant, mandat.usagerId)).mandats;
    expect(card?.paper.COPY_GIVEN).toMatchObject({ by: signer.aidant.fullName });
  });

  test("is not another organisation's, whose answer is that of an unknown mandat", async () => {
    const { mandat } = await signedMandat(ctx);
    const bea = await stranger();
    for (const mandatId of [mandat.id, NOBODY, "17"]) {
      const act = checkPaper(ctx, bea, { mandatId, item: "SIGNED" });
      expect(await refusal(act)).toBe("MANDAT_INTROUVABLE");
    }
    expect(await ctx.db.mandatPaper.count({ where: { mandatId: mandat.id } })).toBe(0);
  });

  test("once ticked, nothing of the service can untick or move it", async () => {
    const { mandat, signer } = await signedMandat(ctx);
    await checkPaper(ctx, signer.aidant, { mandatId: mandat.id, item: "SIGNED" });
    const where = { mandatId: mandat.id };
    const data = { checkedAt: ctx.clock.now() };
    await expect(ctx.db.mandatPaper.updateMany({ where, data })).rejects.toThrow();
    await expect(ctx.db.mandatPaper.deleteMany({ where })).rejects.toThrow();
  });
});

describe("the page of an usager", () => {
  test("shows uses by pages, in as many statements whatever the rows [MAN-102]", async () => {
    const { mandat, signer, usager } = await signedMandat(ctx);
    const counting = countingContext(ctx);
    const cost = (page = 1) =>
      counting.statementsOf(() => viewUsager(counting.ctx, signer.aidant, usager.id, page));
    await use(signer.aidant, usager.id);
    const alone = await cost();
    await signedMandat(ctx, { signer, usager, demarches: ["papiers", "justice"] });
    await signedMandat(ctx, { signer, usager, demarches: ["loisirs"] });
    const first = ctx.clock.now();
    for (let n = 0; n < 44; n += 1) {
      await use(signer.aidant, usager.id, new Date(first.getTime() + n * MINUTE));
    }
    expect([await cost(), await cost(3)]).toEqual([alone, alone]);
    const details = await viewUsager(ctx, signer.aidant, usager.id);
    expect(details.mandats).toHaveLength(3);
    expect(details.mandats.at(-1)?.id).toBe(mandat.id);
    const { uses } = details;
    expect([uses.lines.length, uses.page, uses.pageCount]).toEqual([20, 1, 3]);
    expect(uses.lines[0]?.at).toEqual(new Date(first.getTime() + 43 * MINUTE));
    const last = (await viewUsager(ctx, signer.aidant, usager.id, 99)).uses;
    expect([last.lines.length, last.page]).toEqual([5, 3]);
  });

  test("a mandat that allows nothing is never active, and breaks nothing [MAN-117]", async () => {
    const organisation = await givenOrganisation(ctx);
    const { aidant, user } = await givenSigner(ctx, organisation);
    const usager = await givenUsager(ctx);
    const old = { organisation, aidant: user, usager, demarches: [] };
    const { mandat } = await givenMandat(ctx, old);
    const { mandats } = await viewUsager(ctx, aidant, usager.id);
    expect(mandats).toMatchObject([{ id: mandat.id, state: "expired", autorisations: [] }]);
    const view = await viewAttestation(ctx, aidant, mandat.id);
    expect(view).toMatchObject({ state: "expired", allowsNothing: true });
    const revocation = { mandat: mandat.id, demandeur: "structure", date_demande: "" } as const;
    expect(await refusal(revokeMandat(ctx, aidant, revocation))).toBe("MANDAT_DEJA_TERMINE");
  });

  test("nor is it counted, announced or said to run to who checks its paper [MAN-117]", async () => {
    const { mandat, signer } = await signedMandat(ctx, { demarches: ["papiers"] });
    const owner = sqlClient(ctx.ownerUrl);
    await owner.query("delete from autorisation where mandat_id = $1", [mandat.id]);
    const { organisationId, expiresAt } = mandat;
    const referent = referentActor({ ...signer.member, organisationId });
    expect(await readReferentHome(ctx, referent)).toMatchObject({ activeMandats: 0 });
    const { id: attestationId, sha256 } = mandat.attestation;
    const check = await verifyAttestation(ctx, { attestationId, sha256 });
    expect(check).toMatchObject({ authentic: true, running: false });
    const start = ctx.clock.now();
    ctx.clock.set(new Date(expiresAt.getTime() - 5 * DAY));
    await announceExpiry(ctx);
    expect(await ctx.db.mandatExpiryNotice.count({ where: { mandatId: mandat.id } })).toBe(0);
    ctx.clock.set(start);
  });
});

describe("the history of an usager", () => {
  test("tells what this organisation did, the latest first, and journals its view", async () => {
    const { mandat, signer, usager } = await signedMandat(ctx, { demarches: ["papiers"] });
    const there = await givenSigner(ctx, await givenOrganisation(ctx));
    await signedMandat(ctx, { signer: there, usager, demarches: ["justice"] });
    const { aidant } = signer;
    ctx.clock.advance(MINUTE);
    await use(aidant, usager.id);
    ctx.clock.advance(MINUTE);
    await viewAttestation(ctx, aidant, mandat.id);
    ctx.clock.advance(MINUTE);
    await checkPaper(ctx, aidant, { mandatId: mandat.id, item: "SIGNED" });
    ctx.clock.advance(MINUTE);
    const asked = { mandat: mandat.id, demandeur: "usager-oral", date_demande: "" } as const;
    await revokeMandat(ctx, aidant, asked);
    await viewUsager(ctx, aidant, usager.id);

    const history = await readUsagerHistory(ctx, aidant, { usagerId: usager.id, page: 1 });
    expect(history.lines.map(({ action }) => action).toSorted()).toEqual([
      "cancel_autorisation",
      "cancel_mandat",
      "create_attestation",
      "paper_signed",
      "use_autorisation",
      "view_attestation",
    ]);
    expect(history.lines.at(-1)).toMatchObject({
      action: "create_attestation",
      demarches: ["papiers"],
      author: aidant.fullName,
    });
    expect(history.lines[2]).toMatchObject({ details: { item: "SIGNED" } });
    const seen = { action: "view_usager", usagerId: usager.id, actorId: aidant.userId };
    expect(await ctx.db.journalEntry.count({ where: seen })).toBe(2);
  });

  test("comes by pages, in as many statements whatever the rows", async () => {
    const { signer, usager } = await signedMandat(ctx);
    const counting = countingContext(ctx);
    const cost = () =>
      counting.statementsOf(() =>
        readUsagerHistory(counting.ctx, signer.aidant, { usagerId: usager.id, page: 1 }),
      );
    const alone = await cost();
    for (let n = 1; n <= 30; n += 1) {
      await use(signer.aidant, usager.id, new Date(ctx.clock.now().getTime() + n * MINUTE));
    }
    expect(await cost()).toBe(alone);
    const second = await readUsagerHistory(ctx, signer.aidant, { usagerId: usager.id, page: 2 });
    expect([second.lines.length, second.page, second.pageCount]).toEqual([6, 2, 2]);
  });

  test("of an usager of another organisation answers like an unknown one", async () => {
    const { usager } = await signedMandat(ctx);
    const bea = await stranger();
    for (const usagerId of [usager.id, NOBODY, "12"]) {
      const act = readUsagerHistory(ctx, bea, { usagerId, page: 1 });
      expect(await refusal(act)).toBe("USAGER_INTROUVABLE");
    }
    const traces = { actorId: bea.userId, usagerId: usager.id };
    expect(await ctx.db.journalEntry.count({ where: traces })).toBe(0);
  });

  test("keeps naming an aidant who has left", async () => {
    const { signer, usager } = await signedMandat(ctx);
    const organisation = await ctx.db.organisation.findUniqueOrThrow({
      where: { id: signer.aidant.organisationId },
    });
    await ctx.db.membership.deleteMany({ where: { userId: signer.user.id } });
    await ctx.db.user.update({
      where: { id: signer.user.id },
      data: { deactivatedAt: ctx.clock.now(), currentOrganisationId: null },
    });
    const abel = await givenUser(ctx, { organisations: [organisation] });
    const { aidant } = await givenSession(ctx, abel, organisation);
    const { lines } = await readUsagerHistory(ctx, aidant, { usagerId: usager.id, page: 1 });
    expect(lines.map(({ author }) => author)).toContain(signer.aidant.fullName);
  });
});
