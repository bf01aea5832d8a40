import type { Tx } from "@/lib/db/transaction";
import type { Figures } from "./indicators";

export interface Counted extends Figures {
  /** First day with a figure. */
  first_day: Date | null;
}

/** The seven figures of this instant: sums of days, and accounts and structures as they stand. */
export async function countFigures(tx: Tx): Promise<Counted> {
  const [counted] = await tx.$queryRaw<Counted[]>`
    with structure as (
      select id from organisation where deactivated_at is null and not excluded_from_stats),
    allowed as (
      select c.id, c.email, exists (
        select 1 from otp_device d where d.user_id = c.id and d.confirmed_at is not null) as equipped
      from compte c
      where c.deactivated_at is null and c.can_create_mandats and exists (
        select 1 from membership m join structure s on s.id = m.organisation_id
        where m.user_id = c.id)),
    aidant as (select id, email from allowed where equipped),
    en_cours as (
      select email from allowed where not equipped
      union select t.email from trainee t join structure s on s.id = t.organisation_id
      where t.status in ('WAITING_LIST', 'NEW', 'PROCESSING', 'PROCESSING_P2P')
      except select email from aidant),
    habilitee as (
      select s.id from structure s where exists (
        select 1 from membership m join aidant a on a.id = m.user_id where m.organisation_id = s.id)),
    flow as (select indicator, sum(value)::int as total from stat_daily group by 1)
    select
      coalesce((select total from flow where indicator = 'demarches'), 0) as demarches,
      coalesce((select total from flow where indicator = 'personnes'), 0) as personnes,
      coalesce((select total from flow where indicator = 'mandats'), 0) as mandats,
      (select count(*)::int from aidant) as aidants,
      (select count(*)::int from en_cours) as aidants_en_cours,
      (select count(*)::int from habilitee) as structures,
      (select count(*)::int from structure) - (select count(*)::int from habilitee)
        as structures_en_cours,
      (select min(day) from stat_daily) as first_day`;
  if (!counted) throw new Error("the figures were not counted");
  return counted;
}
