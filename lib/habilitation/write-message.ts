import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import type { IssuerActor } from "./issuer-actor";
import { countByIssuer } from "./limits";
import { lockRequest } from "./lock-request";
import { REQUEST_STATUS } from "./status";
import { tellTeam } from "./tell-team";

/**
 * A message of the issuer to the team (F7): plain text. The same text sent twice in a row within a
 * minute is one message. Journal `request_message_sent`, without the text.
 * @throws DEMANDE_INTROUVABLE, DEMANDE_NON_MODIFIABLE; DEMANDE_TROP_DE_TENTATIVES after 20 an hour
 */
export async function writeMessage(
  ctx: Ctx,
  actor: IssuerActor,
  input: { requestId: string; content: string },
): Promise<void> {
  await countByIssuer(ctx, "message", actor.issuerId);
  await inTransaction(ctx, async (tx) => {
    const request = await lockRequest(tx, actor, input.requestId);
    if (!REQUEST_STATUS[request.status].conversation) {
      throw new DomainError("DEMANDE_NON_MODIFIABLE");
    }
    const now = ctx.clock.now();
    const last = await tx.requestMessage.findFirst({
      where: { requestId: request.id },
      orderBy: { createdAt: "desc" },
    });
    const isRepeated =
      last?.sender === "ISSUER" &&
      last.content === input.content &&
      now.getTime() - last.createdAt.getTime() < 60_000;
    if (isRepeated) return;
    const { id } = await tx.requestMessage.create({
      data: { requestId: request.id, sender: "ISSUER", content: input.content, createdAt: now },
      select: { id: true },
    });
    await recordEntry(ctx, tx, now, actor, {
      action: "request_message_sent",
      details: { structureRequestId: request.id, messageId: id },
    });
    await tellTeam(ctx, tx, now, request, "message");
  });
}
