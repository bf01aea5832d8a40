import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { findLastCheckpoint, hex, isSigned, type Checkpoint } from "./checkpoint";
import { canonicalEntry, leafHash, type EntryRow } from "./leaf";
import { inclusionPath, rootFromPath } from "./tree";
import { storedHashes } from "./tree-store";

/** What shows that an entry is in the journal, to anybody who has the public key (docs/journal.md). */
export interface InclusionProof {
  /** Canonical text of the entry: its bytes are hashed as they are. */
  entry: string;
  leafIndex: number;
  auditPath: string[];
  checkpoint: {
    number: number;
    treeSize: number;
    root: string;
    signedAt: string;
    keyId: string;
    signature: string;
  };
}

export type EntryProof =
  | { state: "proved"; proof: InclusionProof }
  /** The sealer has not come by yet. */
  | { state: "pending" }
  /** The entry, its leaf and the signed tree do not agree. */
  | { state: "broken" };

export const printCheckpoint = (checkpoint: Checkpoint): InclusionProof["checkpoint"] => ({
  number: checkpoint.number,
  treeSize: checkpoint.treeSize,
  root: hex(checkpoint.root),
  signedAt: checkpoint.signedAt.toISOString(),
  keyId: checkpoint.keyId,
  signature: checkpoint.signature,
});

async function prove(
  ctx: Pick<Ctx, "signer">,
  tx: Tx,
  entry: string,
  leafIndex: number,
  checkpoint: Checkpoint,
): Promise<EntryProof> {
  const place = { index: leafIndex, size: checkpoint.treeSize };
  const path = await inclusionPath(storedHashes(tx), place.index, place.size);
  const root = rootFromPath(leafHash(entry), place, path);
  if (!root || hex(root) !== hex(checkpoint.root) || !isSigned(ctx, checkpoint)) {
    return { state: "broken" };
  }
  const auditPath = path.map(hex);
  return {
    state: "proved",
    proof: { entry, leafIndex, auditPath, checkpoint: printCheckpoint(checkpoint) },
  };
}

/** Proves an entry against the last checkpoint, checked before it is given: O(log n) rows are read. */
export async function proveEntry(
  ctx: Pick<Ctx, "signer">,
  tx: Tx,
  row: EntryRow & { id: string; occurred_at: Date },
): Promise<EntryProof> {
  const leaf = await tx.journalLeaf.findUnique({
    where: { entryId_occurredAt: { entryId: row.id, occurredAt: row.occurred_at } },
  });
  if (!leaf) return { state: "pending" };
  // Read after the leaf: a checkpoint covers it, whatever was sealed meanwhile.
  const checkpoint = await findLastCheckpoint(tx);
  if (!checkpoint || checkpoint.treeSize <= Number(leaf.seq)) return { state: "broken" };
  return prove(ctx, tx, canonicalEntry(row), Number(leaf.seq), checkpoint);
}
