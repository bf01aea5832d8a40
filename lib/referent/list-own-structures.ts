import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";

export interface OwnStructure {
  id: string;
  name: string;
  habilitationNumber: string | null;
  city: string | null;
  current: boolean;
  activeMembers: number;
}

/** « Mes structures »: active ones of which the actor is référent, by name (decision 85). */
export async function listOwnStructures(
  ctx: Pick<Ctx, "db">,
  { userId, organisationId }: ReferentActor,
): Promise<OwnStructure[]> {
  const rows = await ctx.db.organisation.findMany({
    where: { deactivatedAt: null, memberships: { some: { userId, referentSince: { not: null } } } },
    select: {
      id: true,
      name: true,
      habilitationNumber: true,
      city: true,
      _count: { select: { memberships: { where: { user: { deactivatedAt: null } } } } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ _count, ...row }) => ({
    ...row,
    current: row.id === organisationId,
    activeMembers: _count.memberships,
  }));
}
