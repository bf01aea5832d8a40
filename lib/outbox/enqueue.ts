import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { OutboxInput } from "./message";

/** Context of the encryption of a payload. */
export const payloadContext = (id: string): string => `outbox_message.payload:${id}`;

/** Purpose of the keyed hash that finds a recipient's messages. */
export const RECIPIENT_PURPOSE = "outbox-recipient";

/**
 * Writes a message in the transaction of the act that asks for it; a job sends it (decision 17). No
 * message leaves for an act that was rolled back.
 * @param dedupeKey a second message with the same key is silently not written
 */
export async function enqueue(
  ctx: Pick<Ctx, "random" | "cipher" | "keyedHash">,
  tx: Tx,
  now: Date,
  message: OutboxInput,
  dedupeKey?: string,
): Promise<void> {
  const id = ctx.random.uuid();
  await tx.outboxMessage.createMany({
    data: {
      id,
      channel: message.channel,
      kind: message.kind,
      recipientHash:
        message.channel === "PDF" ? null : ctx.keyedHash(RECIPIENT_PURPOSE, message.to),
      payload: ctx.cipher.seal(JSON.stringify(message), payloadContext(id)),
      dedupeKey: dedupeKey ?? null,
      nextAttemptAt: now,
      createdAt: now,
    },
    skipDuplicates: true,
  });
}
