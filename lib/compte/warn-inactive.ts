import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { warningMail } from "./inactivity-mails";

const BATCH = 500;
const DAY_MS = 86_400_000;
const ACTOR = { kind: "system", name: "warn-inactive" } as const;

type Due = { id: string; email: string; firstName: string; lastName: string };

/**
 * Active aidants with a means confirmed and older than the delay, without sign-in, reactivation nor new
 * means since, and not warned since their last sign-in or reactivation.
 */
const findDue = (ctx: Ctx, now: Date) => ctx.db.$queryRaw<Due[]>`
  select u.id, u.email, u.first_name as "firstName", u.last_name as "lastName"
  from compte u
  join lateral (
    select min(d.confirmed_at) as oldest, max(d.confirmed_at) as newest from otp_device d
    where d.user_id = u.id and d.confirmed_at is not null) d on true
  where u.deactivated_at is null and u.can_create_mandats
    and d.oldest is not null
    and greatest(u.last_login_at, u.reactivated_at, d.newest)
        <= ${now}::timestamptz - make_interval(months => ${ctx.settings.INACTIVITY_WARN_MONTHS}::int)
    and (u.deactivation_warned_at is null
         or u.deactivation_warned_at < greatest(u.last_login_at, u.reactivated_at))
  order by u.id limit ${BATCH}`;

async function warn(ctx: Ctx, person: Due): Promise<boolean> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    // Signed in or warned meanwhile: left alone.
    const taken = await tx.$executeRaw`
      update compte set deactivation_warned_at = ${now}::timestamptz
      where id = ${person.id}::uuid and deactivated_at is null
        and (last_login_at is null or last_login_at
             <= ${now}::timestamptz - make_interval(months => ${ctx.settings.INACTIVITY_WARN_MONTHS}::int))
        and (deactivation_warned_at is null
             or deactivation_warned_at < greatest(last_login_at, reactivated_at))`;
    if (taken === 0) return false;
    const before = new Date(now.getTime() + ctx.settings.INACTIVITY_GRACE_DAYS * DAY_MS);
    await enqueue(ctx, tx, now, warningMail(ctx, person, before));
    const details = { userId: person.id };
    await recordEntry(ctx, tx, now, ACTOR, { action: "account_inactivity_warned", details });
    return true;
  });
}

/**
 * Job of auth-referent §7, every morning: aidants who have not signed in for five months are warned by
 * mail, once; a sign-in makes the warning of no effect. Nothing when INACTIVITY_DEACTIVATION is off.
 */
export async function warnInactive(ctx: Ctx): Promise<{ warned: number }> {
  let warned = 0;
  if (!ctx.settings.INACTIVITY_DEACTIVATION) return { warned };
  for (;;) {
    const due = await findDue(ctx, ctx.clock.now());
    let taken = 0;
    for (const person of due) taken += (await warn(ctx, person)) ? 1 : 0;
    warned += taken;
    if (due.length < BATCH || taken === 0) return { warned };
  }
}
