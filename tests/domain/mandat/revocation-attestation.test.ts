import { beforeAll, describe, expect, test } from "vitest";
import { dateAndTime } from "@/lib/attestation/paris-dates";
import { isIntact } from "@/lib/attestation/seal";
import type { AidantActor } from "@/lib/auth/actor";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { checkAttestations } from "@/lib/jobs/check-attestations";
import { downloadRevocation } from "@/lib/mandat/download-revocation";
import { readRevokedAutorisation, readRevokedMandat } from "@/lib/mandat/read-revocation";
import { recordPrint } from "@/lib/mandat/record-print";
import { revokeAutorisationSchema, revokeMandatSchema } from "@/lib/mandat/revocation-schema";
import { revokeAutorisation } from "@/lib/mandat/revoke-autorisation";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";
import { verifyAttestation } from "@/lib/mandat/verify-attestation";
import { viewRevocation, type RevocationView } from "@/lib/mandat/view-revocation";
import { viewUsager } from "@/lib/mandat/view-usager";
import { openPayload } from "@/lib/outbox/payload";
import { testContext, type TestContext } from "../../support/context";
import { sqlClient, superuserUrl } from "../../support/database";
import { givenUsager } from "../../support/factories/mandats";
import { givenOrganisation } from "../../support/factories/people";
import { givenSigner, signedMandat } from "../../support/factories/signature";

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

async function signed(demarches: DemarcheKey[] = ["papiers", "logement"], familyName = "DUBOIS") {
  const organisation = await givenOrganisation(ctx, {
    name: "Maison & Services",
    address: "8 rue de la Paix",
  });
  const signer = await givenSigner(ctx, organisation);
  const usager = await givenUsager(ctx, { familyName });
  const { mandat } = await signedMandat(ctx, { signer, usager, demarches });
  const { aidant } = signer;
  const named = (demarche: DemarcheKey) => ({
    usagerId: usager.id,
    autorisationId: mandat.autorisations.find((one) => one.demarche === demarche)?.id ?? "",
  });
  const revokeOne = (demarche: DemarcheKey, more: Record<string, string> = {}) =>
    revokeAutorisation(
      ctx,
      aidant,
      revokeAutorisationSchema.parse({
        usager: usager.id,
        autorisation: named(demarche).autorisationId,
        ...more,
      }),
    );
  const revokeAll = (more: Record<string, string> = {}) =>
    revokeMandat(ctx, aidant, revokeMandatSchema.parse({ mandat: mandat.id, ...more }));
  return { organisation, aidant, usager, mandat, named, revokeOne, revokeAll };
}

const stranger = async () => (await givenSigner(ctx, await givenOrganisation(ctx))).aidant;
const documentsOf = (mandatId: string) =>
  ctx.db.attestationDocument.findMany({
    where: { mandatId, kind: { not: "MANDAT" } },
    orderBy: { createdAt: "asc" },
  });
const entriesOf = (mandatId: string) =>
  ctx.db.journalEntry.findMany({
    where: { mandatId, action: { in: ["cancel_autorisation", "cancel_mandat"] } },
    orderBy: [{ occurredAt: "asc" }, { action: "asc" }],
  });

/** The document of the answer, which must be there. */
async function shown(
  aidant: AidantActor,
  target: Parameters<typeof viewRevocation>[2],
): Promise<RevocationView & { html: string }> {
  const view = await viewRevocation(ctx, aidant, target);
  if ("elsewhere" in view || !view.document) throw new Error("no document");
  return { ...view, html: view.document.html };
}

describe("the attestation of one autorisation's revocation", () => {
  test("says who, what, to whom, and when in Paris, in the usager's words [MAN-090]", async () => {
    const { aidant, mandat, named, revokeOne } = await signed();
    ctx.clock.set("2026-07-14T22:30:00.000Z");
    await revokeOne("papiers", { demandeur: "usager-courrier", date_demande: "2026-07-10" });
    const view = await shown(aidant, named("papiers"));
    expect(view).toMatchObject({
      autorisationId: named("papiers").autorisationId,
      byStructure: false,
    });
    const text = view.html.replaceAll("\u00a0", " ");
    expect(text).toContain("Je m'appelle <strong>Angela Claire Louise DUBOIS</strong>");
    expect(text).toContain("je souhaite révoquer l'autorisation suivante :");
    expect(text).toContain("PAPIERS - CITOYENNETÉ - ÉLECTIONS</strong> : État-civil");
    expect(text).not.toContain("LOGEMENT");
    expect(text).toContain("<strong>Maison &amp; Services</strong>");
    expect(text).toContain("J'en ai fait la demande le vendredi 10 juillet 2026, par courrier.");
    expect(text).toContain("Fait à 8 rue de la Paix, 02200 Soissons, le 15/07/2026 à 00h30.");
    expect(text).toContain(mandat.attestationId);
    expect(text.match(/class="ac-signature"/g)).toHaveLength(1);
    expect(text).toContain("<strong>Le mandant</strong></p><p>Prénom, nom et signature");
  });

  test("is sealed, and its hash is in the journal entry of the act [MAN-090]", async () => {
    const { mandat, named, revokeOne } = await signed();
    await revokeOne("papiers");
    const [document, ...others] = await documentsOf(mandat.id);
    expect(others).toEqual([]);
    expect(document).toMatchObject({
      kind: "REVOCATION_AUTORISATION",
      autorisationId: named("papiers").autorisationId,
      templateVersion: "2026-11-24",
      createdAt: ctx.clock.now(),
    });
    if (!document) throw new Error("no document");
    expect(isIntact(ctx, document)).toBe(true);
    for (const change of [{ autorisationId: null }, { kind: "REVOCATION_MANDAT" as const }])
      expect(isIntact(ctx, { ...document, ...change })).toBe(false);
    const entries = await entriesOf(mandat.id);
    expect(entries.map(({ attestationHash }) => attestationHash)).toEqual([document.sha256]);
  });

  test("asks for its PDF in the same transaction", async () => {
    const { mandat, revokeOne } = await signed();
    await revokeOne("papiers");
    const [document] = await documentsOf(mandat.id);
    const row = await ctx.db.outboxMessage.findFirstOrThrow({
      where: { dedupeKey: `pdf:${document?.id ?? ""}` },
    });
    expect(openPayload(ctx, row)).toMatchObject({ channel: "PDF", attestationId: document?.id });
  });

  test("puts no word in the usager's mouth when the structure ended it", async () => {
    const { aidant, named, revokeOne } = await signed();
    await revokeOne("papiers", { demandeur: "structure" });
    const view = await shown(aidant, named("papiers"));
    expect(view.byStructure).toBe(true);
    expect(view.html).not.toMatch(/Je m'appelle|je souhaite|mon compte/);
    expect(view.html).toContain(
      "<strong>Maison &amp; Services</strong>, le <strong>mandataire</strong>, met fin",
    );
    expect(view.html).toContain("n'a pas été demandée par le mandant");
    expect(view.html).not.toContain("<strong>Le mandant</strong></p>");
  });

  test("says that the usager asked the service, in the usager's words", async () => {
    const { aidant, mandat, named, revokeOne } = await signed();
    await revokeOne("papiers", { demandeur: "service" });
    const view = await shown(aidant, named("papiers"));
    expect(view.byStructure).toBe(false);
    expect(view.html).toContain("je souhaite révoquer l'autorisation suivante");
    expect(view.html).toMatch(/J'en ai fait la demande le [^<]+, auprès de l(&#39;|')équipe/);
    const [entry] = await entriesOf(mandat.id);
    expect(entry?.details).toMatchObject({ reason: "REVOKED_BY_USAGER", requestedBy: "service" });
  });

  test("makes a hostile name inert [MAN-103]", async () => {
    const { aidant, named, revokeOne } = await signed(undefined, "<script>alert(1)</script>");
    await revokeOne("papiers");
    const { html } = await shown(aidant, named("papiers"));
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("keeps its bytes whatever is renamed or moved afterwards", async () => {
    const { aidant, organisation, usager, named, revokeOne } = await signed();
    await revokeOne("papiers");
    const before = (await shown(aidant, named("papiers"))).document;
    await ctx.db.organisation.update({
      where: { id: organisation.id },
      data: { name: "Autre nom", city: "Laon" },
    });
    await ctx.db.usager.update({ where: { id: usager.id }, data: { familyName: "AUTRE" } });
    expect((await shown(aidant, named("papiers"))).document).toEqual(before);
  });

  test("the last one ends the mandat: the document is the mandat's [MAN-094]", async () => {
    const { aidant, mandat, named, revokeOne } = await signed();
    await revokeOne("papiers");
    ctx.clock.advance(60_000);
    await revokeOne("logement");
    const documents = await documentsOf(mandat.id);
    expect(documents.map(({ kind }) => kind)).toEqual([
      "REVOCATION_AUTORISATION",
      "REVOCATION_MANDAT",
    ]);
    expect(await viewRevocation(ctx, aidant, named("logement"))).toEqual({
      mandatId: mandat.id,
      elsewhere: true,
    });
    const { html } = await shown(aidant, { mandatId: mandat.id });
    expect(html).toContain("Je souhaite révoquer le mandat");
    expect(html).toContain("LOGEMENT");
    expect(html).not.toContain("PAPIERS");
  });
});

describe("the attestation of a mandat's revocation", () => {
  test("one document for the act; what was revoked before keeps its own [MAN-093]", async () => {
    const { aidant, mandat, named, revokeOne, revokeAll } = await signed([
      "papiers",
      "argent",
      "logement",
    ]);
    await revokeOne("papiers");
    const first = await shown(aidant, named("papiers"));
    ctx.clock.advance(60_000);
    await revokeAll({ demandeur: "usager-courriel" });
    const documents = await documentsOf(mandat.id);
    expect(documents).toHaveLength(2);
    const entries = await entriesOf(mandat.id);
    expect(entries.map(({ attestationHash }) => attestationHash)).toEqual([
      documents[0]?.sha256,
      documents[1]?.sha256,
      documents[1]?.sha256,
      documents[1]?.sha256,
    ]);
    const whole = await shown(aidant, { mandatId: mandat.id });
    expect(whole.html).toContain("ARGENT - IMPÔTS - CONSOMMATION");
    expect(whole.html).toContain("LOGEMENT");
    expect(whole.html).not.toContain("PAPIERS");
    expect((await shown(aidant, named("papiers"))).document).toEqual(first.document);
    expect(await viewRevocation(ctx, aidant, named("argent"))).toHaveProperty("elsewhere", true);
  });

  test("posted twice in parallel: one document", async () => {
    const { mandat, revokeAll } = await signed();
    await Promise.all([revokeAll(), revokeAll()]);
    expect(await documentsOf(mandat.id)).toHaveLength(1);
  });

  test("an expired or replaced mandat has none, and is not said to be revoked [MAN-095]", async () => {
    const expired = await signed();
    const replaced = await signed();
    ctx.clock.advance(60_000);
    const renewed = await givenSigner(ctx, replaced.organisation);
    await signedMandat(ctx, {
      signer: renewed,
      usager: replaced.usager,
      demarches: ["papiers", "logement"],
    });
    for (const target of [{ mandatId: replaced.mandat.id }, replaced.named("papiers")])
      expect(await refusal(viewRevocation(ctx, replaced.aidant, target))).toBe(
        "REVOCATION_SANS_OBJET",
      );
    ctx.clock.advance(366 * DAY);
    for (const target of [{ mandatId: expired.mandat.id }, expired.named("papiers")]) {
      expect(await refusal(viewRevocation(ctx, expired.aidant, target))).toBe(
        "REVOCATION_SANS_OBJET",
      );
      expect(await refusal(downloadRevocation(ctx, expired.aidant, target))).toBe(
        "REVOCATION_SANS_OBJET",
      );
    }
    expect(await refusal(expired.revokeAll())).toBe("MANDAT_DEJA_TERMINE");
    expect(await documentsOf(expired.mandat.id)).toEqual([]);
    expect(await documentsOf(replaced.mandat.id)).toEqual([]);
  });

  test("a running one has none, whole or in part [MAN-096]", async () => {
    const { aidant, mandat, named, revokeOne } = await signed();
    const whole = { mandatId: mandat.id };
    expect(await refusal(viewRevocation(ctx, aidant, whole))).toBe("MANDAT_ENCORE_ACTIF");
    expect(await refusal(viewRevocation(ctx, aidant, named("papiers")))).toBe(
      "AUTORISATION_ENCORE_ACTIVE",
    );
    await revokeOne("papiers");
    expect(await refusal(viewRevocation(ctx, aidant, whole))).toBe("MANDAT_ENCORE_ACTIF");
  });

  test("an act older than these documents says so, and lists no link", async () => {
    const { aidant, usager, mandat, named } = await signed();
    const at = ctx.clock.now();
    const end = { endReason: "REVOKED_BY_USAGER" } as const;
    await ctx.db.autorisation.updateMany({
      where: { mandatId: mandat.id },
      data: { ...end, revokedAt: at, revokedById: aidant.userId },
    });
    await ctx.db.mandat.update({ where: { id: mandat.id }, data: { ...end, endedAt: at } });
    for (const target of [{ mandatId: mandat.id }, named("papiers")])
      expect(await refusal(viewRevocation(ctx, aidant, target))).toBe("REVOCATION_SANS_DOCUMENT");
    expect(await readRevokedMandat(ctx, aidant, mandat.id)).toMatchObject({ attested: false });
    const one = await readRevokedAutorisation(ctx, aidant, named("papiers"));
    expect(one.attestation).toBeNull();
    const [card] = (await viewUsager(ctx, aidant, usager.id)).mandats;
    expect(card).toMatchObject({ attested: false, autorisations: [{ attested: false }, {}] });
  });
});

describe("who reads an attestation of revocation", () => {
  test("the usager's page and the success pages lead to it, each to its own", async () => {
    const { aidant, usager, mandat, named, revokeOne, revokeAll } = await signed();
    await revokeOne("papiers");
    const ids = { mandatId: mandat.id, usagerId: usager.id };
    const apart = await readRevokedAutorisation(ctx, aidant, named("papiers"));
    expect(apart.attestation).toEqual({ ...ids, ...named("papiers") });
    ctx.clock.advance(1000);
    await revokeAll();
    const together = await readRevokedAutorisation(ctx, aidant, named("logement"));
    expect(together.attestation).toEqual({ ...ids, autorisationId: null });
    expect(await readRevokedMandat(ctx, aidant, mandat.id)).toMatchObject({ attested: true });
    const [card] = (await viewUsager(ctx, aidant, usager.id)).mandats;
    const lines = card?.autorisations.map(({ demarche, attested }) => [demarche, attested]);
    expect(card?.attested).toBe(true);
    expect(lines).toEqual([
      ["papiers", true],
      ["logement", false],
    ]);
  });

  test("nobody of another organisation, as if it did not exist", async () => {
    const { usager, mandat, named, revokeOne, revokeAll } = await signed();
    await revokeOne("papiers");
    await revokeAll();
    const bea = await stranger();
    for (const act of [viewRevocation, downloadRevocation]) {
      for (const mandatId of [mandat.id, NOBODY, "17"])
        expect(await refusal(act(ctx, bea, { mandatId }))).toBe("MANDAT_INTROUVABLE");
      for (const autorisationId of [named("papiers").autorisationId, NOBODY, "17"])
        expect(await refusal(act(ctx, bea, { usagerId: usager.id, autorisationId }))).toBe(
          "AUTORISATION_INTROUVABLE",
        );
    }
    const [document] = await documentsOf(mandat.id);
    for (const id of [document?.id ?? "", NOBODY, "17"])
      expect(await refusal(recordPrint(ctx, bea, id))).toBe("MANDAT_INTROUVABLE");
    expect(await ctx.db.journalEntry.count({ where: { actorId: bea.userId } })).toBe(0);
  });

  test("three years after the end of the mandat, nobody any more [MAN-061]", async () => {
    const { aidant, mandat, named, revokeOne, revokeAll } = await signed();
    await revokeOne("papiers");
    await revokeAll();
    ctx.clock.advance(2 * 365 * DAY);
    await shown(aidant, { mandatId: mandat.id });
    await shown(aidant, named("papiers"));
    ctx.clock.advance(366 * DAY + DAY);
    expect(await refusal(viewRevocation(ctx, aidant, { mandatId: mandat.id }))).toBe(
      "MANDAT_INTROUVABLE",
    );
    for (const act of [viewRevocation, readRevokedAutorisation])
      expect(await refusal(act(ctx, aidant, named("papiers")))).toBe("AUTORISATION_INTROUVABLE");
  });

  test("views and prints are journaled with the document's hash", async () => {
    const { aidant, mandat, named, revokeOne } = await signed();
    await revokeOne("papiers");
    const { document } = await shown(aidant, named("papiers"));
    await recordPrint(ctx, aidant, document?.id ?? "");
    await recordPrint(ctx, aidant, mandat.attestationId);
    const entries = await ctx.db.journalEntry.findMany({
      where: { mandatId: mandat.id, action: { in: ["view_attestation", "print_attestation"] } },
      orderBy: { recordedAt: "asc" },
    });
    const hash = document?.sha256;
    expect(entries.map(({ action, attestationHash }) => [action, attestationHash])).toEqual([
      ["view_attestation", hash],
      ["print_attestation", hash],
      ["print_attestation", mandat.attestation.sha256],
    ]);
    expect(entries[0]).toMatchObject({
      autorisationId: named("papiers").autorisationId,
      actorId: aidant.userId,
    });
  });
});

describe("the public check of a revocation", () => {
  const printed = async (mandatId: string, kind: string) => {
    const document = (await documentsOf(mandatId)).find((one) => one.kind === kind);
    return { attestationId: document?.id ?? "", sha256: document?.sha256 ?? "" };
  };

  test("says authentic, when and by which structure, never who", async () => {
    const again = await signed();
    ctx.clock.advance(DAY);
    await again.revokeOne("papiers");
    const one = await printed(again.mandat.id, "REVOCATION_AUTORISATION");
    const answer = await verifyAttestation(ctx, one);
    expect(answer).toEqual({
      authentic: true,
      kind: "REVOCATION_AUTORISATION",
      running: true,
      date: dateAndTime(ctx.clock.now()),
      structure: "Maison & Services",
    });
    await again.revokeAll();
    const all = await printed(again.mandat.id, "REVOCATION_MANDAT");
    expect(await verifyAttestation(ctx, all)).toMatchObject({
      kind: "REVOCATION_MANDAT",
      running: false,
    });
    expect(await verifyAttestation(ctx, one)).toMatchObject({ authentic: true, running: false });
    const { attestationId, attestation } = again.mandat;
    const contract = await verifyAttestation(ctx, { attestationId, sha256: attestation.sha256 });
    expect(contract).toMatchObject({ kind: "MANDAT", running: false });
    expect(await verifyAttestation(ctx, { ...one, sha256: all.sha256 })).toEqual({
      authentic: false,
    });
  });

  test("a byte altered in the database: unknown to the public, said on its page, alert [MAN-060]", async () => {
    const { aidant, mandat, revokeAll } = await signed();
    await revokeAll();
    const document = await printed(mandat.id, "REVOCATION_MANDAT");
    const { query } = sqlClient(superuserUrl(ctx.ownerUrl));
    await query("alter table attestation_document disable trigger attestation_no_change");
    await query(
      "update attestation_document set html = set_byte(html, 40, get_byte(html, 40) # 1) where id = $1",
      [document.attestationId],
    );
    await query("alter table attestation_document enable trigger attestation_no_change");
    expect(await verifyAttestation(ctx, document)).toEqual({ authentic: false });
    const view = await viewRevocation(ctx, aidant, { mandatId: mandat.id });
    expect(view.document).toBeNull();
    expect((await checkAttestations(ctx)).altered).toBe(1);
    const alerts = { dedupeKey: { startsWith: `attestation-altered:${document.attestationId}` } };
    expect(await ctx.db.outboxMessage.count({ where: alerts })).toBe(1);
  });

  test("the database keeps one document an act", async () => {
    const { mandat, revokeAll } = await signed();
    await revokeAll();
    const [document] = await documentsOf(mandat.id);
    if (!document) throw new Error("no document");
    const copy = { ...document, id: NOBODY, sha256: "0".repeat(64) };
    await expect(ctx.db.attestationDocument.create({ data: copy })).rejects.toThrow(/[Uu]nique/);
  });
});
