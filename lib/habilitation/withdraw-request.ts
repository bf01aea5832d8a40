import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import type { IssuerActor } from "./issuer-actor";
import { lockRequest } from "./lock-request";
import { addEvent } from "./snapshot";
import { REQUEST_STATUS } from "./status";
import { tellTeam } from "./tell-team";

/**
 * « Retirer ma demande » (T11), once confirmed. Pressed twice, it is withdrawn once. Journal
 * `request_withdrawn`.
 * @throws DEMANDE_INTROUVABLE, DEMANDE_NON_MODIFIABLE once decided
 */
export async function withdrawRequest(
  ctx: Ctx,
  actor: IssuerActor,
  input: { requestId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const request = await lockRequest(tx, actor, input.requestId);
    if (request.status === "WITHDRAWN") return;
    if (!REQUEST_STATUS[request.status].withdrawable) {
      throw new DomainError("DEMANDE_NON_MODIFIABLE");
    }
    const now = ctx.clock.now();
    await tx.structureRequest.update({
      where: { id: request.id },
      data: { status: "WITHDRAWN", unfinished: null, updatedAt: now, version: { increment: 1 } },
      select: { id: true },
    });
    await addEvent(ctx, tx, now, { requestId: request.id, type: "WITHDRAWN" });
    await recordEntry(ctx, tx, now, actor, {
      action: "request_withdrawn",
      details: { structureRequestId: request.id },
    });
    if (request.assignedToId !== null) await tellTeam(ctx, tx, now, request, "withdrawn");
  });
}
