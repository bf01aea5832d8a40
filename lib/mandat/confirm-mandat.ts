import { buildSnapshot } from "@/lib/attestation/snapshot";
import { sealAttestation } from "@/lib/attestation/seal";
import { templateAt } from "@/lib/attestation/templates";
import type { AidantActor } from "@/lib/auth/actor";
import { withOneTimeCode } from "@/lib/carte-totp/with-code";
import { printedConsent, takeConsent, type ConsentProof } from "@/lib/consentement/consent-proof";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { Mandat, Organisation } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { recordStatEvent } from "@/lib/statistiques/record-event";
import { fullNameOf } from "@/lib/usager/identity";
import { updatePhone } from "@/lib/usager/update-phone";
import type { ConfirmMandatInput } from "./confirm-schema";
import { DUREES, expiryOf } from "./duration";
import { draftPhone } from "./remote-choice";
import { versionOf } from "./recap-version";
import { requireStillRenewable } from "./renewable";
import { findOverlapping, holderLock, replaceAutorisations } from "./replace-autorisations";
import { isUuid } from "@/lib/db/uuid";
import { getOwnDraft, requireSignable, type SignableDraft } from "./signable-draft";
import { requireSignatureRights } from "./signature-rights";

/** The mandat already made from this draft, if the sender may see it: a re-post shows it again. */
async function findMade(tx: Tx, actor: AidantActor, draftId: string): Promise<string | undefined> {
  if (!isUuid(draftId)) return undefined;
  const { userId: createdById, organisationId } = actor;
  const made = await tx.mandat.findFirst({
    where: { draftId, createdById, organisationId },
    select: { id: true },
  });
  return made?.id;
}

interface Signature {
  draft: SignableDraft;
  organisation: Organisation;
  signedAt: Date;
  /** Of a mandat by SMS. */
  consent: ConsentProof | null;
}

async function storeMandat(ctx: Ctx, tx: Tx, actor: AidantActor, signature: Signature) {
  const { draft, organisation, signedAt, consent } = signature;
  const usager = await tx.usager.findUniqueOrThrow({ where: { id: draft.usagerId } });
  const expiresAt = expiryOf(draft.duree, signedAt);
  const mandatId = ctx.random.uuid();
  const attestation = sealAttestation(
    ctx,
    buildSnapshot({
      templateVersion: templateAt(signedAt).version,
      attestationId: ctx.random.uuid(),
      mandatId,
      mandantName: fullNameOf(usager),
      organisation,
      demarches: draft.demarches,
      duree: draft.duree,
      signedAt,
      expiresAt,
      remote: printedConsent(draft, consent),
    }),
  );
  await tx.attestationDocument.create({ data: attestation, select: { id: true } });
  const mandat = await tx.mandat.create({
    data: {
      id: mandatId,
      organisationId: actor.organisationId,
      usagerId: draft.usagerId,
      createdById: actor.userId,
      draftId: draft.id,
      duree: draft.duree,
      isRemote: draft.isRemote,
      remoteMethod: draft.remoteMethod,
      consentRequestId: consent?.consentRequestId ?? null,
      templateVersion: attestation.templateVersion,
      attestationId: attestation.id,
      renewalOfId: draft.renewalOfId,
      createdAt: signedAt,
      expiresAt,
    },
  });
  return { mandat, attestation, consent };
}

async function recordSignature(
  ctx: Ctx,
  tx: Tx,
  actor: AidantActor,
  { mandat, attestation, consent }: Awaited<ReturnType<typeof storeMandat>>,
  draft: SignableDraft,
): Promise<void> {
  const { createdAt, usagerId, organisationId } = mandat;
  await recordEntry(ctx, tx, createdAt, actor, {
    action: "create_attestation",
    usagerId,
    mandatId: mandat.id,
    draftId: draft.id,
    demarches: [...draft.demarches].sort(),
    days: DUREES[draft.duree].days,
    attestationHash: attestation.sha256,
    ...(draft.remoteMethod ? { remoteMethod: draft.remoteMethod } : {}),
    details: {
      templateVersion: attestation.templateVersion,
      ...(consent && {
        consentRequestId: consent.consentRequestId,
        consentEvidence: consent.evidenceHash,
      }),
    },
  });
  await recordStatEvent(ctx, tx, createdAt, { kind: "create_mandat", organisationId, usagerId });
  const request = { channel: "PDF", kind: "attestation", attestationId: attestation.id } as const;
  await enqueue(ctx, tx, createdAt, request, `pdf:${attestation.id}`);
}

/** Everything but the code, in the transaction that the code will close. */
async function sign(
  ctx: Ctx,
  tx: Tx,
  actor: AidantActor,
  input: Pick<ConfirmMandatInput, "brouillon" | "version">,
): Promise<Mandat | { id: string; alreadyMade: true }> {
  if (isUuid(input.brouillon)) {
    await tx.$queryRaw`select 1 from mandat_draft where id = ${input.brouillon}::uuid for update`;
  }
  const made = await findMade(tx, actor, input.brouillon);
  if (made !== undefined) return { id: made, alreadyMade: true };
  const own = await getOwnDraft(tx, actor, input.brouillon);
  const holder = { organisationId: actor.organisationId, usagerId: own.usagerId ?? own.id };
  await lockName(tx, holderLock(holder));
  const now = ctx.clock.now();
  const draft = requireSignable(own, now);
  if ((await versionOf(tx, draft)) !== input.version)
    throw new DomainError("MANDAT_BROUILLON_MODIFIE");
  if (draft.kind === "RENEWAL") await requireStillRenewable(tx, actor, draft, now);
  const organisation = await requireSignatureRights(ctx, tx, actor, draft.demarches);
  const overlapping = await findOverlapping(tx, holder, draft.demarches, now);
  // Another machine's clock may be ahead: a mandat never ends one before it began.
  const signedAt = new Date(
    Math.max(now.getTime(), ...overlapping.map((o) => o.startsAt.getTime())),
  );
  const consent = await takeConsent(ctx, tx, draft, now);
  const phone = draftPhone(ctx, draft);
  if (phone !== null) await updatePhone(ctx, tx, now, actor, { usagerId: draft.usagerId, phone });
  const stored = await storeMandat(ctx, tx, actor, { draft, organisation, signedAt, consent });
  await recordSignature(ctx, tx, actor, stored, draft);
  await replaceAutorisations(ctx, tx, actor, stored.mandat, {
    demarches: draft.demarches,
    overlapping,
  });
  await tx.mandatDraft.update({
    where: { id: draft.id },
    data: { status: "CONSUMED", consumedAt: signedAt, updatedAt: signedAt },
    select: { id: true },
  });
  return stored.mandat;
}

const isCodeRefusal = ({ code }: DomainError): boolean =>
  code === "OTP_REFUSED" || code === "OTP_PAUSED";

/** Evidence of a refused code, in a transaction of its own: the act's was rolled back. */
const recordFailedCode = (ctx: Ctx, actor: AidantActor, draftId: string): Promise<string> =>
  inTransaction(ctx, (tx) =>
    recordEntry(ctx, tx, ctx.clock.now(), actor, {
      action: "otp_failed_mandat",
      ...(isUuid(draftId) ? { draftId } : {}),
      details: {},
    }),
  );

/**
 * Signs the mandat that the recap showed (mandats §3.7): the aidant of the draft, in the organisation
 * and sign-in session it was made in. One transaction; the code is consumed last, and given back by
 * any failure. Posted again, it answers the mandat already made and uses no code.
 * @throws MANDAT_BROUILLON_ABSENT, MANDAT_DELAI_DEPASSE, RENOUVELLEMENT_DELAI_DEPASSE,
 * MANDAT_BROUILLON_MODIFIE, RENOUVELLEMENT_IMPOSSIBLE, the refusals of signature-rights.ts and of
 * consent-proof.ts, OTP_REFUSED and OTP_PAUSED on the field `code`
 */
export async function confirmMandat(
  ctx: Ctx,
  actor: AidantActor,
  input: Pick<ConfirmMandatInput, "brouillon" | "version" | "code">,
): Promise<string> {
  const made = await findMade(ctx.db, actor, input.brouillon);
  if (made !== undefined) return made;
  const { userId, sessionId } = actor;
  try {
    return await withOneTimeCode(ctx, { userId, sessionId }, input.code, async (tx, consume) => {
      const mandat = await sign(ctx, tx, actor, input);
      if (!("alreadyMade" in mandat)) await consume();
      return mandat.id;
    });
  } catch (error) {
    if (!(error instanceof DomainError) || !isCodeRefusal(error)) throw error;
    if (error.code === "OTP_REFUSED") await recordFailedCode(ctx, actor, input.brouillon);
    throw new DomainError(error.code, { ...error.options, field: "code" });
  }
}
