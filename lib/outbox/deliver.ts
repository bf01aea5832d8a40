import type { Ctx } from "@/lib/context.types";
import type { OutboxChannel } from "@/lib/generated/prisma/client";
import { claimMessages, type ClaimedMessage } from "./claim";
import type { MailMessage, OutboxInput, PdfRequest, SmsMessage } from "./message";
import { openPayload } from "./payload";
import { MessageRefused } from "./refusal";
import { retryDelayMs } from "./retry";

/**
 * How messages leave. Each throws when the message could not be handed over; MessageRefused when it
 * never will. `id` is the same at every attempt: the relay may drop a second copy.
 */
export interface Transports {
  mail: (message: MailMessage, id: string) => Promise<void>;
  sms: (message: SmsMessage, id: string) => Promise<void>;
  pdf: (request: PdfRequest, id: string) => Promise<void>;
}

export interface Delivered {
  done: number;
  retried: number;
  refused: number;
}

/** Failures after which the team is warned; attempts go on. */
const WORRYING_ATTEMPTS = 5;
const BATCH = 10;

type DeliveryCtx = Pick<Ctx, "db" | "clock" | "cipher" | "settings" | "log">;
type Outcome = keyof Delivered;

const handOver = (transports: Transports, message: OutboxInput, id: string): Promise<void> => {
  switch (message.channel) {
    case "MAIL":
      return transports.mail(message, id);
    case "SMS":
      return transports.sms(message, id);
    case "PDF":
      return transports.pdf(message, id);
  }
};

/** What is written of a message that left: its text stays where the demonstration shows it. */
export const deliveredData = (ctx: Pick<DeliveryCtx, "settings">, now: Date) => ({
  status: "DONE" as const,
  doneAt: now,
  lastError: null,
  ...(ctx.settings.APP_MODE === "production" ? { payload: "" } : {}),
});

/** The end is written only by the worker that still holds the message. */
async function finish(
  ctx: DeliveryCtx,
  claimed: ClaimedMessage,
  error?: unknown,
): Promise<Outcome> {
  const now = ctx.clock.now();
  const held = { id: claimed.id, status: "PENDING" as const, attempts: claimed.attempts };
  if (error === undefined) {
    await ctx.db.outboxMessage.updateMany({ where: held, data: deliveredData(ctx, now) });
    return "done";
  }
  const lastError = error instanceof Error ? error.name : "unknown";
  const refused = error instanceof MessageRefused;
  const about = {
    messageId: claimed.id,
    kind: claimed.kind,
    attempts: claimed.attempts,
    lastError,
  };
  if (refused) ctx.log.error(about, "message refused by the relay");
  else if (claimed.attempts >= WORRYING_ATTEMPTS) ctx.log.error(about, "message still not sent");
  else ctx.log.warn(about, "message will be sent again");
  await ctx.db.outboxMessage.updateMany({
    where: held,
    data: refused
      ? { status: "FAILED", lastError }
      : {
          lastError,
          nextAttemptAt: new Date(now.getTime() + retryDelayMs(claimed.attempts)),
        },
  });
  return refused ? "refused" : "retried";
}

async function deliverOne(
  ctx: DeliveryCtx,
  transports: Transports,
  claimed: ClaimedMessage,
): Promise<Outcome> {
  try {
    await handOver(transports, openPayload(ctx, claimed), claimed.id);
  } catch (error) {
    return finish(ctx, claimed, error);
  }
  return finish(ctx, claimed);
}

/**
 * Sends what is due in these channels, once through; called by the jobs only. At least once: a worker
 * that dies between the hand-over and its record leaves the message to another, under the same id. A
 * message whose payload was delivered is emptied, except where the demonstration shows it.
 */
export async function deliverDue(
  ctx: DeliveryCtx,
  transports: Transports,
  channels: readonly OutboxChannel[],
): Promise<Delivered> {
  const counts: Delivered = { done: 0, retried: 0, refused: 0 };
  const claimed = await claimMessages(ctx, channels, BATCH);
  const outcomes = await Promise.all(
    claimed.map((message) => deliverOne(ctx, transports, message)),
  );
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}
