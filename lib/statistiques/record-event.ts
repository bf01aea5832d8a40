import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { DemarcheKey } from "@/lib/demarche/catalogue";

export interface StatInput {
  kind: "use_autorisation" | "create_mandat";
  organisationId: string;
  usagerId: string;
  demarche?: DemarcheKey;
}

/**
 * Freezes a figure on its event, in the transaction of the act (decision 48): territory and exclusion
 * are those of the organisation at that instant.
 */
export async function recordStatEvent(
  ctx: Pick<Ctx, "random" | "keyedHash">,
  tx: Tx,
  now: Date,
  event: StatInput,
): Promise<void> {
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: event.organisationId },
    select: {
      excludedFromStats: true,
      communeCode: true,
      departementCode: true,
      regionCode: true,
    },
  });
  const { excludedFromStats, ...territory } = organisation;
  await tx.statEvent.create({
    data: {
      id: ctx.random.uuid(),
      kind: event.kind,
      occurredAt: now,
      demarche: event.demarche ?? null,
      usagerPseudonym: ctx.keyedHash("stat-usager", event.usagerId),
      organisationId: event.organisationId,
      excluded: excludedFromStats,
      ...territory,
    },
    select: { id: true },
  });
}
