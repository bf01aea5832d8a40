import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { APPROVALS_NEEDED, openErasure } from "./open-erasure";
import { requireTechnical } from "./require-technical";

/**
 * One of the two approvals of a request of erasure, by a technical admin; the second one by somebody
 * else. The job then executes it. Journaled.
 * @throws CONSERVATION_REFUSEE, CONSERVATION_DEMANDE_INTROUVABLE, CONSERVATION_DEJA_APPROUVEE,
 * CONSERVATION_APPROBATIONS_FAITES
 */
export async function approveErasure(
  ctx: Ctx,
  actor: StaffActor,
  requestId: string,
): Promise<void> {
  requireTechnical(actor);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await lockName(tx, "erasure-request");
    const request = await openErasure(tx);
    if (request?.id !== requestId) throw new DomainError("CONSERVATION_DEMANDE_INTROUVABLE");
    if (request.approvals.some(({ approverId }) => approverId === actor.userId)) {
      throw new DomainError("CONSERVATION_DEJA_APPROUVEE");
    }
    if (request.approvals.length >= APPROVALS_NEEDED) {
      throw new DomainError("CONSERVATION_APPROBATIONS_FAITES");
    }
    await tx.erasureApproval.create({
      data: { requestId, approverId: actor.userId, approvedAt: now },
    });
    const details = { requestId };
    await recordEntry(ctx, tx, now, actor, { action: "erasure_approved", details });
  });
}
