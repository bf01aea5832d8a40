import type { Tx } from "@/lib/db/transaction";

export interface DueForErasure {
  usagerId: string;
  /** Mandats whose evidence is still there. */
  mandats: number;
  /** Nothing later is left of the person. */
  whole: boolean;
}

/** People on one list: two people have to look at it. */
const MAX_SUBJECTS = 1_000;

/**
 * Who has evidence, or an identity, that ended before `dueBefore` and that no legal hold keeps, those
 * whose end is the oldest first.
 */
export function findDueForErasure(tx: Tx, dueBefore: Date): Promise<DueForErasure[]> {
  return tx.$queryRaw<DueForErasure[]>`
    with mandats as (
      select m.usager_id, min(m.ended_at) as ended_at, count(*)::int as mandats
      from retention_mandat m
      where m.ended_at < ${dueBefore} and not m.held
        and exists (select from attestation_document d
                    where d.mandat_id = m.mandat_id and d.erased_at is null)
      group by m.usager_id),
    people as (
      select usager_id, ended_at from retention_usager
      where created_at < ${dueBefore} and ended_at < ${dueBefore} and erased_at is null and not held)
    select usager_id as "usagerId", coalesce(m.mandats, 0) as mandats, p.usager_id is not null as whole
    from mandats m full join people p using (usager_id)
    order by least(m.ended_at, p.ended_at), usager_id limit ${MAX_SUBJECTS}`;
}

/**
 * How many texts and conversations by SMS that belong to no mandat ended before `dueBefore`, and that no
 * legal hold keeps.
 */
export async function countOrphans(tx: Tx, dueBefore: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ orphans: number }[]>`
    select ((select count(*) from retention_orphan_text where occurred_at < ${dueBefore})
      + (select count(*) from retention_orphan_consent where ended_at < ${dueBefore}))::int as orphans`;
  return row?.orphans ?? 0;
}
