import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { requireTechnical } from "./require-technical";
import type { LiftInput } from "./schemas";

/**
 * A technical admin ends a legal hold, once, giving a reason; archiving and erasure take their course
 * again the next night. Journaled.
 * @throws CONSERVATION_REFUSEE, CONSERVATION_MESURE_INTROUVABLE
 */
export async function liftHold(ctx: Ctx, actor: StaffActor, input: LiftInput): Promise<void> {
  requireTechnical(actor);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    const [hold] = await tx.legalHold.updateManyAndReturn({
      where: { id: input.mesure, liftedAt: null },
      data: { liftedAt: now, liftedById: actor.userId },
      select: { usagerId: true, mandatId: true },
    });
    if (!hold) throw new DomainError("CONSERVATION_MESURE_INTROUVABLE");
    await recordPrivateEntry(ctx, tx, now, actor, {
      action: "legal_hold_lifted",
      usagerId: hold.usagerId,
      ...(hold.mandatId === null ? {} : { mandatId: hold.mandatId }),
      details: { holdId: input.mesure },
      personal: { reason: input.motif },
    });
  });
}
