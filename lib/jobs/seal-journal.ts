import { setTimeout as wait } from "node:timers/promises";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { alertJournal } from "@/lib/journal/seal/alert-journal";
import {
  BATCH,
  sealPending,
  UnsoundTreeError,
  type SealCounts,
} from "@/lib/journal/seal/seal-pending";
import { asOwner } from "./owner-database";
import type { Task, TaskCounts } from "./task";

/** Decision 11: an entry is sealed about a second after its act. */
const IDLE_MS = 1_000;
/** After an error of the database itself, or a tree that is not the one that was signed. */
const TROUBLE_MS = 30_000;

/** What the sealer cannot do is told to the team; the journal itself goes on. */
async function tell(ctx: Ctx, fault: string): Promise<void> {
  await inTransaction(ctx, (tx) => alertJournal(ctx, tx, ctx.clock.now(), [fault]));
}

/** One batch, its faults told. */
async function sealOnce(ctx: Ctx, owner: Ctx): Promise<SealCounts> {
  const counts = await sealPending(owner).catch(async (error: unknown) => {
    if (error instanceof UnsoundTreeError) {
      await tell(ctx, "La partie scellée ne correspond plus à son dernier point de contrôle.");
    }
    throw error;
  });
  if (counts && counts.orphans > 0) {
    await tell(ctx, "Des entrées ont disparu du journal avant d'être scellées.");
  }
  if (counts && counts.sealed > 0) ctx.log.info({ job: "seal-journal", ...counts }, "sealed");
  return counts ?? { sealed: 0, orphans: 0 };
}

async function oneRound(ctx: Ctx, owner: Ctx): Promise<number> {
  try {
    const { sealed, orphans } = await sealOnce(ctx, owner);
    if (orphans > 0) return TROUBLE_MS;
    return sealed === BATCH ? 0 : IDLE_MS;
  } catch (error) {
    ctx.log.error({ job: "seal-journal", err: error }, "the journal could not be sealed");
    return TROUBLE_MS;
  }
}

/** Seals the journal every second until told to stop; several machines may do it, one at a time does. */
export async function sealLoop(ctx: Ctx, ownerUrl: string, signal: AbortSignal): Promise<void> {
  const owner = asOwner(ctx, ownerUrl);
  try {
    while (!signal.aborted) {
      const pause = await oneRound(ctx, owner);
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await owner.db.$disconnect();
  }
}

/**
 * Everything that waits, for who runs it by hand.
 * @throws without the owner's address
 */
async function sealAll(ctx: Ctx): Promise<TaskCounts> {
  const ownerUrl = ctx.settings.MIGRATION_DATABASE_URL;
  if (!ownerUrl) throw new Error("MIGRATION_DATABASE_URL is needed to seal the journal");
  const owner = asOwner(ctx, ownerUrl);
  try {
    let sealed = 0;
    for (let batch = BATCH; batch === BATCH; sealed += batch) {
      batch = (await sealOnce(ctx, owner)).sealed;
    }
    return { sealed };
  } finally {
    await owner.db.$disconnect();
  }
}

/** By hand only: the loop does it every second. */
export const sealJournalTask: Task = {
  name: "seal-journal",
  cron: "",
  atStart: false,
  run: sealAll,
  dryRun: "refused",
};
