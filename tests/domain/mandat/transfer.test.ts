import { describe, expect, test } from "vitest";
import { isIntact } from "@/lib/attestation/seal";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { Organisation } from "@/lib/generated/prisma/client";
import { piiContext } from "@/lib/journal/record-private";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import { holderLock } from "@/lib/mandat/replace-autorisations";
import { transferMandats, transferSchema } from "@/lib/mandat/transfer-mandats";
import { testContext } from "../../support/context";
import { sqlClient } from "../../support/database";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";
import {
  givenIdentifiedDraft,
  givenSigner,
  recapPost,
  signedMandat,
} from "../../support/factories/signature";
import { inLine } from "../../support/locks";

const ctx = await testContext();
const { staff } = await givenStaff(ctx);
const owner = sqlClient(ctx.ownerUrl);
const NOBODY = "00000000-0000-4000-8000-000000000000";
const REASON = "Fusion de deux structures";

const transfer = (mandats: readonly string[], organisation: string) =>
  transferMandats(
    ctx,
    staff,
    transferSchema.parse({ mandat: [...mandats], organisation, reason: REASON }),
  );

async function givenHeld(
  organisation: Organisation,
  demarches: DemarcheKey[],
  usager?: Awaited<ReturnType<typeof givenUsager>>,
) {
  const aidant = await givenUser(ctx, { organisations: [organisation] });
  const person = usager ?? (await givenUsager(ctx));
  const { mandat } = await givenMandat(ctx, { organisation, aidant, usager: person, demarches });
  return { mandat, usager: person };
}

const holdersOf = async (mandatId: string) => {
  const mandat = await ctx.db.mandat.findUniqueOrThrow({
    where: { id: mandatId },
    include: { autorisations: true },
  });
  return [mandat, ...mandat.autorisations].map(({ organisationId }) => organisationId);
};

describe("transfer of mandats to another organisation", () => {
  test("moves the mandat whole, leaves its document, names everything in the journal [MAN-115]", async () => {
    const { mandat } = await signedMandat(ctx);
    const before = await ctx.db.attestationDocument.findUniqueOrThrow({
      where: { id: mandat.attestationId },
    });
    const target = await givenOrganisation(ctx);
    expect(await transfer([mandat.id], target.id)).toEqual([
      { mandatId: mandat.id, outcome: "MOVED" },
    ]);
    expect(new Set(await holdersOf(mandat.id))).toEqual(new Set([target.id]));
    const after = await ctx.db.attestationDocument.findUniqueOrThrow({ where: { id: before.id } });
    expect(after).toEqual(before);
    expect(isIntact(ctx, after)).toBe(true);
    const [entry, ...others] = await ctx.db.journalEntry.findMany({
      where: { action: "transfer_mandat", mandatId: mandat.id },
    });
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      actorKind: "admin",
      actorId: staff.userId,
      organisationId: target.id,
      attestationHash: before.sha256,
      details: {
        previousOrganisationId: mandat.organisationId,
        newOrganisationId: target.id,
      },
    });
    const pii = await ctx.db.journalPii.findUniqueOrThrow({ where: { entryId: entry?.id ?? "" } });
    expect(ctx.cipher.open(pii.content ?? "", piiContext(pii.entryId))).toContain(REASON);
  });

  test("to an unknown or inactive organisation moves nothing [MAN-115]", async () => {
    const { mandat } = await givenHeld(await givenOrganisation(ctx), ["papiers"]);
    const closed = await givenOrganisation(ctx);
    await ctx.db.organisation.update({
      where: { id: closed.id },
      data: { deactivatedAt: ctx.clock.now() },
    });
    for (const target of [NOBODY, closed.id]) {
      await expect(transfer([mandat.id], target)).rejects.toMatchObject({
        code: "TRANSFERT_CIBLE_REFUSEE",
        options: { field: "organisation" },
      });
    }
    expect(new Set(await holdersOf(mandat.id))).toEqual(new Set([mandat.organisationId]));
    expect(await ctx.db.journalEntry.count({ where: { mandatId: mandat.id } })).toBe(0);
  });

  test("is refused mandat by mandat, nothing half-moved [MAN-115]", async () => {
    const source = await givenOrganisation(ctx);
    const target = await givenOrganisation(ctx, { allowedDemarches: ["papiers", "famille"] });
    const free = await givenHeld(source, ["papiers", "famille"]);
    const tooWide = await givenHeld(source, ["papiers", "justice"]);
    const doubled = await givenHeld(source, ["famille", "papiers"]);
    await givenHeld(target, ["papiers"], doubled.usager);
    const there = await givenHeld(target, ["famille"]);
    const ids = [free, tooWide, doubled, there].map(({ mandat }) => mandat.id);
    const results = await transfer([...ids, NOBODY], target.id);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "MOVED",
      "DEMARCHE_NOT_ALLOWED",
      "CONFLICT",
      "ALREADY_THERE",
      "UNKNOWN",
    ]);
    for (const { mandat } of [tooWide, doubled]) {
      expect(new Set(await holdersOf(mandat.id))).toEqual(new Set([source.id]));
      expect(await ctx.db.journalEntry.count({ where: { mandatId: mandat.id } })).toBe(0);
    }
  });

  test("a past period of the same démarche at the target conflicts too [MAN-115]", async () => {
    const [source, target] = [await givenOrganisation(ctx), await givenOrganisation(ctx)];
    const { mandat, usager } = await givenHeld(source, ["papiers"]);
    const past = await givenHeld(target, ["papiers"], usager);
    ctx.clock.advance(60_000);
    await ctx.db.autorisation.updateMany({
      where: { mandatId: past.mandat.id },
      data: { revokedAt: ctx.clock.now(), endReason: "REVOKED_BY_USAGER" },
    });
    expect(await transfer([mandat.id], target.id)).toMatchObject([{ outcome: "CONFLICT" }]);
    expect(new Set(await holdersOf(mandat.id))).toEqual(new Set([source.id]));
    expect(await ctx.db.journalEntry.count({ where: { mandatId: mandat.id } })).toBe(0);
  });

  test("twice at once moves once, with one entry", async () => {
    const { mandat } = await givenHeld(await givenOrganisation(ctx), ["papiers"]);
    const target = await givenOrganisation(ctx);
    const results = await Promise.all([
      transfer([mandat.id], target.id),
      transfer([mandat.id], target.id),
    ]);
    expect(results.flat().map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(["MOVED", "ALREADY_THERE"]),
    );
    expect(await ctx.db.journalEntry.count({ where: { mandatId: mandat.id } })).toBe(1);
  });

  test("demands a reason and the technical role", async () => {
    const input = { mandat: [NOBODY], organisation: NOBODY, reason: "  " };
    expect(transferSchema.safeParse(input).success).toBe(false);
    const metier = await givenStaff(ctx, "METIER");
    const valid = transferSchema.parse({ ...input, reason: REASON });
    await expect(transferMandats(ctx, metier.staff, valid)).rejects.toMatchObject({
      code: "ADMIN_ROLE_REFUSE",
    });
  });
});

describe("nothing else changes the organisation of a mandat", () => {
  test("neither the application's statements nor its settings do [MAN-115]", async () => {
    const { mandat } = await givenHeld(await givenOrganisation(ctx), ["papiers"]);
    const target = await givenOrganisation(ctx);
    await expect(
      ctx.db.$transaction(async (tx) => {
        await tx.$executeRaw`select set_config('aidants.transferred_mandat', ${mandat.id}, true)`;
        await tx.mandat.update({ where: { id: mandat.id }, data: { organisationId: target.id } });
      }),
    ).rejects.toThrow(/never changes/);
    await expect(
      ctx.db
        .$executeRaw`select transfer_mandat(${mandat.id}::uuid, ${target.id}::uuid, ${NOBODY}::uuid)`,
    ).rejects.toThrow(/journal first/);
    expect(new Set(await holdersOf(mandat.id))).toEqual(new Set([mandat.organisationId]));
  });

  test("a plain statement of the owner is refused too", async () => {
    const { mandat } = await givenHeld(await givenOrganisation(ctx), ["papiers"]);
    const target = await givenOrganisation(ctx);
    const move = "update mandat set organisation_id = $1 where id = $2";
    await expect(owner.query(move, [target.id, mandat.id])).rejects.toThrow(/never changes/);
  });
});

test("a transfer waits for a signature at the structure it leaves, and sees what that one replaced", async () => {
  const organisation = await givenOrganisation(ctx);
  const target = await givenOrganisation(ctx);
  const signer = await givenSigner(ctx, organisation);
  const { mandat, usager } = await givenHeld(organisation, ["papiers"]);
  const draft = await givenIdentifiedDraft(ctx, signer.aidant, usager, { demarches: ["papiers"] });
  const post = await recapPost(ctx, draft, signer.device.code());
  const lock = holderLock({ organisationId: organisation.id, usagerId: usager.id });
  const [signature, moved] = await inLine(ctx, lock, [
    () => confirmMandat(ctx, signer.aidant, post),
    () => transfer([mandat.id], target.id),
  ]);
  expect([signature?.status, moved?.status]).toEqual(["fulfilled", "fulfilled"]);
  const [entry] = await ctx.db.journalEntry.findMany({
    where: { action: "transfer_mandat", mandatId: mandat.id },
  });
  expect(entry?.demarches).toEqual([]);
  const replaced = await ctx.db.autorisation.findFirstOrThrow({ where: { mandatId: mandat.id } });
  expect(replaced).toMatchObject({ organisationId: target.id, endReason: "SUPERSEDED" });
});
