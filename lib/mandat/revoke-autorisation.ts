import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { endAutorisation, endMandat, revocationOf } from "./end-autorisation";
import { holderLock } from "./replace-autorisations";
import type { RevokeAutorisationInput } from "./revocation-schema";
import { isUuid } from "@/lib/db/uuid";
import { storeRevocation } from "./store-revocation";
import { readableMandats } from "./visible";

interface Named {
  usagerId: string;
  autorisationId: string;
}

/**
 * An autorisation of this usager in the actor's organisation, in any state, as long as its mandat may be
 * read.
 * @throws AUTORISATION_INTROUVABLE, unknown and foreign alike
 */
export async function getAutorisation(tx: Tx, actor: AidantActor, named: Named, now: Date) {
  const { usagerId, autorisationId } = named;
  const { organisationId } = actor;
  const found =
    isUuid(usagerId) && isUuid(autorisationId)
      ? await tx.autorisation.findFirst({
          where: {
            id: autorisationId,
            usagerId,
            organisationId,
            mandat: readableMandats(now, organisationId),
          },
          include: { mandat: true, usager: { select: { givenName: true, familyName: true } } },
        })
      : null;
  if (!found) throw new DomainError("AUTORISATION_INTROUVABLE");
  return found;
}

type Found = Awaited<ReturnType<typeof getAutorisation>>;

/** Running at `now`; the exact instant of expiry included. */
export const isRunning = (autorisation: Found, now: Date): boolean =>
  autorisation.revokedAt === null && now <= autorisation.expiresAt;

/** Ended by somebody's wish, and not because a newer mandat took its place. */
export const isRevoked = (autorisation: Pick<Found, "revokedAt" | "endReason">): boolean =>
  autorisation.revokedAt !== null && autorisation.endReason !== "SUPERSEDED";

/**
 * Ends one autorisation at once (mandats §5.2), for an aidant of its organisation. The mandat ends with
 * its last running autorisation, and the attestation (§5.7) is then the mandat's. Posted again, it answers the same and writes nothing.
 * @throws AUTORISATION_INTROUVABLE unless it runs or was revoked,
 * REVOCATION_DATE_FUTURE, REVOCATION_DATE_ANTERIEURE
 */
export async function revokeAutorisation(
  ctx: Ctx,
  actor: AidantActor,
  input: RevokeAutorisationInput,
): Promise<Named> {
  const named = { usagerId: input.usager, autorisationId: input.autorisation };
  if (!isUuid(named.usagerId)) throw new DomainError("AUTORISATION_INTROUVABLE");
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, holderLock({ organisationId: actor.organisationId, ...named }));
    const now = ctx.clock.now();
    const autorisation = await getAutorisation(tx, actor, named, now);
    if (isRevoked(autorisation)) return named;
    if (!isRunning(autorisation, now)) throw new DomainError("AUTORISATION_INTROUVABLE");
    const at = new Date(Math.max(now.getTime(), autorisation.startsAt.getTime()));
    const { mandat, demarche } = autorisation;
    const act = revocationOf(actor, input, at, mandat);
    const others = await tx.autorisation.count({
      where: { mandatId: mandat.id, revokedAt: null, id: { not: autorisation.id } },
    });
    const revoked = others === 0 ? { mandat, demarches: [demarche] } : { mandat, autorisation };
    const attestationHash = await storeRevocation(ctx, tx, revoked, act);
    const revocation = { ...act, attestationHash };
    await endAutorisation(ctx, tx, autorisation, mandat, revocation);
    if (others === 0) await endMandat(ctx, tx, mandat, revocation);
    return named;
  });
}
