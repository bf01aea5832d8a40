import type { AidantActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { fullNameOf } from "@/lib/usager/identity";
import { stateOf } from "./mandat-state";
import { getAutorisation, isRevoked, isRunning } from "./revoke-autorisation";
import { getMandat } from "./revoke-mandat";

const WITH_PDF = { pdf: { select: { sha256: true } } } as const;

/** What an attestation of revocation is asked for: a whole mandat, or one autorisation of an usager. */
export type RevocationTarget = { mandatId: string } | { usagerId: string; autorisationId: string };

async function ofMandat(tx: Tx, actor: AidantActor, mandatId: string, now: Date) {
  const mandat = await getMandat(tx, actor, mandatId, now);
  const state = stateOf(mandat, now);
  if (state === "active") throw new DomainError("MANDAT_ENCORE_ACTIF");
  if (state !== "revoked" || !mandat.endedAt) throw new DomainError("REVOCATION_SANS_OBJET");
  const attestation = await tx.attestationDocument.findFirst({
    where: { mandatId: mandat.id, kind: "REVOCATION_MANDAT" },
    include: WITH_PDF,
  });
  if (!attestation) throw new DomainError("REVOCATION_SANS_DOCUMENT");
  const { id, usagerId, usager, endedAt, endReason } = mandat;
  return {
    mandatId: id,
    autorisationId: null,
    usagerId,
    usagerName: fullNameOf(usager),
    revokedAt: endedAt,
    byStructure: endReason === "REVOKED_BY_STRUCTURE",
    attestation,
  };
}

async function ofAutorisation(
  tx: Tx,
  actor: AidantActor,
  named: { usagerId: string; autorisationId: string },
  now: Date,
) {
  const found = await getAutorisation(tx, actor, named, now);
  if (isRunning(found, now)) throw new DomainError("AUTORISATION_ENCORE_ACTIVE");
  if (!isRevoked(found) || !found.revokedAt) throw new DomainError("REVOCATION_SANS_OBJET");
  const { id, mandatId, mandat, usagerId, usager, revokedAt, endReason } = found;
  const attestation = await tx.attestationDocument.findFirst({
    where: { autorisationId: id, kind: "REVOCATION_AUTORISATION" },
    include: WITH_PDF,
  });
  if (!attestation) {
    if (mandat.endedAt?.getTime() !== revokedAt.getTime())
      throw new DomainError("REVOCATION_SANS_DOCUMENT");
    return { ...(await ofMandat(tx, actor, mandatId, now)), withMandat: true };
  }
  return {
    mandatId,
    autorisationId: id,
    usagerId,
    usagerName: fullNameOf(usager),
    revokedAt,
    byStructure: endReason === "REVOKED_BY_STRUCTURE",
    attestation,
    withMandat: false,
  };
}

/**
 * The act of revocation that ended this, with its document. An autorisation ended together with its
 * mandat answers the mandat's (`withMandat`).
 * @throws MANDAT_INTROUVABLE and AUTORISATION_INTROUVABLE, unknown and foreign alike;
 * MANDAT_ENCORE_ACTIF, AUTORISATION_ENCORE_ACTIVE; REVOCATION_SANS_OBJET when it expired or was
 * replaced; REVOCATION_SANS_DOCUMENT when it was revoked before these documents existed
 */
export const findRevocation = async (
  tx: Tx,
  actor: AidantActor,
  target: RevocationTarget,
  now: Date,
) =>
  "mandatId" in target
    ? { ...(await ofMandat(tx, actor, target.mandatId, now)), withMandat: false }
    : ofAutorisation(tx, actor, target, now);
