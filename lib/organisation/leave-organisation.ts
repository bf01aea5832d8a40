import { hasStaffRole } from "@/lib/administration/roles";
import type { MemberActor, StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { isUuid } from "@/lib/db/uuid";
import { detachMember, lockMember } from "./detach-member";
import { requireOtherReferent } from "./last-referent";

export interface LeaveInput {
  organisationId: string;
  userId: string;
}

/** A référent of that organisation, current in this session; or the team. Read again under the lock. */
async function mayRemove(
  tx: Tx,
  actor: MemberActor | StaffActor,
  organisationId: string,
): Promise<boolean> {
  if (actor.kind === "admin") return hasStaffRole(actor.roles, "METIER");
  if (actor.organisationId !== organisationId) return false;
  const held = await tx.membership.count({
    where: {
      userId: actor.userId,
      organisationId,
      referentSince: { not: null },
      user: { deactivatedAt: null },
      organisation: { deactivatedAt: null },
    },
  });
  return held === 1;
}

/**
 * Removes a person from an organisation (mandats §6, auth-referent §4.9): by a référent of it, or by
 * the team. The mandats stay with the organisation; sessions and drafts of the person there are closed.
 * Of several organisations this one is lost, référent's right included, and a mail says so; with the
 * only one the account is deactivated. Journal `leave_organisation`. Two référents who remove each
 * other at the same instant: one of them stays.
 * @returns whether the account was deactivated
 * @throws MEMBRE_INTROUVABLE for whoever is no member and to whoever may not, alike; MEMBRE_SOI_MEME,
 * DERNIER_REFERENT
 */
export async function leaveOrganisation(
  ctx: Ctx,
  actor: MemberActor | StaffActor,
  input: LeaveInput,
): Promise<{ accountDeactivated: boolean }> {
  const now = ctx.clock.now();
  const { organisationId, userId } = input;
  if (!isUuid(organisationId) || !isUuid(userId)) throw new DomainError("MEMBRE_INTROUVABLE");
  return inTransaction(ctx, async (tx) => {
    const member = await lockMember(tx, now, { organisationId, userId });
    if (!member || !(await mayRemove(tx, actor, organisationId)))
      throw new DomainError("MEMBRE_INTROUVABLE");
    if (actor.kind === "member" && actor.userId === userId)
      throw new DomainError("MEMBRE_SOI_MEME");
    await requireOtherReferent(tx, userId, [organisationId]);
    const reason = actor.kind === "admin" ? "STAFF" : "REFERENT";
    const by = { author: actor, reason } as const;
    return { accountDeactivated: await detachMember(ctx, tx, now, member, by) };
  });
}
