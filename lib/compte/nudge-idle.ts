import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { nudgeMail } from "./inactivity-mails";

const BATCH = 500;
const DAY_MS = 86_400_000;

/** Acts that are a use of the service (mandats §7.3). */
const USES = ["create_attestation", "use_autorisation", "init_renew_mandat"];

type Due = { id: string; email: string; firstName: string; lastName: string; lastUse: Date };

/** Active aidants whose latest use is older than `edge` and who were not reminded since that use. */
const findDue = (ctx: Ctx, edge: Date, after: string) => ctx.db.$queryRaw<Due[]>`
  select u.id, u.email, u.first_name as "firstName", u.last_name as "lastName",
    latest.occurred_at as "lastUse"
  from compte u
  join lateral (
    select j.occurred_at from journal_entry j
    where j.actor_id = u.id and j.action = any(${USES})
    order by j.occurred_at desc limit 1) latest on true
  where u.deactivated_at is null and u.can_create_mandats and u.id > ${after}::uuid
    and latest.occurred_at < ${edge}::timestamptz
    and (u.activity_nudged_at is null or u.activity_nudged_at < latest.occurred_at)
  order by u.id limit ${BATCH}`;

async function nudge(ctx: Ctx, person: Due): Promise<boolean> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: {
        id: person.id,
        deactivatedAt: null,
        OR: [{ activityNudgedAt: null }, { activityNudgedAt: { lt: person.lastUse } }],
      },
      data: { activityNudgedAt: now },
    });
    if (count === 0) return false;
    await enqueue(ctx, tx, now, nudgeMail(ctx, person));
    return true;
  });
}

/**
 * Job of auth-referent §7, on Mondays: an aidant whose latest use of the service is more than 90 days
 * old gets one mail, and no other before a new use; who never used it gets none. Of the journal it reads
 * only the last act of each person (decision 74).
 */
export async function nudgeIdle(ctx: Ctx): Promise<{ reminded: number }> {
  const edge = new Date(ctx.clock.now().getTime() - ctx.settings.NUDGE_AFTER_DAYS * DAY_MS);
  let reminded = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const due = await findDue(ctx, edge, after);
    for (const person of due) {
      reminded += (await nudge(ctx, person)) ? 1 : 0;
      after = person.id;
    }
    if (due.length < BATCH) return { reminded };
  }
}
