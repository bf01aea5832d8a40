import { beforeEach, describe, expect, test } from "vitest";
import { evidenceOf } from "@/lib/consentement/evidence";
import { DomainError } from "@/lib/errors/domain-error";
import type { MandatDraft, Prisma } from "@/lib/generated/prisma/client";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import { previewMandat } from "@/lib/mandat/preview-mandat";
import { readRecap } from "@/lib/mandat/read-recap";
import { startRenewal } from "@/lib/mandat/start-renewal";
import { openIdentity } from "@/lib/usager/identity";
import { askConsent } from "@/lib/consentement/ask-consent";
import { readConversation } from "@/lib/consentement/read-conversation";
import { sendRecap } from "@/lib/consentement/send-recap";
import { testContext } from "../../support/context";
import { sqlClient, superuserUrl } from "../../support/database";
import { answer, givenAsked, toOutbox, USAGER_PHONE } from "../../support/factories/consent";
import { givenUsager } from "../../support/factories/mandats";
import { givenOrganisation } from "../../support/factories/people";
import {
  givenSigner,
  recapPost,
  signedMandat,
  type Signer,
} from "../../support/factories/signature";

const MINUTE = 60_000;
const ctx = await testContext();
let ana: Signer;

beforeEach(async () => {
  ctx.clock.advance(5 * MINUTE);
  ana = await givenSigner(ctx, await givenOrganisation(ctx));
});

const draftOf = (id: string) => ctx.db.mandatDraft.findUniqueOrThrow({ where: { id } });

/** Consent given, then the usager back from FranceConnect. */
async function givenConsented(changes: Prisma.MandatDraftUncheckedUpdateInput = {}) {
  const { draftId, consentId } = await givenAsked(ctx, ana.aidant);
  await answer(ctx, consentId, "Oui");
  const usager = await givenUsager(ctx);
  const now = ctx.clock.now();
  const legExpiresAt = new Date(now.getTime() + 30 * MINUTE);
  const draft = await ctx.db.mandatDraft.update({
    where: { id: draftId },
    data: {
      status: "IDENTIFIED",
      usagerId: usager.id,
      identifiedAt: now,
      legExpiresAt,
      ...changes,
    },
  });
  return { draft, consentId, usager };
}

async function sign(draft: MandatDraft): Promise<string> {
  ctx.clock.advance(MINUTE);
  return confirmMandat(ctx, ana.aidant, await recapPost(ctx, draft, ana.device.code()));
}

const refusal = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "accepted";
};

describe("a mandat by SMS", () => {
  test("prints and journals the evidence, which can be computed again [MAN-084]", async () => {
    const { draft, consentId, usager } = await givenConsented();
    const recap = await readRecap(ctx, ana.aidant, draft.id);
    const preview = await previewMandat(ctx, ana.aidant, draft.id);
    const mandat = await ctx.db.mandat.findUniqueOrThrow({
      where: { id: await sign(draft) },
      include: { attestation: true },
    });
    const consent = await ctx.db.consentRequest.findUniqueOrThrow({ where: { id: consentId } });
    const hash = consent.evidenceHash ?? "none";
    expect(mandat).toMatchObject({
      isRemote: true,
      remoteMethod: "SMS",
      consentRequestId: consentId,
    });
    expect(consent).toMatchObject({ status: "CONSENTED", usagerId: usager.id });
    expect(consent.usedAt).toEqual(mandat.createdAt);
    expect(await evidenceOf(ctx.db, consent, consent.answerPosition ?? 0)).toBe(hash);
    expect(recap).toMatchObject({ remoteMethod: "SMS", consent: { evidenceHash: hash } });
    const text = new TextDecoder().decode(mandat.attestation.html);
    for (const printed of [text, preview.html]) {
      expect(printed).toContain("conclu <strong>à distance</strong> (consentement donné par SMS");
      expect(printed).toContain(hash);
    }
    expect(mandat.attestation.snapshot).toContain(hash);
    const entry = await ctx.db.journalEntry.findFirstOrThrow({
      where: { mandatId: mandat.id, action: "create_attestation" },
    });
    expect(entry).toMatchObject({
      remoteMethod: "SMS",
      details: { consentRequestId: consentId, consentEvidence: hash },
    });
  });

  test.each([
    ["a démarche more", { demarches: ["papiers", "argent"] }],
    ["another duration", { duree: "LONG" }],
    ["another number", { userPhone: null }],
    ["no request", { consentRequestId: null }],
  ] as const)("is refused with %s than consented [MAN-082]", async (_, tampered) => {
    const changes = "demarches" in tampered ? { demarches: [...tampered.demarches] } : tampered;
    const { draft } = await givenConsented(changes);
    expect(await refusal(sign(draft))).toBe("MANDAT_CONSENTEMENT_ABSENT");
    expect(await ctx.db.mandat.count({ where: { draftId: draft.id } })).toBe(0);
    expect(await refusal(readRecap(ctx, ana.aidant, draft.id))).toBe("MANDAT_CONSENTEMENT_ABSENT");
  });

  test("is refused with another aidant's or structure's consent [MAN-082]", async () => {
    const { consentId } = await givenConsented();
    ana = await givenSigner(ctx, await givenOrganisation(ctx));
    const { draft } = await givenConsented();
    const stolen = await ctx.db.mandatDraft.update({
      where: { id: draft.id },
      data: { consentRequestId: consentId },
    });
    expect(await refusal(sign(stolen))).toBe("MANDAT_CONSENTEMENT_ABSENT");
  });

  test("is refused when the conversation was altered", async () => {
    const { draft, consentId } = await givenConsented();
    const { query } = sqlClient(superuserUrl(ctx.ownerUrl));
    await query("alter table sms_message disable trigger all");
    await query(`update sms_message set body_hash = 'x' where consent_request_id = $1`, [
      consentId,
    ]);
    await query("alter table sms_message enable trigger all");
    expect(await refusal(sign(draft))).toBe("MANDAT_CONSENTEMENT_ABSENT");
  });

  test("is the only one that a consent serves [MAN-083]", async () => {
    const { draft, consentId } = await givenConsented();
    await sign(draft);
    const { id, consumedAt, ...rest } = await draftOf(draft.id);
    expect([id, consumedAt]).not.toContain(null);
    const second = await ctx.db.mandatDraft.create({
      data: { ...rest, id: ctx.random.uuid(), status: "IDENTIFIED", userPhone: null },
    });
    expect(await refusal(sign(second))).toBe("MANDAT_CONSENTEMENT_ABSENT");
    expect(await ctx.db.mandat.count({ where: { consentRequestId: consentId } })).toBe(1);
  });

  test("serves one mandat of two signed at the same instant [MAN-083]", async () => {
    const { draft, consentId } = await givenConsented();
    const code = ana.device.code();
    const post = await recapPost(ctx, draft, code);
    const ids = await Promise.all([1, 2, 3].map(() => confirmMandat(ctx, ana.aidant, post)));
    expect(new Set(ids).size).toBe(1);
    expect(await ctx.db.mandat.count({ where: { consentRequestId: consentId } })).toBe(1);
  });

  test("can use its consent for 30 minutes, the code given back afterwards", async () => {
    const { draft } = await givenConsented();
    const later = new Date(ctx.clock.now().getTime() + 60 * MINUTE);
    await ctx.db.mandatDraft.update({ where: { id: draft.id }, data: { legExpiresAt: later } });
    ctx.clock.advance(30 * MINUTE);
    expect(await refusal(sign(await draftOf(draft.id)))).toBe("CONSENTEMENT_EXPIRE");
    expect((await readConversation(ctx, ana.aidant, draft.id, { kind: "NEW" }))?.status).toBe(
      "EXPIRED",
    );
  });

  test("shows no recap before the answer nor after a refusal [MAN-073] [MAN-075]", async () => {
    const { draftId, consentId } = await givenAsked(ctx, ana.aidant);
    expect(await refusal(readRecap(ctx, ana.aidant, draftId))).toBe("CONSENTEMENT_ATTENDU");
    await answer(ctx, consentId, "Non");
    expect(await refusal(readRecap(ctx, ana.aidant, draftId))).toBe("CONSENTEMENT_ATTENDU");
    const post = { brouillon: draftId, version: "", code: ana.device.code() };
    expect(await refusal(confirmMandat(ctx, ana.aidant, post))).toBe("CONSENTEMENT_ATTENDU");
  });
});

describe("a renewal by SMS [MAN-089]", () => {
  test("goes from the consent to the recap, and keeps the number of the usager", async () => {
    const first = await signedMandat(ctx, { signer: ana });
    const draftId = await startRenewal(ctx, ana.aidant, {
      usager: first.usager.id,
      mandat: first.mandat.id,
      demarche: ["papiers"],
      duree: "LONG",
      remote: { method: "SMS", phone: USAGER_PHONE },
    });
    await sendRecap(ctx, ana.aidant, draftId, toOutbox);
    expect(await refusal(readRecap(ctx, ana.aidant, draftId))).toBe("CONSENTEMENT_ATTENDU");
    await askConsent(ctx, ana.aidant, { draftId, asking: "first" }, toOutbox);
    const { consentRequestId } = await draftOf(draftId);
    await answer(ctx, consentRequestId ?? "", "Oui");
    expect((await readRecap(ctx, ana.aidant, draftId)).isRenewal).toBe(true);
    const mandatId = await sign(await draftOf(draftId));
    const mandat = await ctx.db.mandat.findUniqueOrThrow({ where: { id: mandatId } });
    expect(mandat).toMatchObject({ remoteMethod: "SMS", consentRequestId });
    const usager = await ctx.db.usager.findUniqueOrThrow({ where: { id: first.usager.id } });
    expect(openIdentity(ctx, usager).phone).toBe(USAGER_PHONE);
    const updates = { usagerId: usager.id, action: "update_phone_usager" };
    expect(await ctx.db.journalEntry.count({ where: updates })).toBe(1);
    const steps = await ctx.db.journalEntry.findMany({
      where: { draftId, action: { startsWith: "remote_sms" } },
    });
    expect(steps.map(({ usagerId }) => usagerId)).toEqual(steps.map(() => usager.id));
  });
});
