import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { findLastCheckpoint, hex, isSigned, signCheckpoint, type Checkpoint } from "./checkpoint";
import { canonicalEntry, leafHash, type EntryRow } from "./leaf";
import { consistencyProof, foldPairs, rangeRoot, TILE, TILE_LEVELS } from "./tree";
import { storedHashes } from "./tree-store";

/** Entries of one transaction: well under its time limit, and enough to catch up after a stop. */
export const BATCH = 1_000;

/** `db` is the owner's: the application may not write seals (docs/adr/0016). */
export type SealCtx = Pick<Ctx, "db" | "clock" | "signer" | "log">;

interface Queued {
  queue_ordinal: bigint;
  queue_entry_id: string;
  entry: EntryRow | null;
}

/** `orphans`: queued entries that are not in the journal any more. */
export interface SealCounts {
  sealed: number;
  orphans: number;
}

/** The first queued entries with their rows; the lateral form keeps PostgreSQL on the primary keys. */
async function takeQueued(tx: Tx): Promise<Queued[]> {
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    select p.ordinal as queue_ordinal, p.entry_id as queue_entry_id, e.*
    from (select * from journal_pending order by ordinal limit ${BATCH}::int) p
    left join lateral (
      select * from journal_entry j where j.id = p.entry_id and j.occurred_at = p.occurred_at limit 1
    ) e on true
    order by p.ordinal`;
  return rows.map(({ queue_ordinal, queue_entry_id, ...entry }) => ({
    queue_ordinal: queue_ordinal as bigint,
    queue_entry_id: String(queue_entry_id),
    entry: entry.id === null ? null : entry,
  }));
}

async function addLeaves(tx: Tx, from: number, entries: readonly EntryRow[]): Promise<void> {
  const leaves = entries.map((entry) => ({
    id: entry.id,
    at: entry.occurred_at,
    hash: hex(leafHash(canonicalEntry(entry))),
  }));
  await tx.$executeRaw`
    insert into journal_leaf (seq, entry_id, occurred_at, leaf_hash)
    select ${from}::bigint + rank - 1, (leaf->>'id')::uuid, (leaf->>'at')::timestamptz, decode(leaf->>'hash', 'hex')
    from jsonb_array_elements(${JSON.stringify(leaves)}::jsonb) with ordinality as t(leaf, rank)`;
}

/** Stores the roots of the subtrees that the leaves [from, to) have completed, level by level. */
async function addNodes(tx: Tx, from: number, to: number): Promise<void> {
  const read = storedHashes(tx);
  const widthOf = (level: number) => 2 ** level;
  for (let level = 0; widthOf(level) < to; level += TILE_LEVELS) {
    const width = widthOf(level + TILE_LEVELS);
    const complete = Math.floor(to / width);
    for (let position = Math.floor(from / width); position < complete; position += 1) {
      const hash = foldPairs(await read(level, position * TILE, (position + 1) * TILE));
      await tx.$executeRaw`
        insert into journal_node (level, position, hash)
        values (${level + TILE_LEVELS}::smallint, ${position}::bigint, ${Buffer.from(hash)})`;
    }
  }
}

/**
 * Refuses to build on a tree that is not the one that was signed: what comes after would be sealed on
 * top of something else, and the first fault would be harder to name.
 */
async function requireSound(ctx: SealCtx, tx: Tx, last: Checkpoint | undefined): Promise<void> {
  if (!last) return;
  const root = await rangeRoot(storedHashes(tx), 0, last.treeSize);
  if (hex(root) !== hex(last.root) || !isSigned(ctx, last)) throw new UnsoundTreeError(last.number);
}

/** The sealed part of the journal does not match its last checkpoint. */
export class UnsoundTreeError extends Error {
  constructor(checkpoint: number) {
    super(`the sealed journal does not match its checkpoint ${String(checkpoint)}`);
    this.name = "UnsoundTreeError";
  }
}

async function sealBatch(ctx: SealCtx, tx: Tx): Promise<SealCounts | null> {
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('journal-seal', 0)) as taken`;
  if (!lock?.taken) return null;
  const queued = await takeQueued(tx);
  const found = queued.flatMap(({ entry }) => (entry ? [entry] : []));
  const orphans = queued.length - found.length;
  if (found.length === 0) return { sealed: 0, orphans };
  const last = await findLastCheckpoint(tx);
  await requireSound(ctx, tx, last);
  const from = last?.treeSize ?? 0;
  const to = from + found.length;
  await addLeaves(tx, from, found);
  await addNodes(tx, from, to);
  const read = storedHashes(tx);
  const checkpoint = signCheckpoint(ctx, {
    number: (last?.number ?? 0) + 1,
    treeSize: to,
    root: await rangeRoot(read, 0, to),
    signedAt: ctx.clock.now(),
    keyId: ctx.signer.keyId,
  });
  const consistency = Buffer.concat(await consistencyProof(read, from, to));
  await tx.journalCheckpoint.create({
    data: { ...checkpoint, root: Buffer.from(checkpoint.root), consistency },
    select: { number: true },
  });
  const done = queued.flatMap((row) => (row.entry ? [row.queue_ordinal] : []));
  await tx.$executeRaw`delete from journal_pending where ordinal = any(${done}::bigint[])`;
  return { sealed: found.length, orphans };
}

/**
 * Seals the committed entries that wait, in the order of their insertion, and signs the new state of the
 * tree (mandats §7.4). Called by the sealer's loop and by `npm run job -- seal-journal`; one runner at a
 * time, by a lock of the transaction. An entry that commits later is taken later: none is lost, and no
 * writer of the journal waits.
 * @returns null when another process is sealing
 * @throws UnsoundTreeError when the sealed part was tampered with
 */
export const sealPending = (ctx: SealCtx): Promise<SealCounts | null> =>
  inTransaction(ctx, (tx) => sealBatch(ctx, tx));
