import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { lockOrganisation } from "./suspension";

/**
 * The team lifts the suspension of an organisation (decision 49): members, rights and mandats that are
 * left work again. One that was closed comes back without them. Journal `organisation_reactivated`.
 * @returns whether everything was kept
 * @throws ORGANISATION_INTROUVABLE, ORGANISATION_ETAT_INCHANGE
 */
export async function reactivateOrganisation(
  ctx: Ctx,
  actor: StaffActor,
  organisationId: string,
): Promise<{ restored: boolean }> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const { id, deactivatedAt, closedAt } = await lockOrganisation(tx, actor, organisationId);
    if (!deactivatedAt) throw new DomainError("ORGANISATION_ETAT_INCHANGE");
    const restored = closedAt === null;
    await tx.organisation.update({ where: { id }, data: { deactivatedAt: null, closedAt: null } });
    await recordEntry(ctx, tx, now, actor, {
      action: "organisation_reactivated",
      organisationId: id,
      details: { restored },
    });
    return { restored };
  });
}
