import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { endAutorisation, endMandat, revocationOf } from "./end-autorisation";
import { stateOf } from "./mandat-state";
import { holderLock } from "./replace-autorisations";
import type { RevokeMandatInput } from "./revocation-schema";
import { isUuid } from "@/lib/db/uuid";
import { storeRevocation } from "./store-revocation";
import { readableMandats } from "./visible";

/**
 * A mandat of the actor's organisation with its autorisations in alphabetical order of their keys.
 * @throws MANDAT_INTROUVABLE, unknown and foreign alike
 */
export async function getMandat(tx: Tx, actor: AidantActor, mandatId: string, now: Date) {
  const mandat = isUuid(mandatId)
    ? await tx.mandat.findFirst({
        where: { id: mandatId, ...readableMandats(now, actor.organisationId) },
        include: {
          usager: { select: { givenName: true, familyName: true } },
          autorisations: true,
        },
      })
    : null;
  if (!mandat) throw new DomainError("MANDAT_INTROUVABLE");
  const autorisations = mandat.autorisations.sort((a, b) => (a.demarche < b.demarche ? -1 : 1));
  return { ...mandat, autorisations };
}

/**
 * Ends a running mandat and every autorisation still running under it, at one instant (mandats §5.3),
 * with its attestation (§5.7), for an aidant of its organisation. Those revoked before keep their date. Posted again after a
 * revocation, it answers the same and writes nothing.
 * @throws MANDAT_INTROUVABLE, MANDAT_DEJA_TERMINE when expired or replaced,
 * REVOCATION_DATE_FUTURE, REVOCATION_DATE_ANTERIEURE
 */
export async function revokeMandat(
  ctx: Ctx,
  actor: AidantActor,
  input: RevokeMandatInput,
): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const { usagerId, organisationId } = await getMandat(tx, actor, input.mandat, ctx.clock.now());
    await lockName(tx, holderLock({ organisationId, usagerId }));
    const now = ctx.clock.now();
    const mandat = await getMandat(tx, actor, input.mandat, now);
    const state = stateOf(mandat, now);
    if (state === "revoked") return mandat.id;
    if (state !== "active") throw new DomainError("MANDAT_DEJA_TERMINE");
    const at = new Date(Math.max(now.getTime(), mandat.createdAt.getTime()));
    const act = revocationOf(actor, input, at, mandat);
    const running = mandat.autorisations.filter(({ revokedAt }) => revokedAt === null);
    const demarches = running.map(({ demarche }) => demarche);
    const attestationHash = await storeRevocation(ctx, tx, { mandat, demarches }, act);
    const revocation = { ...act, attestationHash };
    for (const autorisation of running) {
      await endAutorisation(ctx, tx, autorisation, mandat, revocation);
    }
    await endMandat(ctx, tx, mandat, revocation);
    return mandat.id;
  });
}
