import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import type { Organisation } from "@/lib/generated/prisma/client";

/** Holds both rows until the end of the transaction: a deactivation or a switch waits, or is seen. */
async function holdRows(tx: Tx, actor: AidantActor): Promise<void> {
  await tx.$queryRaw`select 1 from organisation where id = ${actor.organisationId}::uuid for share`;
  await tx.$queryRaw`select 1 from compte where id = ${actor.userId}::uuid for share`;
}

/**
 * Re-reads, inside the signature's transaction, everything the guard of the page had checked (§3.7.1):
 * the account, its membership, the CGU, the organisation of the session and the démarches. What other
 * sessions of the account have chosen does not matter (auth-referent §1.4).
 * @throws MANDAT_STRUCTURE_INACTIVE, MANDAT_COMPTE_REFUSE, MANDAT_DEMARCHE_RETIREE
 */
export async function requireSignatureRights(
  ctx: Pick<Ctx, "settings">,
  tx: Tx,
  actor: AidantActor,
  demarches: readonly DemarcheKey[],
): Promise<Organisation> {
  await holdRows(tx, actor);
  const { organisationId, userId, sessionId } = actor;
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  if (organisation.deactivatedAt) throw new DomainError("MANDAT_STRUCTURE_INACTIVE");
  const aidant = await tx.user.findFirst({
    where: {
      id: userId,
      deactivatedAt: null,
      canCreateMandats: true,
      cguVersion: ctx.settings.CGU_VERSION,
      memberships: { some: { organisationId } },
      sessions: { some: { id: sessionId, endedAt: null, organisationId } },
    },
    select: { id: true },
  });
  if (!aidant) throw new DomainError("MANDAT_COMPTE_REFUSE");
  if (!demarches.every((demarche) => organisation.allowedDemarches.includes(demarche))) {
    throw new DomainError("MANDAT_DEMARCHE_RETIREE");
  }
  return organisation;
}
