import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { fullNameOf } from "@/lib/usager/identity";
import { stateOf } from "./mandat-state";
import { revocationDocuments } from "./revocation-documents";
import { getAutorisation, isRevoked, isRunning } from "./revoke-autorisation";
import { getMandat } from "./revoke-mandat";

export interface MandatRevocation {
  mandatId: string;
  usagerId: string;
  usagerName: string;
  createdAt: Date;
  expiresAt: Date;
  /** Null before the revocation. */
  endedAt: Date | null;
  /** Running ones before, those ended by this act after. */
  demarches: DemarcheKey[];
  /** Whether it has an attestation of revocation: acts older than these documents have none. */
  attested: boolean;
}

export interface AutorisationRevocation {
  autorisationId: string;
  usagerId: string;
  usagerName: string;
  demarche: DemarcheKey;
  mandatCreatedAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  /** The document of the act, that of the mandat when both ended together; null for an older act. */
  attestation: { mandatId: string; usagerId: string; autorisationId: string | null } | null;
}

async function mandatRevocation(ctx: Ctx, actor: AidantActor, mandatId: string) {
  const now = ctx.clock.now();
  const mandat = await getMandat(ctx.db, actor, mandatId, now);
  const { id, usagerId, usager, createdAt, expiresAt, endedAt, autorisations } = mandat;
  const concerned = autorisations.filter(
    ({ revokedAt }) => revokedAt?.getTime() === endedAt?.getTime(),
  );
  const view: MandatRevocation = {
    mandatId: id,
    usagerId,
    usagerName: fullNameOf(usager),
    createdAt,
    expiresAt,
    endedAt,
    demarches: concerned.map(({ demarche }) => demarche),
    attested: (await revocationDocuments(ctx.db, [id])).mandats.has(id),
  };
  return { view, state: stateOf(mandat, now) };
}

/**
 * What the confirmation of a mandat's revocation shows.
 * @throws MANDAT_INTROUVABLE, MANDAT_DEJA_TERMINE
 */
export async function readMandatToRevoke(ctx: Ctx, actor: AidantActor, mandatId: string) {
  const { view, state } = await mandatRevocation(ctx, actor, mandatId);
  if (state !== "active") throw new DomainError("MANDAT_DEJA_TERMINE");
  return view;
}

/**
 * What was revoked with a mandat; an expired or replaced one is never said to be revoked.
 * @throws MANDAT_INTROUVABLE, MANDAT_ENCORE_ACTIF, MANDAT_DEJA_TERMINE
 */
export async function readRevokedMandat(ctx: Ctx, actor: AidantActor, mandatId: string) {
  const { view, state } = await mandatRevocation(ctx, actor, mandatId);
  if (state === "active") throw new DomainError("MANDAT_ENCORE_ACTIF");
  if (state !== "revoked") throw new DomainError("MANDAT_DEJA_TERMINE");
  return view;
}

async function autorisationRevocation(
  ctx: Ctx,
  actor: AidantActor,
  named: { usagerId: string; autorisationId: string },
) {
  const now = ctx.clock.now();
  const found = await getAutorisation(ctx.db, actor, named, now);
  const { mandatId, mandat, usagerId } = found;
  const documents = await revocationDocuments(ctx.db, [mandatId]);
  const together = found.revokedAt?.getTime() === mandat.endedAt?.getTime();
  const attestation = documents.autorisations.has(found.id)
    ? { mandatId, usagerId, autorisationId: found.id }
    : { mandatId, usagerId, autorisationId: null };
  const attested =
    attestation.autorisationId !== null || (together && documents.mandats.has(mandatId));
  const view: AutorisationRevocation = {
    autorisationId: found.id,
    usagerId: found.usagerId,
    usagerName: fullNameOf(found.usager),
    demarche: found.demarche,
    mandatCreatedAt: found.mandat.createdAt,
    expiresAt: found.expiresAt,
    revokedAt: found.revokedAt,
    attestation: attested ? attestation : null,
  };
  return { view, running: isRunning(found, now), revoked: isRevoked(found) };
}

/**
 * What the confirmation of an autorisation's revocation shows.
 * @throws AUTORISATION_INTROUVABLE unless it is running, of this usager and this organisation
 */
export async function readAutorisationToRevoke(
  ctx: Ctx,
  actor: AidantActor,
  named: { usagerId: string; autorisationId: string },
) {
  const { view, running } = await autorisationRevocation(ctx, actor, named);
  if (!running) throw new DomainError("AUTORISATION_INTROUVABLE");
  return view;
}

/** @throws AUTORISATION_INTROUVABLE, AUTORISATION_ENCORE_ACTIVE */
export async function readRevokedAutorisation(
  ctx: Ctx,
  actor: AidantActor,
  named: { usagerId: string; autorisationId: string },
) {
  const { view, running, revoked } = await autorisationRevocation(ctx, actor, named);
  if (running) throw new DomainError("AUTORISATION_ENCORE_ACTIVE");
  if (!revoked) throw new DomainError("AUTORISATION_INTROUVABLE");
  return view;
}
