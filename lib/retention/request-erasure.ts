import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { countOrphans, findDueForErasure } from "./due-for-erasure";
import { erasureLimit } from "./limits";
import { openErasure } from "./open-erasure";
import { requireTechnical } from "./require-technical";

/**
 * A technical admin freezes the list of what may be erased, six years after its end (mandats §7.6). The
 * list erases nothing: two different technical admins have to approve it. It may hold only texts that
 * belong to nobody. Journaled.
 * @throws CONSERVATION_REFUSEE, CONSERVATION_DEMANDE_EN_COURS,
 * CONSERVATION_RIEN_A_EFFACER
 */
export async function requestErasure(ctx: Ctx, actor: StaffActor): Promise<string> {
  requireTechnical(actor);
  const now = ctx.clock.now();
  const dueBefore = erasureLimit(now);
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, "erasure-request");
    if (await openErasure(tx)) throw new DomainError("CONSERVATION_DEMANDE_EN_COURS");
    const due = await findDueForErasure(tx, dueBefore);
    const orphans = await countOrphans(tx, dueBefore);
    if (due.length === 0 && orphans === 0) throw new DomainError("CONSERVATION_RIEN_A_EFFACER");
    const id = ctx.random.uuid();
    await tx.erasureRequest.create({
      data: { id, dueBefore, orphans, requestedById: actor.userId, requestedAt: now },
    });
    await tx.erasureSubject.createMany({
      data: due.map((subject) => ({ requestId: id, ...subject })),
    });
    await recordEntry(ctx, tx, now, actor, {
      action: "erasure_requested",
      details: { requestId: id, usagers: due.length, orphans },
    });
    return id;
  });
}
