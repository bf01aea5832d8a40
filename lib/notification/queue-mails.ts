import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { newFeatureMail } from "./new-feature-mail";

const BATCH = 200;

type MailCtx = Pick<Ctx, "db" | "clock" | "random" | "cipher" | "keyedHash" | "settings">;

interface Due {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  canCreateMandats: boolean;
  active: boolean;
}

/** One batch: each mail is written with the end of its request, so that none leaves twice. */
const queueBatch = (ctx: MailCtx): Promise<{ taken: number; mails: number }> =>
  inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const due = await tx.$queryRaw<Due[]>`
      select n.id, u.email, u.first_name as "firstName", u.last_name as "lastName",
        u.can_create_mandats as "canCreateMandats", u.deactivated_at is null as active
      from notification n join compte u on u.id = n.user_id
      where n.mail_due_at <= ${now}::timestamptz
      order by n.mail_due_at, n.id limit ${BATCH} for update of n skip locked`;
    // An account closed meanwhile gets nothing.
    const readers = due.filter(({ active }) => active);
    for (const reader of readers) await enqueue(ctx, tx, now, newFeatureMail(ctx, reader));
    await tx.notification.updateMany({
      where: { id: { in: due.map(({ id }) => id) } },
      data: { mailDueAt: null },
    });
    return { taken: due.length, mails: readers.length };
  });

/**
 * Job: queues the mails of messages that have one (NEW_FEATURE), by batches, after the transaction that
 * made the messages (mandats §8). Each is queued once.
 */
export async function queueNotificationMails(ctx: MailCtx): Promise<{ mails: number }> {
  let mails = 0;
  for (;;) {
    const batch = await queueBatch(ctx);
    mails += batch.mails;
    if (batch.taken < BATCH) return { mails };
  }
}
