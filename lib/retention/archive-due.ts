import type { SystemActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { archiveIdentity } from "@/lib/usager/archive";
import { subLock } from "@/lib/usager/identity";
import { mailArchiveReport } from "./archive-report";
import { archiveLimit } from "./limits";

/** Usagers looked at in one statement. */
const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

export interface ArchiveCounts {
  [count: string]: number;
  mandats: number;
  usagers: number;
  /** Due, and kept by a legal hold. */
  held: number;
}

/** Usagers after `cursor` of whom something is due, one page. A usager at the counter is left alone. */
async function findDue(tx: Tx, now: Date, cursor: string): Promise<string[]> {
  const limit = archiveLimit(now);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select usager_id as id from (
      select usager_id from retention_mandat
      where archived_at is null and ended_at < ${limit} and not held
      union
      select usager_id from retention_usager u
      where archived_at is null and created_at < ${limit} and ended_at < ${limit} and not held
        and not exists (select from mandat_draft d where d.usager_id = u.usager_id
                        and d.consumed_at is null and d.expires_at >= ${now})
    ) due where usager_id > ${cursor}::uuid order by usager_id limit ${BATCH}`;
  return rows.map(({ id }) => id);
}

async function countHeld(tx: Tx, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ held: number }[]>`
    select count(*)::int as held from retention_mandat
    where archived_at is null and held and ended_at < ${archiveLimit(now)}`;
  return row?.held ?? 0;
}

/** What is due of one usager at `now`, read again under its lock. */
async function dueOf(tx: Tx, now: Date, usagerId: string) {
  const limit = archiveLimit(now);
  const mandats = await tx.$queryRaw<{ id: string }[]>`
    select mandat_id as id from retention_mandat
    where usager_id = ${usagerId}::uuid and archived_at is null and ended_at < ${limit} and not held
    order by mandat_id`;
  const whole = await tx.$queryRaw<{ id: string }[]>`
    select usager_id as id from retention_usager u
    where usager_id = ${usagerId}::uuid and archived_at is null and ended_at < ${limit} and not held
      and not exists (select from mandat_draft d where d.usager_id = u.usager_id
                      and d.consumed_at is null and d.expires_at >= ${now})`;
  return { mandats: mandats.map(({ id }) => id), whole: whole.length > 0 };
}

async function archiveOne(ctx: Ctx, actor: SystemActor, now: Date, usagerId: string) {
  return inTransaction(ctx, async (tx) => {
    const { sub } = await tx.usager.findUniqueOrThrow({
      where: { id: usagerId },
      select: { sub: true },
    });
    // An identification under way ends first; the next one finds the archive.
    await lockName(tx, subLock(sub));
    const due = await dueOf(tx, now, usagerId);
    for (const mandatId of due.mandats) {
      await tx.mandat.update({
        where: { id: mandatId },
        data: { archivedAt: now },
        select: { id: true },
      });
      const entry = { action: "mandat_archived", usagerId, mandatId, details: {} } as const;
      await recordEntry(ctx, tx, now, actor, entry);
    }
    if (due.whole) {
      const usager = await tx.usager.findUniqueOrThrow({ where: { id: usagerId } });
      await archiveIdentity(ctx, tx, now, usager);
      const entry = { action: "usager_archived", usagerId, details: {} } as const;
      await recordEntry(ctx, tx, now, actor, entry);
    }
    return { mandats: due.mandats.length, usagers: due.whole ? 1 : 0 };
  });
}

/**
 * Archives what ended more than three years ago (mandats §7.6): each mandat on its own end, the
 * identity of an usager after the end of the last one in all organisations. One transaction an usager,
 * journaled; a legal hold suspends. The data protection officer gets the counts. Called by the job.
 * @param dryRun counts what would be archived, changes nothing
 */
export async function archiveDue(
  ctx: Ctx,
  actor: SystemActor,
  { dryRun }: { dryRun: boolean },
): Promise<ArchiveCounts> {
  const now = ctx.clock.now();
  const counts: ArchiveCounts = { mandats: 0, usagers: 0, held: await countHeld(ctx.db, now) };
  let cursor = FIRST_ID;
  for (;;) {
    const due = await findDue(ctx.db, now, cursor);
    for (const usagerId of due) {
      const { mandats, usagers } = dryRun
        ? await previewOne(ctx, now, usagerId)
        : await archiveOne(ctx, actor, now, usagerId);
      counts.mandats += mandats;
      counts.usagers += usagers;
      cursor = usagerId;
    }
    if (due.length < BATCH) break;
  }
  if (!dryRun && counts.mandats + counts.usagers > 0) await mailArchiveReport(ctx, now, counts);
  return counts;
}

async function previewOne(ctx: Ctx, now: Date, usagerId: string) {
  const due = await dueOf(ctx.db, now, usagerId);
  return { mandats: due.mandats.length, usagers: due.whole ? 1 : 0 };
}
