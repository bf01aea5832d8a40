import { hasStaffRole } from "@/lib/administration/roles";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { isUuid } from "@/lib/db/uuid";
import { fullNameOf } from "@/lib/usager/identity";

const PAGE_SIZE = 50;

export interface UsagerToTell {
  mandatId: string;
  usagerId: string;
  fullName: string;
  endedAt: Date;
}

/**
 * Usagers of a closed organisation who were not told yet that their mandat ended (mandats §6): for the
 * technical administration only, who reads names; journal `admin_read`.
 * @param page from 1
 * @throws ORGANISATION_INTROUVABLE for an unknown organisation and to whoever may not, alike
 */
export async function listUsagersToInform(
  ctx: Ctx,
  actor: StaffActor,
  organisationId: string,
  page: number,
): Promise<{ usagers: UsagerToTell[]; left: number }> {
  const now = ctx.clock.now();
  if (!hasStaffRole(actor.roles, "TECHNICAL") || !isUuid(organisationId))
    throw new DomainError("ORGANISATION_INTROUVABLE");
  return inTransaction(ctx, async (tx) => {
    const organisation = await tx.organisation.findUnique({ where: { id: organisationId } });
    if (!organisation) throw new DomainError("ORGANISATION_INTROUVABLE");
    const where = { organisationId, informedAt: null };
    const rows = await tx.usagerToInform.findMany({
      where,
      orderBy: [{ endedAt: "asc" }, { mandatId: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: { usager: true },
    });
    const left = await tx.usagerToInform.count({ where });
    await recordEntry(ctx, tx, now, actor, {
      action: "admin_read",
      organisationId,
      details: { subject: "usagers_to_inform" },
    });
    const usagers = rows.map(({ mandatId, usagerId, endedAt, usager }) => ({
      mandatId,
      usagerId,
      fullName: fullNameOf(usager),
      endedAt,
    }));
    return { usagers, left };
  });
}
