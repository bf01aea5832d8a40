import type { Tx } from "@/lib/db/transaction";
import type { FiConnection, Prisma } from "@/lib/generated/prisma/client";
import { activeAutorisations } from "@/lib/mandat/active";

type Chosen = Pick<FiConnection, "aidantId" | "organisationId" | "autorisationId" | "demarche">;

/**
 * The autorisation behind a code or an access token, if it can still be used at `now`: mandat running,
 * démarche allowed to the organisation, aidant active, entitled and still a member, usager kept
 * (franceconnect §3.3). Checked again at each exchange.
 */
export async function findUsableGrant(tx: Tx, now: Date, connection: Chosen) {
  const { aidantId, autorisationId, demarche, organisationId } = connection;
  if (autorisationId === null || demarche === null) return null;
  const active = activeAutorisations(now, organisationId);
  const member = { userId: aidantId, user: { deactivatedAt: null, canCreateMandats: true } };
  const where = {
    ...active,
    id: autorisationId,
    demarche,
    mandat: { endedAt: null },
    organisation: {
      ...active.organisation,
      allowedDemarches: { has: demarche },
      memberships: { some: member },
    },
  } satisfies Prisma.AutorisationWhereInput;
  return tx.autorisation.findFirst({
    where,
    select: { id: true, mandatId: true, demarche: true, usager: true },
  });
}
