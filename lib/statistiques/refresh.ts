import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { addUpAgain, addUpPending, type AddedUp } from "./add-up";
import { countFigures } from "./count-figures";
import { publishHour } from "./publish";

const LOCK = "statistiques";
/** A rebuild reads every event there is. */
const REBUILD_MS = 2 * 3_600_000;

type StatCtx = Pick<Ctx, "db" | "clock" | "log">;

export interface Refreshed extends AddedUp {
  /** Number of the current snapshot. */
  snapshot: number;
}

/** Keeps the last snapshot while it holds, writes the next one otherwise. */
async function takeSnapshot(tx: Tx, now: Date): Promise<number> {
  const {
    first_day: firstDay,
    aidants_en_cours,
    structures_en_cours,
    ...rest
  } = await countFigures(tx);
  const figures = {
    ...rest,
    aidantsEnCours: aidants_en_cours,
    structuresEnCours: structures_en_cours,
  };
  const last = await tx.statSnapshot.findFirst({ orderBy: { number: "desc" } });
  const holds =
    last &&
    last.firstDay?.getTime() === firstDay?.getTime() &&
    Object.entries(figures).every(([name, value]) => last[name as keyof typeof figures] === value);
  if (holds) {
    await tx.statSnapshot.update({ where: { number: last.number }, data: { checkedAt: now } });
    return last.number;
  }
  const { number } = await tx.statSnapshot.create({
    data: { takenAt: now, checkedAt: now, firstDay, ...figures },
    select: { number: true },
  });
  return number;
}

async function settle(ctx: StatCtx, tx: Tx, added: AddedUp, anew: boolean): Promise<Refreshed> {
  const now = ctx.clock.now();
  if (added.unknown > 0) {
    ctx.log.error({ events: added.unknown }, "figures of an unknown thématique");
  }
  const snapshot = await takeSnapshot(tx, now);
  await publishHour(tx, now, anew);
  return { ...added, snapshot };
}

/**
 * Adds up the figures that wait and brings the live snapshot up to date (STAT-7, STAT-14). For the
 * background loop of any machine: one at a time does it, the others come back later.
 * @returns null when another one is at it
 */
export function refreshStatistics(ctx: StatCtx): Promise<Refreshed | null> {
  return inTransaction(ctx, async (tx) => {
    const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended(${LOCK}, 0)) as taken`;
    if (!lock?.taken) return null;
    return settle(ctx, tx, await addUpPending(tx), false);
  });
}

/**
 * Makes every sum again from the events, and a snapshot and a publication with them (STAT-16): for who
 * operates the service. Acts go on being recorded; readers see the former figures until the end.
 */
export function rebuildStatistics(ctx: StatCtx): Promise<Refreshed> {
  const work = async (tx: Tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${LOCK}, 0))`;
    return settle(ctx, tx, await addUpAgain(tx), true);
  };
  return ctx.db.$transaction(work, { maxWait: 5_000, timeout: REBUILD_MS });
}
