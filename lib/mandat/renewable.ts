import { DomainError } from "@/lib/errors/domain-error";
import type { AidantActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import type { Prisma } from "@/lib/generated/prisma/client";
import { isUuid } from "@/lib/db/uuid";
import { getUsagerHere } from "./usager-here";
import { listedMandats } from "./visible";

/**
 * Mandats that may be renewed (mandats §1.4, §5.1): of this organisation, still listed, running or
 * expired, never ended before their term. One with nothing left to renew never counts.
 */
export const renewableMandats = (now: Date, organisationId: string) =>
  ({
    ...listedMandats(now, organisationId),
    endedAt: null,
    autorisations: { some: { revokedAt: null } },
  }) satisfies Prisma.MandatWhereInput;

const WITH_LINES = {
  autorisations: { select: { demarche: true, revokedAt: true } },
} as const satisfies Prisma.MandatInclude;

export type RenewableMandat = Prisma.MandatGetPayload<{ include: typeof WITH_LINES }>;

/**
 * The usager and the mandat to renew: the one named, else the one that ends last. The usager is looked
 * for first, then the mandat (§5.1).
 * @param mandatId empty when the reader did not choose one
 * @throws USAGER_INTROUVABLE, RENOUVELLEMENT_IMPOSSIBLE
 */
export async function getRenewable(
  tx: Tx,
  actor: AidantActor,
  named: { usagerId: string; mandatId: string },
  now: Date,
) {
  const { usagerId, mandatId } = named;
  const usager = await getUsagerHere(tx, actor, usagerId, now);
  if (mandatId !== "" && !isUuid(mandatId)) throw new DomainError("RENOUVELLEMENT_IMPOSSIBLE");
  const mandat = await tx.mandat.findFirst({
    where: {
      usagerId,
      ...(mandatId === "" ? {} : { id: mandatId }),
      ...renewableMandats(now, actor.organisationId),
    },
    orderBy: [{ expiresAt: "desc" }, { createdAt: "desc" }, { id: "asc" }],
    include: WITH_LINES,
  });
  if (!mandat) throw new DomainError("RENOUVELLEMENT_IMPOSSIBLE");
  return { usager, mandat };
}

/**
 * A mandat ended while its renewal was being prepared is not renewed: the person may just have
 * revoked it.
 * @throws RENOUVELLEMENT_IMPOSSIBLE
 */
export async function requireStillRenewable(
  tx: Tx,
  actor: AidantActor,
  draft: { renewalOfId: string | null },
  now: Date,
): Promise<void> {
  const left =
    draft.renewalOfId === null
      ? 0
      : await tx.mandat.count({
          where: { id: draft.renewalOfId, ...renewableMandats(now, actor.organisationId) },
        });
  if (left === 0) throw new DomainError("RENOUVELLEMENT_IMPOSSIBLE");
}
