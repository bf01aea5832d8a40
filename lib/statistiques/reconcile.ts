import { mailBody } from "@/lib/auth/mail-body";
import { dateOf, parisDay } from "@/lib/attestation/paris-dates";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";

const DAY_MS = 86_400_000;
const CLOSED_DAYS = 3;
/** Snapshots and hourly publications nobody reads any more. */
const KEPT_DAYS = 7;

interface Compared {
  day: string;
  indicator: string;
  published: number;
  counted: number;
}

/** Counts by Paris day: in the sums, and again in the events. */
const compare = (ctx: Pick<Ctx, "db">, from: Date, until: Date): Promise<Compared[]> =>
  ctx.db.$queryRaw<Compared[]>`
    with sums as (
      select day, indicator, sum(value)::int as n from stat_daily
      where day >= ${from} and day < ${until} and indicator <> 'personnes' group by 1, 2),
    events as (
      select (occurred_at at time zone 'Europe/Paris')::date as day,
        case kind when 'use_autorisation' then 'demarches' else 'mandats' end as indicator,
        count(*)::int as n
      from stat_event e
      where not excluded and occurred_at >= (${from}::date)::timestamp at time zone 'Europe/Paris'
        and occurred_at < (${until}::date)::timestamp at time zone 'Europe/Paris'
        and not exists (select 1 from stat_pending p where p.event_id = e.id)
      group by 1, 2)
    select to_char(day, 'YYYY-MM-DD') as day, indicator, coalesce(s.n, 0) as published,
      coalesce(e.n, 0) as counted
    from sums s full join events e using (day, indicator)
    where coalesce(s.n, 0) <> coalesce(e.n, 0) order by 1, 2`;

/** Events and journal entries of one act are written together: as many of both, excluded ones included. */
const compareJournal = (ctx: Pick<Ctx, "db">, from: Date, until: Date): Promise<Compared[]> =>
  ctx.db.$queryRaw<Compared[]>`
    with bounds as (
      select (${from}::date)::timestamp at time zone 'Europe/Paris' as lo,
        (${until}::date)::timestamp at time zone 'Europe/Paris' as hi),
    events as (
      select case kind when 'use_autorisation' then kind else 'create_attestation' end as act,
        (occurred_at at time zone 'Europe/Paris')::date as day, count(*)::int as n
      from stat_event, bounds where occurred_at >= lo and occurred_at < hi group by 1, 2),
    journal as (
      select action as act, (occurred_at at time zone 'Europe/Paris')::date as day, count(*)::int as n
      from journal_entry, bounds where occurred_at >= lo and occurred_at < hi
        and action in ('use_autorisation', 'create_attestation') group by 1, 2)
    select to_char(day, 'YYYY-MM-DD') as day, 'journal ' || act as indicator,
      coalesce(e.n, 0) as published, coalesce(j.n, 0) as counted
    from events e full join journal j using (day, act)
    where coalesce(e.n, 0) <> coalesce(j.n, 0) order by 1, 2`;

async function tell(ctx: Ctx, differences: readonly Compared[]): Promise<void> {
  const now = ctx.clock.now();
  ctx.log.error({ differences }, "the statistics are not those of the events");
  const said = differences.map(
    ({ day, indicator, published, counted }) =>
      `${day}, ${indicator} : ${String(published)} au lieu de ${String(counted)}.`,
  );
  const paragraphs = [
    "Les statistiques publiées ne sont plus celles des actes.",
    ...said,
    "Cherchez la cause, puis lancez « npm run stats:rebuild ».",
  ];
  await inTransaction(ctx, (tx) =>
    enqueue(
      ctx,
      tx,
      now,
      {
        channel: "MAIL",
        kind: "statistics-differ",
        to: ctx.settings.OPERATIONS_EMAIL,
        subject: "Alerte : les statistiques diffèrent des actes",
        ...mailBody({ greeting: "Bonjour,", paragraphs }),
      },
      `statistics-differ:${parisDay(now)}`,
    ),
  );
}

/**
 * Each night: recounts the last three closed days in the events and in the journal, and tells the
 * operations team of any difference (STAT-16). Deletes what readers need no more. Corrects nothing.
 */
export async function reconcileStatistics(ctx: Ctx): Promise<{ differences: number }> {
  const now = ctx.clock.now();
  const until = dateOf(parisDay(now));
  const from = new Date(until.getTime() - CLOSED_DAYS * DAY_MS);
  const differences = [
    ...(await compare(ctx, from, until)),
    ...(await compareJournal(ctx, from, until)),
  ];
  if (differences.length > 0) await tell(ctx, differences);
  const old = { lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) };
  await ctx.db.statSnapshot.deleteMany({ where: { checkedAt: old } });
  await ctx.db.statPublication.deleteMany({ where: { takenAt: old } });
  return { differences: differences.length };
}
