import type { AidantActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { MandatDraft } from "@/lib/generated/prisma/client";
import { isOfferedDuree, type OfferedDuree } from "./duration";

/** A draft whose usager is identified, on its way to the signature. */
export type SignableDraft = MandatDraft & { usagerId: string; duree: OfferedDuree };

/**
 * The draft of this aidant, in this organisation and sign-in session (§3.1, decision 42).
 * @throws MANDAT_BROUILLON_ABSENT for any other: absent and foreign answer alike
 */
export async function getOwnDraft(
  tx: Tx,
  actor: AidantActor,
  draftId: string | undefined,
): Promise<MandatDraft> {
  const { userId, organisationId, sessionId } = actor;
  const draft =
    draftId !== undefined && isUuid(draftId)
      ? await tx.mandatDraft.findFirst({
          where: { id: draftId, aidantId: userId, organisationId, loginSessionId: sessionId },
        })
      : null;
  if (!draft) throw new DomainError("MANDAT_BROUILLON_ABSENT");
  return draft;
}

/** Before the usager's answer by SMS, and after a refusal (§4.4): the waiting room says where it stands. */
const WITHOUT_CONSENT: readonly string[] = [
  "INITIATED",
  "RECAP_SMS_SENT",
  "CONSENT_ASKED",
  "DENIED",
];

/** The usager of a renewal is known from its start: no FranceConnect (mandats §5.1). */
function isReady({ kind, status, remoteMethod }: MandatDraft): boolean {
  if (kind === "NEW") return status === "IDENTIFIED";
  return status === (remoteMethod === "SMS" ? "CONSENTED" : "INITIATED");
}

/**
 * Whether the draft can be signed at `now`; the consent itself is read apart (consent-proof.ts).
 * @throws MANDAT_DELAI_DEPASSE or RENOUVELLEMENT_DELAI_DEPASSE past one of its ends,
 * CONSENTEMENT_ATTENDU before the answer by SMS, MANDAT_BROUILLON_ABSENT before identification
 */
export function requireSignable(draft: MandatDraft, now: Date): SignableDraft {
  const { kind, status, usagerId, duree, legExpiresAt, expiresAt } = draft;
  const late = kind === "RENEWAL" ? "RENOUVELLEMENT_DELAI_DEPASSE" : "MANDAT_DELAI_DEPASSE";
  if (status === "EXPIRED") throw new DomainError(late);
  if (draft.remoteMethod === "SMS" && WITHOUT_CONSENT.includes(status)) {
    throw new DomainError("CONSENTEMENT_ATTENDU");
  }
  if (!isReady(draft) || usagerId === null || duree === null || !isOfferedDuree(duree)) {
    throw new DomainError("MANDAT_BROUILLON_ABSENT", { detail: `draft is ${status}` });
  }
  if (legExpiresAt === null || legExpiresAt < now || expiresAt < now) throw new DomainError(late);
  return { ...draft, usagerId, duree };
}
