import type { Ctx } from "@/lib/context.types";

export interface OwnOrganisation {
  id: string;
  name: string;
}

/**
 * Active organisations that a person belongs to, by name; for the frame of their space and for
 * switching (mandats §6). The person is the one of the session.
 */
export async function listOwnOrganisations(
  ctx: Pick<Ctx, "db">,
  userId: string,
): Promise<OwnOrganisation[]> {
  return ctx.db.organisation.findMany({
    where: { deactivatedAt: null, memberships: { some: { userId } } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}
