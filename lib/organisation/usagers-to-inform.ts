import { hasStaffRole } from "@/lib/administration/roles";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { Prisma } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { fullNameOf } from "@/lib/usager/identity";

const PAGE_SIZE = 50;

export interface UsagerToTell {
  mandatId: string;
  usagerId: string;
  /** Empty once the identity was archived or erased. */
  fullName: string;
  organisationName: string;
  endedAt: Date;
  /** Who told the person, and when it was noted. */
  informed: { at: Date; by: string } | null;
}

export interface UsagersToTell {
  usagers: UsagerToTell[];
  /** How many are still to be told. */
  left: number;
  hasNext: boolean;
}

const WITH_PEOPLE = {
  usager: { select: { givenName: true, familyName: true } },
  organisation: { select: { name: true } },
  informedBy: { select: { firstName: true, lastName: true } },
} as const satisfies Prisma.UsagerToInformInclude;

type Row = Prisma.UsagerToInformGetPayload<{ include: typeof WITH_PEOPLE }>;

const viewOf = (row: Row): UsagerToTell => ({
  mandatId: row.mandatId,
  usagerId: row.usagerId,
  fullName: fullNameOf(row.usager).trim(),
  organisationName: row.organisation.name,
  endedAt: row.endedAt,
  informed:
    row.informedAt && row.informedBy
      ? { at: row.informedAt, by: `${row.informedBy.firstName} ${row.informedBy.lastName}` }
      : null,
});

async function pageOf(
  tx: Tx,
  scope: { organisationId?: string },
  list: "left" | "told",
  page: number,
) {
  const where = { ...scope, informedAt: list === "left" ? null : { not: null } };
  return tx.usagerToInform.findMany({
    where,
    // The first to be told first; once told, the latest first.
    orderBy:
      list === "left"
        ? [{ endedAt: "asc" }, { mandatId: "asc" }]
        : [{ informedAt: "desc" }, { mandatId: "asc" }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE + 1,
    include: WITH_PEOPLE,
  });
}

/**
 * Usagers of a closed organisation who were not told yet that their mandat ended (mandats §6): for the
 * technical administration only, who reads names; journal `admin_read`.
 * @param organisationId of one organisation, or null for all of them
 * @param page from 1
 * @param list those to be told, or those who were
 * @throws ORGANISATION_INTROUVABLE for an unknown organisation and to whoever may not, alike
 */
export async function listUsagersToInform(
  ctx: Ctx,
  actor: StaffActor,
  organisationId: string | null,
  page: number,
  list: "left" | "told" = "left",
): Promise<UsagersToTell> {
  const now = ctx.clock.now();
  const named = organisationId === null || isUuid(organisationId);
  if (!hasStaffRole(actor.roles, "TECHNICAL") || !named)
    throw new DomainError("ORGANISATION_INTROUVABLE");
  const scope = organisationId === null ? {} : { organisationId };
  return inTransaction(ctx, async (tx) => {
    if (organisationId !== null) {
      const known = await tx.organisation.count({ where: { id: organisationId } });
      if (known === 0) throw new DomainError("ORGANISATION_INTROUVABLE");
    }
    const rows = await pageOf(tx, scope, list, page);
    const left = await tx.usagerToInform.count({ where: { ...scope, informedAt: null } });
    await recordEntry(ctx, tx, now, actor, {
      action: "admin_read",
      ...scope,
      details: { subject: "usagers_to_inform" },
    });
    const usagers = rows.slice(0, PAGE_SIZE).map(viewOf);
    return { usagers, left, hasNext: rows.length > PAGE_SIZE };
  });
}
