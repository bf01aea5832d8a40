import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import type { Transports } from "@/lib/outbox/deliver";
import { enqueue } from "@/lib/outbox/enqueue";
import type { MailMessage, OutboxInput } from "@/lib/outbox/message";

export const aMail = (changes: Partial<MailMessage> = {}): MailMessage => ({
  channel: "MAIL",
  kind: "login-link",
  to: "camille@structure.test",
  subject: "Connexion à Aidants Connect",
  text: "Bonjour, voici votre lien.",
  html: "<p>Bonjour, voici votre lien.</p>",
  ...changes,
});

/** Writes a message as a use case does. */
export const givenMessage = (ctx: Ctx, message: OutboxInput = aMail(), dedupeKey?: string) =>
  inTransaction(ctx, (tx) => enqueue(ctx, tx, ctx.clock.now(), message, dedupeKey));

/** Transports that remember what left; `fail` makes every hand-over throw. */
export function recordedTransports(): {
  sent: { message: OutboxInput; id: string }[];
  fail: Error | null;
  transports: Transports;
} {
  const record = {
    sent: new Array<{ message: OutboxInput; id: string }>(),
    fail: null as Error | null,
  };
  const take = async (message: OutboxInput, id: string) => {
    await Promise.resolve();
    if (record.fail) throw record.fail;
    record.sent.push({ message, id });
  };
  return Object.assign(record, { transports: { mail: take, sms: take, pdf: take } });
}
