import type { Ctx } from "@/lib/context.types";
import { lookupSiret } from "@/lib/sirene/lookup";
import type { RequestStatus } from "@/lib/generated/prisma/enums";

/** Few enough for the quota of the register. */
const BATCH = 20;
const WAITING: readonly RequestStatus[] = [
  "NEW",
  "AC_VALIDATION_PROCESSING",
  "CHANGES_REQUIRED",
  "CHANGES_PROPOSED",
];

/**
 * Asks again about SIRET that no register answered for (habilitation §4.5); what is found is written on
 * the request, whose version grows: a decision taken meanwhile is to be taken again.
 */
export async function recheckSirets(ctx: Ctx): Promise<{ checked: number; settled: number }> {
  const requests = await ctx.db.structureRequest.findMany({
    where: { siretOutcome: "PENDING", status: { in: [...WAITING] } },
    orderBy: { updatedAt: "asc" },
    take: BATCH,
    select: { id: true, siret: true },
  });
  let settled = 0;
  for (const { id, siret } of requests) {
    const { outcome, divergent, establishment } = await lookupSiret(ctx, siret);
    if (outcome === "PENDING") continue;
    const { count } = await ctx.db.structureRequest.updateMany({
      where: { id, siret, siretOutcome: "PENDING" },
      data: {
        siretOutcome: outcome,
        siretDivergent: divergent,
        ...(establishment ? { legalCategory: establishment.legalCategory } : {}),
        version: { increment: 1 },
      },
    });
    settled += count;
  }
  return { checked: requests.length, settled };
}
