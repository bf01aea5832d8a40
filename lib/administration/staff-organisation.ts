import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";

const NAME = "Équipe Aidants Connect";

/**
 * The structure of the service's own team, known by its flag and not by its name (decision 16); made
 * when there is none. It may hold no mandat and counts in no figure.
 */
export async function staffOrganisationId(
  ctx: Pick<Ctx, "random">,
  tx: Tx,
  now: Date,
): Promise<string> {
  const known = await tx.organisation.findFirst({
    where: { excludedFromStats: true, deactivatedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  if (known) return known.id;
  const id = ctx.random.uuid();
  await tx.organisation.create({
    data: { id, name: NAME, excludedFromStats: true, allowedDemarches: [], createdAt: now },
  });
  return id;
}
