import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { ErrorCode } from "@/lib/errors/catalogue";
import { ownOrganisations } from "@/lib/formation/own-organisations";
import type { User } from "@/lib/generated/prisma/client";

/** What an address is, for a référent who adds somebody trained to his current organisation. */
export type LookUp =
  { refusal: ErrorCode } | { outcome: "direct"; user: User } | { outcome: "change"; user: User };

/**
 * Finds somebody trained by address (auth-referent §4.6): added at once when he is in another of the
 * actor's organisations, else asked to the team. An oracle on accounts by nature: callers count and
 * journal each question.
 */
export async function lookUpAidant(
  db: Ctx["db"] | Tx,
  actor: ReferentActor,
  email: string,
): Promise<LookUp> {
  const { organisationId } = actor;
  const user = await db.user.findUnique({ where: { email } });
  if (!user) return { refusal: "AJOUT_AIDANT_INCONNU" };
  const held = { userId: user.id };
  const here = await db.membership.count({ where: { ...held, organisationId } });
  if (here > 0) return { refusal: "AJOUT_AIDANT_DEJA_ICI" };
  if (!user.canCreateMandats) return { refusal: "AJOUT_PAS_HABILITE" };
  const asked = await db.structureChange.count({
    where: { ...held, organisationId, status: "NEW" },
  });
  if (asked > 0) return { refusal: "AJOUT_CHANGEMENT_OUVERT" };
  const organisation = ownOrganisations(actor);
  const own = await db.membership.count({ where: { ...held, organisation } });
  if (own === 0) return { outcome: "change", user };
  if (user.deactivatedAt !== null) return { refusal: "AJOUT_COMPTE_DESACTIVE" };
  return { outcome: "direct", user };
}

/** Whether nobody holds nor is about to take this address. */
export async function isFreeAddress(db: Ctx["db"] | Tx, email: string): Promise<boolean> {
  const accounts = await db.user.count({ where: { email } });
  const changes = await db.structureChange.count({ where: { newEmail: email, status: "NEW" } });
  return accounts + changes === 0;
}
