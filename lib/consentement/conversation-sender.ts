import { inTransaction } from "@/lib/db/transaction";
import { MessageRefused } from "@/lib/outbox/refusal";
import { lockConsent, waitingDraft, type ConversationCtx } from "./conversation";
import { forgetUnsent, type SendSms } from "./send-at-once";
import { settleSent } from "./settle-sent";

const findMessage = (ctx: ConversationCtx, outboxId: string) =>
  ctx.db.smsMessage.findUnique({ where: { outboxId }, include: { consent: true } });

type Found = NonNullable<Awaited<ReturnType<typeof findMessage>>>;

/** A question whose draft nobody waits for any more would only surprise its reader. */
async function isOutOfDate(ctx: ConversationCtx, { kind, consent }: Found): Promise<boolean> {
  if (kind !== "RECAP" && kind !== "ASK") return false;
  const where = waitingDraft(consent, ctx.clock.now());
  return (await ctx.db.mandatDraft.count({ where })) === 0;
}

/**
 * A message that will never leave goes out of the conversation, so that the aidant may ask again; once
 * the person has answered, the conversation stands as it was.
 */
async function orTakeBack(ctx: ConversationCtx, found: Found, sending: Promise<void>) {
  try {
    await sending;
  } catch (error) {
    if (error instanceof MessageRefused) {
      await inTransaction(ctx, async (tx) => {
        const consent = await lockConsent(tx, found.consentRequestId);
        if (consent?.evidenceHash === null) await forgetUnsent(tx, found.id);
      });
    }
    throw error;
  }
}

/**
 * How a job sends: messages of a conversation that the request could not send itself (it died) are
 * settled as it would have done; every other SMS just leaves.
 */
export const conversationSender =
  (ctx: ConversationCtx, send: SendSms): SendSms =>
  async (message, id) => {
    const found = await findMessage(ctx, id);
    if (!found) return send(message, id);
    if (await isOutOfDate(ctx, found)) throw new MessageRefused("out of date");
    await orTakeBack(ctx, found, send(message, id));
    await inTransaction(ctx, (tx) => settleSent(ctx, tx, ctx.clock.now(), found));
  };
