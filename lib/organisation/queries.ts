import type { MemberActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";

export interface OwnOrganisation {
  id: string;
  name: string;
  current: boolean;
}

/** Active organisations that the actor may make current, by name; for the switch menu. */
export async function listOwnOrganisations(
  ctx: Pick<Ctx, "db">,
  actor: MemberActor,
): Promise<OwnOrganisation[]> {
  const rows = await ctx.db.organisation.findMany({
    where: { deactivatedAt: null, memberships: { some: { userId: actor.userId } } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, current: row.id === actor.organisationId }));
}
