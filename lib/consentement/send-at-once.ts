import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { takeHeld } from "@/lib/outbox/claim";
import type { Transports } from "@/lib/outbox/deliver";
import { openPayload } from "@/lib/outbox/payload";
import type { ConversationCtx, QueuedSms } from "./conversation";
import { settleSent } from "./settle-sent";

/** How an SMS leaves: lib/sms/sender.ts. */
export type SendSms = Transports["sms"];

async function handOver(
  ctx: Pick<Ctx, "cipher" | "log">,
  held: { id: string; payload: string },
  send: SendSms,
): Promise<boolean> {
  const message = openPayload(ctx, held);
  if (message.channel !== "SMS") throw new Error("not an SMS");
  try {
    await send(message, held.id);
    return true;
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    ctx.log.error({ messageId: held.id, kind: message.kind, error: name }, "SMS not sent");
    return false;
  }
}

/**
 * Sends a message kept for this request, outside any transaction, and writes what follows.
 * @returns « taken »: another request, or a job after a crash, has it
 */
export async function sendAtOnce(
  ctx: ConversationCtx,
  message: QueuedSms & { consentRequestId: string },
  send: SendSms,
): Promise<"sent" | "failed" | "taken"> {
  const held = await takeHeld(ctx, message.outboxId);
  if (!held) return "taken";
  if (!(await handOver(ctx, held, send))) return "failed";
  await inTransaction(ctx, (tx) => settleSent(ctx, tx, ctx.clock.now(), message));
  return "sent";
}

/** A message of a conversation that did not leave; the caller holds the conversation. */
export const forgetUnsent = (tx: Tx, id: string) =>
  tx.smsMessage.deleteMany({ where: { id, status: "QUEUED" } });

/** Takes back a message that did not leave: as if it had never been asked for. */
export async function takeBack(tx: Tx, { id, outboxId }: QueuedSms): Promise<void> {
  await forgetUnsent(tx, id);
  await tx.outboxMessage.deleteMany({ where: { id: outboxId, status: "PENDING" } });
}
