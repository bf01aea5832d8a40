import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { alertJournal, alertUnsealed } from "@/lib/journal/seal/alert-journal";
import { findLastCheckpoint, hex, type Checkpoint } from "@/lib/journal/seal/checkpoint";
import { printCheckpoint } from "@/lib/journal/seal/prove-entry";
import { consistencyProof, rangeRoot, type ReadHashes } from "@/lib/journal/seal/tree";
import { storedHashes } from "@/lib/journal/seal/tree-store";
import type { Task, TaskCounts } from "./task";

const NAME = /^checkpoint-\d{12}\.json$/;
const fileOf = (number: number): string => `checkpoint-${String(number).padStart(12, "0")}.json`;

const exported = z.object({ number: z.int(), treeSize: z.int(), root: z.string() });
type Exported = z.infer<typeof exported>;

/** The newest checkpoint of the folder, which is made when it is not there. */
async function findExported(folder: string): Promise<Exported | undefined> {
  await mkdir(folder, { recursive: true });
  const newest = (await readdir(folder))
    .filter((name) => NAME.test(name))
    .sort()
    .at(-1);
  if (newest === undefined) return undefined;
  return exported.parse(JSON.parse(await readFile(path.join(folder, newest), "utf8")));
}

/** What the journal of today says of the checkpoint exported last, in a sentence; nothing when it agrees. */
async function faultSince(
  read: ReadHashes,
  now: Checkpoint | undefined,
  before: Exported,
): Promise<string | undefined> {
  const number = String(before.number);
  if (!now || now.treeSize < before.treeSize) {
    return `Le journal est plus court que le point de contrôle exporté ${number} : sa fin a disparu.`;
  }
  const root = await rangeRoot(read, 0, before.treeSize);
  return hex(root) === before.root
    ? undefined
    : `Le journal ne contient plus ce que couvre le point de contrôle exporté ${number}.`;
}

/** Written whole or not at all, and never over another. */
async function writeCheckpoint(folder: string, content: object, number: number): Promise<void> {
  const file = path.join(folder, fileOf(number));
  const unfinished = `${file}.${String(process.pid)}`;
  await writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`, { flag: "wx" });
  await rename(unfinished, file);
}

/** Entries that the sealer left waiting: by the database's clock, which also dated them. */
async function countLate(ctx: Ctx): Promise<number> {
  const [late] = await ctx.db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from journal_pending p
    join journal_entry j on j.id = p.entry_id and j.occurred_at = p.occurred_at
    where j.recorded_at < now() - interval '10 minutes'`;
  return late?.count ?? 0;
}

const alert = (ctx: Ctx, fault: string): Promise<void> =>
  inTransaction(ctx, (tx) => alertJournal(ctx, tx, ctx.clock.now(), [fault]));

async function exportLast(ctx: Ctx, folder: string): Promise<TaskCounts> {
  const before = await findExported(folder);
  const now = await findLastCheckpoint(ctx.db);
  const read = storedHashes(ctx.db);
  const fault = before && (await faultSince(read, now, before));
  if (fault !== undefined) {
    await alert(ctx, fault);
    return { exported: 0, faults: 1 };
  }
  if (!now || now.number === before?.number) return { exported: 0 };
  const consistency = await consistencyProof(read, before?.treeSize ?? 0, now.treeSize);
  const content = {
    ...printCheckpoint(now),
    previous: before ?? null,
    consistency: consistency.map(hex),
  };
  await writeCheckpoint(folder, content, now.number);
  return { exported: 1 };
}

/**
 * Every hour: warns when entries wait for the sealer, and writes the last checkpoint to
 * JOURNAL_EXPORT_DIR with the proof that it continues the one before. Copied elsewhere, these files show
 * what even the owner of the database and of the key cannot hide (docs/journal.md).
 */
export async function exportCheckpoint(ctx: Ctx): Promise<TaskCounts> {
  const late = await countLate(ctx);
  if (late > 0) {
    await inTransaction(ctx, (tx) => alertUnsealed(ctx, tx, ctx.clock.now(), late));
  }
  const folder = ctx.settings.JOURNAL_EXPORT_DIR;
  return { late, ...(folder === "" ? { exported: 0 } : await exportLast(ctx, folder)) };
}

export const journalCheckpointTask: Task = {
  name: "journal-checkpoint",
  cron: "10 * * * *",
  atStart: false,
  run: exportCheckpoint,
};
