import type { Tx } from "@/lib/db/transaction";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import { Prisma } from "@/lib/generated/prisma/client";
import { OTHER } from "./thematiques";

/** Figures added up in one transaction. */
export const BATCH = 5_000;

export interface AddedUp {
  events: number;
  /** Uses whose thématique the catalogue does not know. */
  unknown: number;
}

/** What is taken out of the queue: the oldest ones, or all of it. */
const OLDEST = Prisma.sql`delete from stat_pending where ordinal in
  (select ordinal from stat_pending order by ordinal limit ${BATCH}) returning event_id`;
const EVERYTHING = Prisma.sql`delete from stat_pending returning event_id`;

/** Which events are counted: those of the queue, or all there are. */
const QUEUED = Prisma.sql`select e.* from stat_event e join gone on gone.event_id = e.id`;
const ALL = Prisma.sql`select e.* from stat_event e`;

const parisDay = (column: string) => Prisma.raw(`(${column} at time zone 'Europe/Paris')::date`);

/**
 * One statement, hence one view of the data: an event is seen both in the queue and in its table, or in
 * neither, so that it counts once. A person belongs to the day of her first use: an older one that
 * arrives late moves her there and leaves the total as it is.
 */
async function addUp(tx: Tx, queue: Prisma.Sql, source: Prisma.Sql): Promise<AddedUp> {
  const known = [...DEMARCHE_KEYS];
  const [sums] = await tx.$queryRaw<AddedUp[]>`
    with gone as (${queue}),
    event as (
      select kind, occurred_at, usager_pseudonym, ${parisDay("occurred_at")} as day,
        case when demarche::text = any(${known}::text[]) then demarche::text else ${OTHER} end as thematique
      from (${source}) s where not s.excluded),
    person as (
      select usager_pseudonym, min(occurred_at) as seen_at from event
      where kind = 'use_autorisation' and usager_pseudonym is not null group by 1),
    before as (select f.* from stat_first_seen f join person using (usager_pseudonym)),
    seen as (
      insert into stat_first_seen as f (usager_pseudonym, seen_at) select * from person
      on conflict (usager_pseudonym) do update set seen_at = excluded.seen_at
        where excluded.seen_at < f.seen_at
      returning usager_pseudonym, seen_at),
    change as (
      select day, 'demarches' as indicator, thematique, 1 as n from event where kind = 'use_autorisation'
      union all select day, 'mandats', '', 1 from event where kind = 'create_mandat'
      union all select ${parisDay("seen_at")}, 'personnes', '', 1 from seen
      union all select ${parisDay("before.seen_at")}, 'personnes', '', -1
        from before join seen using (usager_pseudonym)),
    written as (
      insert into stat_daily as d (day, indicator, thematique, value)
      select day, indicator, thematique, sum(n) from change group by 1, 2, 3 having sum(n) <> 0
      on conflict (day, indicator, thematique) do update set value = d.value + excluded.value)
    select (select count(*)::int from gone) as events, (select count(*)::int from event
      where kind = 'use_autorisation' and thematique = ${OTHER}) as unknown`;
  return sums ?? { events: 0, unknown: 0 };
}

/** Adds up the oldest figures that wait. */
export const addUpPending = (tx: Tx): Promise<AddedUp> => addUp(tx, OLDEST, QUEUED);

/** Forgets the sums and makes them again from every event; acts go on being recorded meanwhile. */
export async function addUpAgain(tx: Tx): Promise<AddedUp> {
  await tx.statDaily.deleteMany();
  await tx.statFirstSeen.deleteMany();
  return addUp(tx, EVERYTHING, ALL);
}
