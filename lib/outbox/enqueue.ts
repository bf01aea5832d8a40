import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { OutboxInput } from "./message";

/** Context of the encryption of a payload. */
export const payloadContext = (id: string): string => `outbox_message.payload:${id}`;

/** Purpose of the keyed hash that finds a recipient's messages. */
export const RECIPIENT_PURPOSE = "outbox-recipient";

type EnqueueCtx = Pick<Ctx, "random" | "cipher" | "keyedHash">;

const rowOf = (ctx: EnqueueCtx, message: OutboxInput, now: Date, dueAt: Date) => {
  const id = ctx.random.uuid();
  return {
    id,
    channel: message.channel,
    kind: message.kind,
    recipientHash: message.channel === "PDF" ? null : ctx.keyedHash(RECIPIENT_PURPOSE, message.to),
    payload: ctx.cipher.seal(JSON.stringify(message), payloadContext(id)),
    nextAttemptAt: dueAt,
    createdAt: now,
  };
};

/**
 * Writes a message in the transaction of the act that asks for it; a job sends it (decision 17). No
 * message leaves for an act that was rolled back.
 * @param dedupeKey a second message with the same key is silently not written
 */
export async function enqueue(
  ctx: EnqueueCtx,
  tx: Tx,
  now: Date,
  message: OutboxInput,
  dedupeKey?: string,
): Promise<void> {
  await tx.outboxMessage.createMany({
    data: { ...rowOf(ctx, message, now, now), dedupeKey: dedupeKey ?? null },
    skipDuplicates: true,
  });
}

/**
 * The same for a message that somebody follows.
 * @param dueAt first instant at which a job may take it: later when the request sends it itself
 * @returns the message's id
 */
export async function enqueueFollowed(
  ctx: EnqueueCtx,
  tx: Tx,
  message: OutboxInput,
  { now, dueAt }: { now: Date; dueAt: Date },
): Promise<string> {
  const data = rowOf(ctx, message, now, dueAt);
  await tx.outboxMessage.create({ data, select: { id: true } });
  return data.id;
}
