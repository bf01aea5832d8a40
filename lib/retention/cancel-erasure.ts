import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { openErasure } from "./open-erasure";
import { requireTechnical } from "./require-technical";

/**
 * A technical admin gives up a request of erasure, approved or not, before it is completed; what the job
 * has erased already stays erased. Journaled.
 * @throws CONSERVATION_REFUSEE, CONSERVATION_DEMANDE_INTROUVABLE
 */
export async function cancelErasure(ctx: Ctx, actor: StaffActor, requestId: string): Promise<void> {
  requireTechnical(actor);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await lockName(tx, "erasure-request");
    const request = await openErasure(tx);
    if (request?.id !== requestId) throw new DomainError("CONSERVATION_DEMANDE_INTROUVABLE");
    await tx.erasureRequest.updateMany({
      where: { id: requestId },
      data: { cancelledById: actor.userId, cancelledAt: now },
    });
    const details = { requestId };
    await recordEntry(ctx, tx, now, actor, { action: "erasure_cancelled", details });
  });
}
