import { assertStaffRole } from "@/lib/administration/assert-role";
import { hasStaffRole } from "@/lib/administration/roles";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { Organisation } from "@/lib/generated/prisma/client";
import { runningOf } from "./end-mandats";
import { closesAt } from "./suspension";

export interface OrganisationSheet {
  organisation: Organisation;
  /** Active accounts. */
  members: number;
  referents: number;
  runningMandats: number;
  /** For whoever may open their list; else none. */
  usagersToInform: number;
  /** When a suspended structure is closed, unless it is restored before. */
  closesAt: Date | null;
  /** The actor may suspend and restore it. */
  mayChange: boolean;
}

/**
 * A structure as the team sees it (habilitation §7.4): state and counts, no name of a person.
 * @throws ORGANISATION_INTROUVABLE, ADMIN_ROLE_REFUSE
 */
export async function readOrganisation(
  ctx: Pick<Ctx, "db" | "clock">,
  actor: StaffActor,
  organisationId: string,
): Promise<OrganisationSheet> {
  assertStaffRole(actor, "TEAM");
  const now = ctx.clock.now();
  const organisation = isUuid(organisationId)
    ? await ctx.db.organisation.findUnique({ where: { id: organisationId } })
    : null;
  if (!organisation) throw new DomainError("ORGANISATION_INTROUVABLE");
  const { id, deactivatedAt, closedAt } = organisation;
  const active = { organisationId: id, user: { deactivatedAt: null } };
  const [members, referents, runningMandats, usagersToInform] = await Promise.all([
    ctx.db.membership.count({ where: active }),
    ctx.db.membership.count({ where: { ...active, referentSince: { not: null } } }),
    ctx.db.mandat.count({ where: runningOf(id, now) }),
    hasStaffRole(actor.roles, "TECHNICAL")
      ? ctx.db.usagerToInform.count({ where: { organisationId: id, informedAt: null } })
      : 0,
  ]);
  return {
    organisation,
    members,
    referents,
    runningMandats,
    usagersToInform,
    closesAt: deactivatedAt && !closedAt ? closesAt(deactivatedAt) : null,
    mayChange: hasStaffRole(actor.roles, "METIER"),
  };
}
