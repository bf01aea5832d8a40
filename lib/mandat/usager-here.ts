import type { AidantActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { Usager } from "@/lib/generated/prisma/client";
import { isUuid } from "@/lib/db/uuid";
import { readableMandats } from "./visible";

/**
 * An usager that the actor's organisation may know (mandats §1.4): it holds one of their mandats.
 * @throws USAGER_INTROUVABLE otherwise, unknown and foreign alike, and when the last mandat ended more
 * than three years ago
 */
export async function getUsagerHere(
  tx: Tx,
  actor: AidantActor,
  usagerId: string,
  now: Date,
): Promise<Usager> {
  const usager = isUuid(usagerId)
    ? await tx.usager.findFirst({
        where: {
          id: usagerId,
          archivedAt: null,
          mandats: { some: readableMandats(now, actor.organisationId) },
        },
      })
    : null;
  if (!usager) throw new DomainError("USAGER_INTROUVABLE");
  return usager;
}
