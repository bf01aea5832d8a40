import { parisDay } from "@/lib/attestation/paris-dates";
import type { AidantActor, SystemActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { Autorisation, Mandat } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { daysOf } from "./replace-autorisations";
import type { RevocationInput } from "./revocation-schema";

type Work = Pick<Ctx, "random" | "keyedHash" | "origin">;

/** An act of revocation: one instant, one author, one request. A job's answers no request. */
export interface Revocation {
  at: Date;
  actor: AidantActor | SystemActor;
  reason: "REVOKED_BY_USAGER" | "REVOKED_BY_STRUCTURE";
  requestedBy?: string;
  requestedOn?: string;
}

/** The act with the hash of its attestation (store-revocation.ts). */
export type AttestedRevocation = Revocation & { attestationHash: string };

/**
 * The day of the request lies between that of the mandat and today, in Paris.
 * @throws REVOCATION_DATE_FUTURE, REVOCATION_DATE_ANTERIEURE
 */
export function revocationOf(
  actor: AidantActor,
  input: RevocationInput,
  at: Date,
  mandat: Pick<Mandat, "createdAt">,
): Revocation {
  const today = parisDay(at);
  const requestedOn = input.date_demande === "" ? today : input.date_demande;
  if (requestedOn > today)
    throw new DomainError("REVOCATION_DATE_FUTURE", { field: "date_demande" });
  if (requestedOn < parisDay(mandat.createdAt))
    throw new DomainError("REVOCATION_DATE_ANTERIEURE", { field: "date_demande" });
  return {
    at,
    actor,
    reason: input.demandeur === "structure" ? "REVOKED_BY_STRUCTURE" : "REVOKED_BY_USAGER",
    requestedBy: input.demandeur,
    requestedOn,
  };
}

const detailsOf = ({ reason, requestedBy, requestedOn }: Revocation) => ({
  reason,
  ...(requestedBy === undefined ? {} : { requestedBy }),
  ...(requestedOn === undefined ? {} : { requestedOn }),
});

/** Writes the end of one running autorisation and its journal entry. */
export async function endAutorisation(
  ctx: Work,
  tx: Tx,
  autorisation: Autorisation,
  mandat: Mandat,
  revocation: AttestedRevocation,
): Promise<void> {
  const { at, actor, reason, attestationHash } = revocation;
  await tx.autorisation.update({
    where: { id: autorisation.id },
    data: {
      revokedAt: at,
      revokedById: actor.kind === "system" ? null : actor.userId,
      endReason: reason,
    },
    select: { id: true },
  });
  await recordEntry(ctx, tx, at, actor, {
    action: "cancel_autorisation",
    organisationId: mandat.organisationId,
    usagerId: autorisation.usagerId,
    mandatId: mandat.id,
    autorisationId: autorisation.id,
    demarches: [autorisation.demarche],
    days: daysOf(mandat),
    attestationHash,
    details: detailsOf(revocation),
  });
}

/** Writes the end of a mandat that nothing runs under any more, and its journal entry. */
export async function endMandat(
  ctx: Work,
  tx: Tx,
  mandat: Mandat,
  revocation: AttestedRevocation,
): Promise<void> {
  const { at, actor, reason, attestationHash } = revocation;
  await tx.mandat.update({
    where: { id: mandat.id },
    data: { endedAt: at, endReason: reason },
    select: { id: true },
  });
  await recordEntry(ctx, tx, at, actor, {
    action: "cancel_mandat",
    organisationId: mandat.organisationId,
    usagerId: mandat.usagerId,
    mandatId: mandat.id,
    attestationHash,
    details: detailsOf(revocation),
  });
}
