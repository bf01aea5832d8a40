import type { ReferentActor } from "@/lib/auth/actor";
import { DomainError } from "@/lib/errors/domain-error";

/** Field by which every form of the espace référent says for which organisation it was displayed. */
export const ORGANISATION_FIELD = "organisation";

/**
 * What another tab made of the session must not change what this one does (auth-referent §1.4).
 * @throws ORGANISATION_CHANGEE
 */
export function requireSameOrganisation(actor: ReferentActor, displayed: string): void {
  if (displayed !== actor.organisationId) throw new DomainError("ORGANISATION_CHANGEE");
}
