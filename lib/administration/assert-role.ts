import type { StaffActor } from "@/lib/auth/actor";
import { DomainError } from "@/lib/errors/domain-error";
import { hasStaffRole, type StaffRole } from "./roles";

/** Second fence of the acts of the team, after the guard of the page. @throws ADMIN_ROLE_REFUSE */
export function assertStaffRole(actor: StaffActor, needed: StaffRole): void {
  if (!hasStaffRole(actor.roles, needed)) throw new DomainError("ADMIN_ROLE_REFUSE");
}
