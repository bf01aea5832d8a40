import { hasStaffRole } from "@/lib/administration/roles";
import type { StaffActor } from "@/lib/auth/actor";
import { DomainError } from "@/lib/errors/domain-error";

/**
 * Conservation belongs to technical admins (mandats §6), whatever page or action has let the actor in.
 * @throws CONSERVATION_REFUSEE
 */
export function requireTechnical(actor: StaffActor): void {
  if (!hasStaffRole(actor.roles, "TECHNICAL")) throw new DomainError("CONSERVATION_REFUSEE");
}
