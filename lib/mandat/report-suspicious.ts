import { parisDay, plainDate } from "@/lib/attestation/paris-dates";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { suspiciousUseMail, type SuspiciousUse } from "./suspicious-mail";

const DAY_MS = 86_400_000;
/** Working hours in Paris, Monday to Saturday. */
const OPENS = 7;
const CLOSES = 20;
const REMOTE_DAYS = 30;
/** Lines of each kind: more is a matter for the database itself. */
const MOST = 50;

type AidantRow = { aidant: string; organisation: string; mandats: number };
type UsagerRow = { usagerId: string; organisation: string; mandats: number };

/** Sunday, before opening or after closing. A structure overseas keeps its own hours: see the ADR. */
const outOfHours = (ctx: Ctx, day: string) => ctx.db.$queryRaw<AidantRow[]>`
  select u.first_name || ' ' || u.last_name as aidant, o.name as organisation, count(*)::int as mandats
  from (
    select created_by_id, organisation_id, created_at at time zone 'Europe/Paris' as local
    from mandat
    where created_at >= (${day}::date::timestamp at time zone 'Europe/Paris')
      and created_at < ((${day}::date + 1)::timestamp at time zone 'Europe/Paris')) m
  join compte u on u.id = m.created_by_id join organisation o on o.id = m.organisation_id
  where extract(isodow from m.local) = 7
    or extract(hour from m.local) < ${OPENS}::int or extract(hour from m.local) >= ${CLOSES}::int
  group by u.id, o.id order by mandats desc, u.id limit ${MOST}`;

/** The most mandats that an aidant signed within any sixty minutes of the day. */
const rushes = (ctx: Ctx, day: string) => ctx.db.$queryRaw<AidantRow[]>`
  select u.first_name || ' ' || u.last_name as aidant, o.name as organisation, max(r.n)::int as mandats
  from (
    select m.created_by_id, m.organisation_id, m.created_at at time zone 'Europe/Paris' as local,
      count(*) over (partition by m.created_by_id, m.organisation_id order by m.created_at
                     range between interval '1 hour' preceding and current row) as n
    from mandat m
    where m.created_at >= (${day}::date::timestamp at time zone 'Europe/Paris')
      and m.created_at < ((${day}::date + 1)::timestamp at time zone 'Europe/Paris')) r
  join compte u on u.id = r.created_by_id join organisation o on o.id = r.organisation_id
  group by u.id, o.id having max(r.n) > ${ctx.settings.SUSPICIOUS_MANDATS_PER_HOUR}::int
  order by mandats desc, u.id limit ${MOST}`;

/** Usagers with a mandat at a distance that day, and several in the month before. */
const repeatedRemote = (ctx: Ctx, day: string) => ctx.db.$queryRaw<UsagerRow[]>`
  select m.usager_id as "usagerId", o.name as organisation, count(*)::int as mandats
  from mandat m join organisation o on o.id = m.organisation_id
  where m.is_remote
    and m.created_at >= ((${day}::date + 1)::timestamp at time zone 'Europe/Paris')
                        - make_interval(days => ${REMOTE_DAYS}::int)
    and m.created_at < ((${day}::date + 1)::timestamp at time zone 'Europe/Paris')
  group by m.usager_id, o.id
  having count(*) >= ${ctx.settings.SUSPICIOUS_REMOTE_PER_USAGER}::int
    and max(m.created_at) >= (${day}::date::timestamp at time zone 'Europe/Paris')
  order by mandats desc, m.usager_id limit ${MOST}`;

/**
 * Job of mandats §7.5 (conditions of use, « usages à vérifier »), every morning: tells the team what was
 * out of the ordinary the day before in Paris. One mail a day at most, none when there is nothing.
 */
export async function reportSuspiciousUse(
  ctx: Ctx,
): Promise<{ outOfHours: number; rushes: number; repeatedRemote: number }> {
  const now = ctx.clock.now();
  const yesterday = new Date(now.getTime() - DAY_MS);
  const day = parisDay(yesterday);
  const use: SuspiciousUse = {
    outOfHours: await outOfHours(ctx, day),
    rushes: await rushes(ctx, day),
    repeatedRemote: await repeatedRemote(ctx, day),
  };
  const counts = {
    outOfHours: use.outOfHours.length,
    rushes: use.rushes.length,
    repeatedRemote: use.repeatedRemote.length,
  };
  if (counts.outOfHours + counts.rushes + counts.repeatedRemote === 0) return counts;
  const mail = suspiciousUseMail(ctx, plainDate(yesterday), use);
  await inTransaction(ctx, (tx) => enqueue(ctx, tx, now, mail, `suspicious-use:${day}`));
  return counts;
}
