import { hasStaffRole } from "@/lib/administration/roles";
import type { StaffActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { Organisation } from "@/lib/generated/prisma/client";
import { isUuid } from "@/lib/db/uuid";

/** Days between the deactivation of an organisation and the end of its mandats (decision 49). */
export const SUSPENSION_DAYS = 30;

const DAY_MS = 86_400_000;

/** Organisations deactivated at this instant or before are due to be closed at `now`. */
export const closingLimit = (now: Date): Date => new Date(now.getTime() - SUSPENSION_DAYS * DAY_MS);

/** When an organisation deactivated then is closed, unless it was reactivated. */
export const closesAt = (deactivatedAt: Date): Date =>
  new Date(deactivatedAt.getTime() + SUSPENSION_DAYS * DAY_MS);

/**
 * An organisation for the team to suspend or restore, locked until the transaction ends: signatures
 * under way are waited for, later ones see its new state.
 * @throws ORGANISATION_INTROUVABLE for an unknown one and to whoever may not, alike
 */
export async function lockOrganisation(
  tx: Tx,
  actor: StaffActor,
  organisationId: string,
): Promise<Organisation> {
  if (!hasStaffRole(actor.roles, "METIER") || !isUuid(organisationId))
    throw new DomainError("ORGANISATION_INTROUVABLE");
  await tx.$queryRaw`
    select 1 from organisation where id = ${organisationId}::uuid for no key update`;
  const organisation = await tx.organisation.findUnique({ where: { id: organisationId } });
  if (!organisation) throw new DomainError("ORGANISATION_INTROUVABLE");
  return organisation;
}
