import type { Tx } from "@/lib/db/transaction";
import { TILE, type ReadHashes } from "./tree";

interface HashRow {
  hash: Uint8Array;
}

/** At most 256 hashes of one level, the same ones each time they are asked for. */
async function readTile(tx: Tx, level: number, tile: number): Promise<Uint8Array[]> {
  const from = tile * TILE;
  const to = from + TILE;
  const rows =
    level === 0
      ? await tx.$queryRaw<HashRow[]>`
          select leaf_hash as hash from journal_leaf
          where seq >= ${from}::bigint and seq < ${to}::bigint order by seq`
      : await tx.$queryRaw<HashRow[]>`
          select hash from journal_node where level = ${level}::smallint
            and position >= ${from}::bigint and position < ${to}::bigint order by position`;
  return rows.map(({ hash }) => hash);
}

/**
 * Reads hashes of the stored tree by tiles of 256, each once: a proof needs two a level. Made anew after
 * leaves were added.
 */
export function storedHashes(tx: Tx): ReadHashes {
  const tiles = new Map<string, Promise<Uint8Array[]>>();
  const tileOf = (level: number, tile: number) => {
    const key = `${String(level)}/${String(tile)}`;
    const known = tiles.get(key) ?? readTile(tx, level, tile);
    tiles.set(key, known);
    return known;
  };
  return async (level, from, to) => {
    const hashes: Uint8Array[] = [];
    for (let tile = Math.floor(from / TILE); tile * TILE < to; tile += 1) {
      const base = tile * TILE;
      hashes.push(
        ...(await tileOf(level, tile)).slice(Math.max(0, from - base), Math.max(0, to - base)),
      );
    }
    if (hashes.length !== to - from) throw new Error("the tree of the journal has a hole");
    return hashes;
  };
}
