import { dateAndTime } from "@/lib/attestation/paris-dates";
import type { RemoteEvidence } from "@/lib/attestation/snapshot";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { ConsentRequest, MandatDraft } from "@/lib/generated/prisma/client";
import { draftPhone } from "@/lib/mandat/remote-choice";
import { lockConsent, phoneHashOf } from "./conversation";
import { evidenceOf } from "./evidence";

type ProofCtx = Pick<Ctx, "cipher" | "keyedHash">;

const sorted = (list: readonly string[]): string => [...list].sort().join(" ");

/** The six things that a consent is bound to (mandats §4.5), against the draft that wants to use it. */
function isAbout(ctx: ProofCtx, consent: ConsentRequest, draft: MandatDraft): boolean {
  const phone = draftPhone(ctx, draft);
  return (
    consent.id === draft.consentRequestId &&
    phone !== null &&
    consent.phoneHash === phoneHashOf(ctx, phone) &&
    consent.organisationId === draft.organisationId &&
    consent.aidantId === draft.aidantId &&
    sorted(consent.demarches) === sorted(draft.demarches) &&
    consent.duree === draft.duree
  );
}

/** A consent that may be used. */
export interface ConsentProof {
  consentRequestId: string;
  evidenceHash: string;
  answeredAt: Date;
}

const refused = (detail: string) => new DomainError("MANDAT_CONSENTEMENT_ABSENT", { detail });

/** What an answer wrote: all of it or nothing (constraint `consent_request_consented`). */
function givenIn(consent: ConsentRequest | null) {
  const { status, evidenceHash, answerPosition, answeredAt, usableUntil } = consent ?? {};
  if (status === "RECAP_SENT" || status === "ASKED") throw new DomainError("CONSENTEMENT_ATTENDU");
  if (!consent || !evidenceHash || !answerPosition || !answeredAt || !usableUntil) {
    throw refused("not consented");
  }
  return { consent, evidenceHash, answerPosition, answeredAt, usableUntil };
}

async function proofOf(
  ctx: ProofCtx,
  tx: Tx,
  draft: MandatDraft,
  found: ConsentRequest | null,
  now: Date,
): Promise<ConsentProof> {
  const { consent, evidenceHash, answerPosition, answeredAt, usableUntil } = givenIn(found);
  if (consent.usedAt !== null) throw refused("used already");
  if (!isAbout(ctx, consent, draft)) throw refused("given for something else");
  if ((await evidenceOf(tx, consent, answerPosition)) !== evidenceHash) {
    throw refused("the conversation was altered");
  }
  if (usableUntil < now) throw new DomainError("CONSENTEMENT_EXPIRE");
  return { consentRequestId: consent.id, evidenceHash, answeredAt };
}

/**
 * The consent of a draft by SMS, for the screens that come before the signature; null for any other
 * draft.
 * @throws CONSENTEMENT_ATTENDU, MANDAT_CONSENTEMENT_ABSENT, CONSENTEMENT_EXPIRE
 */
export async function readConsent(
  ctx: ProofCtx,
  tx: Tx,
  draft: MandatDraft,
  now: Date,
): Promise<ConsentProof | null> {
  if (draft.remoteMethod !== "SMS") return null;
  const id = draft.consentRequestId;
  const consent = id === null ? null : await tx.consentRequest.findUnique({ where: { id } });
  return proofOf(ctx, tx, draft, consent, now);
}

/**
 * The same inside the signature's transaction, and the consent is used: it serves one mandat.
 */
export async function takeConsent(
  ctx: ProofCtx,
  tx: Tx,
  draft: MandatDraft,
  now: Date,
): Promise<ConsentProof | null> {
  if (draft.remoteMethod !== "SMS") return null;
  const id = draft.consentRequestId;
  const proof = await proofOf(ctx, tx, draft, id === null ? null : await lockConsent(tx, id), now);
  await tx.consentRequest.update({
    where: { id: proof.consentRequestId },
    data: { usedAt: now, usagerId: draft.usagerId },
    select: { id: true },
  });
  return proof;
}

/** What the attestation prints of it. */
export const printedConsent = (
  draft: Pick<MandatDraft, "remoteMethod">,
  proof: ConsentProof | null,
): RemoteEvidence | null =>
  draft.remoteMethod && {
    method: draft.remoteMethod,
    consentDate: proof && dateAndTime(proof.answeredAt),
    evidenceHash: proof?.evidenceHash ?? null,
  };
