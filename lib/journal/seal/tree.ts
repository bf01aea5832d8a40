import { digest, nodeHash } from "./leaf";

/** Leaves of a stored subtree, and the levels between two stored ones (journal_node). */
export const TILE = 256;
export const TILE_LEVELS = 8;

/** Hashes of the nodes [from, to) of one stored level: 0 for the leaves, then 8, 16… */
export type ReadHashes = (level: number, from: number, to: number) => Promise<Uint8Array[]>;

/** Largest power of two below `size`, which is at least 2: where RFC 9162 splits a tree. */
export function splitOf(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** Root of a complete subtree from its nodes of one level, a power of two of them. */
export function foldPairs(hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes;
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < row.length; at += 2) {
      const [left, right] = row.slice(at, at + 2);
      if (!left || !right) throw new Error("a subtree of the journal is not complete");
      above.push(nodeHash(left, right));
    }
    row = above;
  }
  const [root] = row;
  if (!root) throw new Error("a subtree of the journal is empty");
  return root;
}

/** Root of the complete subtree of `size` leaves (a power of two) that begins at `start`. */
async function completeRoot(read: ReadHashes, start: number, size: number): Promise<Uint8Array> {
  const level = Math.floor(Math.log2(size) / TILE_LEVELS) * TILE_LEVELS;
  const width = 2 ** level;
  return foldPairs(await read(level, start / width, (start + size) / width));
}

/** Root of the leaves [start, end): MTH(D[start:end]) of RFC 9162 §2.1.1. */
export async function rangeRoot(read: ReadHashes, start: number, end: number): Promise<Uint8Array> {
  const size = end - start;
  if (size === 0) return digest();
  const half = size === 1 ? 1 : splitOf(size);
  if (size === 1 || half * 2 === size) return completeRoot(read, start, size);
  const left = await completeRoot(read, start, half);
  return nodeHash(left, await rangeRoot(read, start + half, end));
}

/** Audit path of leaf `index` in the tree of `size` leaves, lowest first (RFC 9162 §2.1.3.1). */
export async function inclusionPath(
  read: ReadHashes,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  const path: Uint8Array[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    const before = index < middle;
    path.unshift(await rangeRoot(read, before ? middle : start, before ? end : middle));
    if (before) end = middle;
    else start = middle;
  }
  return path;
}

/** Root to which an audit path leads from a leaf (RFC 9162 §2.1.3.2), undefined when it leads nowhere. */
export function rootFromPath(
  leaf: Uint8Array,
  { index, size }: { index: number; size: number },
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  let node = index;
  let last = size - 1;
  let root = leaf;
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      root = nodeHash(sibling, root);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      root = nodeHash(root, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : undefined;
}

/** Proof that the tree of `first` leaves is the beginning of that of `size` (RFC 9162 §2.1.4.1). */
export async function consistencyProof(
  read: ReadHashes,
  first: number,
  size: number,
): Promise<Uint8Array[]> {
  const proof: Uint8Array[] = [];
  if (first === 0 || first === size) return proof;
  let start = 0;
  let end = size;
  while (first !== end) {
    const middle = start + splitOf(end - start);
    const before = first <= middle;
    proof.unshift(await rangeRoot(read, before ? middle : start, before ? end : middle));
    if (before) end = middle;
    else start = middle;
  }
  // The verifier knows the root of the first tree already when it is one complete subtree.
  if (start > 0) proof.unshift(await rangeRoot(read, start, end));
  return proof;
}
