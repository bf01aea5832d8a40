import { beforeAll, describe, expect, test } from "vitest";
import { checkAttestations } from "@/lib/jobs/check-attestations";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { inTransaction } from "@/lib/db/transaction";
import { downloadAttestation } from "@/lib/mandat/download-attestation";
import { previewMandat } from "@/lib/mandat/preview-mandat";
import { readQrPayload } from "@/lib/mandat/read-qr-payload";
import { readRecap } from "@/lib/mandat/read-recap";
import { verifyAttestation } from "@/lib/mandat/verify-attestation";
import { viewAttestation } from "@/lib/mandat/view-attestation";
import { viewUsager } from "@/lib/mandat/view-usager";
import { openPayload } from "@/lib/outbox/payload";
import { testContext, type TestContext } from "../../support/context";
import { sqlClient, superuserUrl } from "../../support/database";
import { givenUsager } from "../../support/factories/mandats";
import { givenOrganisation } from "../../support/factories/people";
import { givenIdentifiedDraft, givenSigner, signedMandat } from "../../support/factories/signature";

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
const stranger = async () => (await givenSigner(ctx, await givenOrganisation(ctx))).aidant;

/** What nobody can do but somebody with every right on the database. */
async function alterDocument(attestationId: string, column: "html" | "snapshot" = "html") {
  const { query } = sqlClient(superuserUrl(ctx.ownerUrl));
  const change =
    column === "html"
      ? "html = set_byte(html, 40, get_byte(html, 40) # 1)"
      : "snapshot = replace(snapshot, 'LONG', 'LONg')";
  await query("alter table attestation_document disable trigger attestation_no_change");
  await query(`update attestation_document set ${change} where id = $1`, [attestationId]);
  await query("alter table attestation_document enable trigger attestation_no_change");
}

describe("the recap and the preview", () => {
  test("show the person, the structure, the démarches in order and the duration [MAN-028]", async () => {
    const { aidant } = await givenSigner(ctx, await givenOrganisation(ctx, { name: "PIXL" }));
    const usager = await givenUsager(ctx, { givenName: "Uma", familyName: "DIALLO" });
    const options = { demarches: ["logement", "argent"], duree: "SEMESTER" } as const;
    const draft = await givenIdentifiedDraft(ctx, aidant, usager, {
      ...options,
      demarches: [...options.demarches],
    });
    expect(await readRecap(ctx, aidant, draft.id)).toMatchObject({
      usager: { fullName: "Uma DIALLO", birthdate: "24 août 1962", birthplace: "75107" },
      organisationName: "PIXL",
      demarches: ["logement", "argent"],
      duration: "six mois (182 jours)",
    });
  });

  test("the preview is today's text, of this structure, and stores nothing [MAN-029]", async () => {
    const organisation = await givenOrganisation(ctx, { address: "8 rue de la Paix" });
    const { aidant } = await givenSigner(ctx, organisation);
    const draft = await givenIdentifiedDraft(ctx, aidant, await givenUsager(ctx));
    const before = [await ctx.db.attestationDocument.count(), await ctx.db.journalEntry.count()];
    const { html } = await previewMandat(ctx, aidant, draft.id);
    expect(html).toContain("8 rue de la Paix, 02200 Soissons, le lundi 2 mars 2026");
    expect(html).toContain("Angela Claire Louise DUBOIS");
    expect(html).toContain("pour une durée de 1 an");
    const after = [await ctx.db.attestationDocument.count(), await ctx.db.journalEntry.count()];
    expect(after).toEqual(before);
  });

  test("a structure without address leaves room to write it [MAN-030]", async () => {
    const { aidant } = await givenSigner(ctx, await givenOrganisation(ctx, { address: null }));
    const draft = await givenIdentifiedDraft(ctx, aidant, await givenUsager(ctx));
    const { html } = await previewMandat(ctx, aidant, draft.id);
    expect(html).toContain("Fait à __________, __________, le");
  });

  test("nobody else, no other session and no draft at all have a recap [MAN-027]", async () => {
    const { aidant } = await givenSigner(ctx, await givenOrganisation(ctx));
    const draft = await givenIdentifiedDraft(ctx, aidant, await givenUsager(ctx));
    const later = { ...aidant, sessionId: NOBODY };
    for (const actor of [await stranger(), later]) {
      expect(await refusal(readRecap(ctx, actor, draft.id))).toBe("MANDAT_BROUILLON_ABSENT");
      expect(await refusal(previewMandat(ctx, actor, draft.id))).toBe("MANDAT_BROUILLON_ABSENT");
    }
    for (const id of [undefined, "x", NOBODY]) {
      expect(await refusal(readRecap(ctx, aidant, id))).toBe("MANDAT_BROUILLON_ABSENT");
    }
  });
});

describe("a signed mandat", () => {
  test("is shown with its seal, and the view is journaled", async () => {
    const { mandat, signer, usager } = await signedMandat(ctx);
    const view = await viewAttestation(ctx, signer.aidant, mandat.id);
    const { id, sha256 } = mandat.attestation;
    expect(view.document).toMatchObject({
      sha256,
      verificationUrl: `${ctx.settings.APP_URL}/verification/${id}/${sha256}`,
    });
    const seen = { action: "view_attestation", mandatId: mandat.id, usagerId: usager.id };
    const entry = await ctx.db.journalEntry.findFirst({ where: seen });
    expect(entry).toMatchObject({ actorId: signer.aidant.userId, attestationHash: sha256 });
  });

  test("another organisation reads nothing of it: document, QR code, PDF, as if unknown [MAN-058]", async () => {
    const { mandat } = await signedMandat(ctx);
    const bea = await stranger();
    for (const id of [mandat.id, NOBODY, "17"]) {
      expect(await refusal(viewAttestation(ctx, bea, id))).toBe("MANDAT_INTROUVABLE");
      expect(await refusal(readQrPayload(ctx, bea, id))).toBe("MANDAT_INTROUVABLE");
      expect(await refusal(downloadAttestation(ctx, bea, id))).toBe("MANDAT_INTROUVABLE");
    }
    const traces = { mandatId: mandat.id, actorId: bea.userId };
    expect(await ctx.db.journalEntry.count({ where: traces })).toBe(0);
  });

  test("keeps its bytes whatever changes around it [MAN-059]", async () => {
    const { mandat, signer, usager } = await signedMandat(ctx);
    const { document } = await viewAttestation(ctx, signer.aidant, mandat.id);
    await ctx.db.organisation.update({
      where: { id: mandat.organisationId },
      data: { name: "Nouveau nom", address: "99 avenue d'ailleurs", city: "Laon" },
    });
    await ctx.db.usager.update({ where: { id: usager.id }, data: { familyName: "AUTRE" } });
    await ctx.db.user.update({ where: { id: signer.user.id }, data: { lastName: "Parti" } });
    expect((await viewAttestation(ctx, signer.aidant, mandat.id)).document).toEqual(document);
  });

  test.each(["html", "snapshot"] as const)(
    "altered in the database (%s), it is not shown, and the team is told once [MAN-060]",
    async (column) => {
      const { mandat, signer } = await signedMandat(ctx);
      const { attestationId } = mandat;
      await alterDocument(attestationId, column);
      expect((await viewAttestation(ctx, signer.aidant, mandat.id)).document).toBeNull();
      await checkAttestations(ctx);
      const alerts = await ctx.db.outboxMessage.findMany({
        where: { dedupeKey: { startsWith: `attestation-altered:${attestationId}` } },
      });
      expect(alerts).toHaveLength(1);
      const [alert] = alerts;
      expect(alert && openPayload(ctx, alert)).toMatchObject({
        to: ctx.settings.OPERATIONS_EMAIL,
        kind: "attestation-altered",
      });
    },
  );

  test("stays readable two years after its end, not three years and a day [MAN-061]", async () => {
    const { mandat, signer } = await signedMandat(ctx, { duree: "SHORT" });
    const start = ctx.clock.now();
    ctx.clock.set(new Date(mandat.expiresAt.getTime() + 2 * 365 * DAY));
    expect(await refusal(viewAttestation(ctx, signer.aidant, mandat.id))).toBe("accepted");
    ctx.clock.set(new Date(mandat.expiresAt.getTime() + (3 * 365 + 2) * DAY));
    expect(await refusal(viewAttestation(ctx, signer.aidant, mandat.id))).toBe(
      "MANDAT_INTROUVABLE",
    );
    ctx.clock.set(start);
  });

  test("its PDF waits for the job, then comes under a name that names nobody", async () => {
    const { mandat, signer } = await signedMandat(ctx);
    expect(await downloadAttestation(ctx, signer.aidant, mandat.id)).toEqual({ state: "pending" });
    const bytes = new TextEncoder().encode("%PDF-1.4");
    const { sha256 } = await import("@/lib/crypto/hash");
    await ctx.db.attestationPdf.create({
      data: {
        attestationId: mandat.attestationId,
        bytes,
        sha256: sha256(bytes),
        createdAt: ctx.clock.now(),
      },
    });
    const download = await downloadAttestation(ctx, signer.aidant, mandat.id);
    expect(download).toMatchObject({ state: "ready", bytes });
    expect(download).toMatchObject({ fileName: expect.not.stringContaining("DUBOIS") });
    const printed = { action: "print_attestation", mandatId: mandat.id };
    expect(await ctx.db.journalEntry.count({ where: printed })).toBe(1);
    await alterDocument(mandat.attestationId);
    expect(await downloadAttestation(ctx, signer.aidant, mandat.id)).toEqual({ state: "altered" });
    expect(await ctx.db.journalEntry.count({ where: printed })).toBe(1);
  });
});

describe("the public check of a paper", () => {
  test("says authentic, running, date and structure; never the person", async () => {
    const { mandat } = await signedMandat(ctx);
    const { id: attestationId, sha256 } = mandat.attestation;
    const result = await verifyAttestation(ctx, { attestationId, sha256 });
    expect(result).toMatchObject({ authentic: true, running: true });
    expect(JSON.stringify(result)).not.toMatch(/DUBOIS|Angela|papiers/);
    const later = ctx.clock.now();
    ctx.clock.set(new Date(mandat.expiresAt.getTime() + 1));
    expect(await verifyAttestation(ctx, { attestationId, sha256 })).toMatchObject({
      running: false,
    });
    ctx.clock.set(later);
  });

  test("answers the same for an unknown document, another hash and an altered one", async () => {
    const { mandat } = await signedMandat(ctx);
    const { id: attestationId, sha256 } = mandat.attestation;
    const answers = [
      await verifyAttestation(ctx, { attestationId: NOBODY, sha256 }),
      await verifyAttestation(ctx, { attestationId, sha256: "0".repeat(64) }),
      await verifyAttestation(ctx, { attestationId: "../../x", sha256: "y" }),
    ];
    await alterDocument(attestationId);
    answers.push(await verifyAttestation(ctx, { attestationId, sha256 }));
    for (const answer of answers) expect(answer).toEqual({ authentic: false });
  });

  test("stops answering a network that tries too many, and says when to come back", async () => {
    const nosy = { ...ctx, origin: { id: "r", ipPrefix: "198.51.100.7", browser: "curl" } };
    const attempt = () => verifyAttestation(nosy, { attestationId: NOBODY, sha256: "x" });
    for (let count = 0; count < 60; count += 1) await attempt();
    const stopped = await attempt().catch((error: unknown) => error);
    expect(stopped).toMatchObject({ code: "VERIFICATION_LIMITEE" });
    await expect(
      verifyAttestation(ctx, { attestationId: NOBODY, sha256: "x" }),
    ).resolves.toBeDefined();
  });
});

describe("the page of an usager", () => {
  test("shows the mandats of this organisation only, and journals the view", async () => {
    const here = await signedMandat(ctx, { demarches: ["papiers"] });
    const { usager, signer } = here;
    const there = await givenSigner(ctx, await givenOrganisation(ctx));
    await signedMandat(ctx, { signer: there, usager, demarches: ["justice"] });
    const use = {
      usagerId: usager.id,
      demarches: ["papiers"],
      details: { tokenHash: "x" },
    } as const;
    for (const actor of [signer.aidant, there.aidant]) {
      await inTransaction(ctx, (tx) =>
        recordEntry(ctx, tx, ctx.clock.now(), actor, { action: "use_autorisation", ...use }),
      );
    }
    const details = await viewUsager(ctx, signer.aidant, usager.id);
    expect(details.mandats.map(({ id }) => id)).toEqual([here.mandat.id]);
    expect(details.mandats[0]?.autorisations.map(({ demarche }) => demarche)).toEqual(["papiers"]);
    expect(details.uses.lines).toMatchObject([
      { at: ctx.clock.now(), demarches: ["papiers"], author: signer.aidant.fullName },
    ]);
    const seen = { action: "view_usager", usagerId: usager.id, actorId: signer.aidant.userId };
    expect(await ctx.db.journalEntry.count({ where: seen })).toBe(1);
  });

  test("an usager of another organisation answers like an unknown one", async () => {
    const { usager } = await signedMandat(ctx);
    const bea = await stranger();
    for (const id of [usager.id, NOBODY, "12"]) {
      expect(await refusal(viewUsager(ctx, bea, id))).toBe("USAGER_INTROUVABLE");
    }
  });

  test("a replaced mandat says by which, and is not among the revoked [MAN-053]", async () => {
    const old = await signedMandat(ctx, { demarches: ["papiers"] });
    const { signer, usager } = old;
    const renewed = await signedMandat(ctx, { signer, usager, demarches: ["papiers"] });
    const { mandats } = await viewUsager(ctx, signer.aidant, usager.id);
    expect(mandats.map(({ id, state }) => [id, state])).toEqual([
      [renewed.mandat.id, "active"],
      [old.mandat.id, "replaced"],
    ]);
    expect(mandats[1]?.autorisations[0]).toMatchObject({
      running: false,
      replacedBy: renewed.mandat.createdAt,
    });
  });
});
