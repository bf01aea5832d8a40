import { describe, expect, test } from "vitest";
import { leafHash, nodeHash } from "@/lib/journal/seal/leaf";
import {
  consistencyProof,
  foldPairs,
  inclusionPath,
  rangeRoot,
  splitOf,
  TILE,
  type ReadHashes,
} from "@/lib/journal/seal/tree";
import { GrowingTree, isConsistent } from "@/scripts/journal/merkle";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const LEAVES = Array.from({ length: 1_100 }, (_, n) => leafHash(`{"n":${String(n)}}`));

/** A stored tree held in memory: leaves and the roots of complete tiles. */
const read: ReadHashes = (level, from, to) =>
  Promise.resolve(
    level === 0
      ? LEAVES.slice(from, to)
      : Array.from({ length: to - from }, (_, n) =>
          foldPairs(LEAVES.slice((from + n) * TILE, (from + n + 1) * TILE)),
        ),
  );

/** MTH of RFC 9162 §2.1.1 as it is defined, without any shortcut. */
function plainRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  const half = splitOf(leaves.length);
  return nodeHash(plainRoot(leaves.slice(0, half)), plainRoot(leaves.slice(half)));
}

const SIZES = [1, 2, 3, 7, 8, 255, 256, 257, 511, 513, 777, 1_024, 1_100];

describe("the tree of the journal", () => {
  test("has the roots of RFC 9162, as the verifier grows it and as the service reads it", async () => {
    const growing = new GrowingTree();
    const completed: string[] = [];
    for (const [n, leaf] of LEAVES.entries()) {
      growing.append(hex(leaf));
      completed.push(
        ...growing
          .takeCompleted()
          .map(({ level, position }) => `${String(level)}/${String(position)}`),
      );
      if (!SIZES.includes(n + 1)) continue;
      const plain = hex(plainRoot(LEAVES.slice(0, n + 1)));
      expect(growing.root()).toBe(plain);
      expect(hex(await rangeRoot(read, 0, n + 1))).toBe(plain);
    }
    expect(completed).toEqual(["8/0", "8/1", "8/2", "8/3"]);
  });

  test("knows the hash of nothing, of one leaf and of two, as the standard gives them", () => {
    expect(new GrowingTree().root()).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    expect(hex(leafHash(""))).toBe(
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    );
    const two = new GrowingTree();
    two.append(hex(leafHash("")));
    two.append("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
    expect(two.root()).toBe("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  });

  test("leads from any leaf to the root by its audit path", async () => {
    for (const size of SIZES) {
      for (const index of [0, Math.floor(size / 2), size - 1]) {
        const path = await inclusionPath(read, index, size);
        expect(hex(rootFrom(index, size, path))).toBe(hex(await rangeRoot(read, 0, size)));
      }
    }
  });

  test("proves that it only grew, and nothing else", async () => {
    const at = async (size: number) => ({ size, root: hex(await rangeRoot(read, 0, size)) });
    for (const size of SIZES) {
      for (const first of SIZES.filter((one) => one < size)) {
        const proof = (await consistencyProof(read, first, size)).map(hex);
        expect(isConsistent(await at(first), await at(size), proof)).toBe(true);
        const other = { size: first, root: hex(leafHash("other")) };
        expect(isConsistent(other, await at(size), proof)).toBe(false);
        expect(isConsistent(await at(first), await at(size), proof.slice(1))).toBe(false);
      }
    }
  });
});

/** RFC 9162 §2.1.3.2, written by recursion on the shape of the tree. */
function rootFrom(index: number, size: number, path: readonly Uint8Array[]): Uint8Array {
  const leaf = LEAVES[index] ?? new Uint8Array();
  const climb = (at: number, width: number, left: readonly Uint8Array[]): Uint8Array => {
    if (width === 1) return leaf;
    const half = splitOf(width);
    const sibling = left.at(-1) ?? new Uint8Array();
    const below = left.slice(0, -1);
    return at < half
      ? nodeHash(climb(at, half, below), sibling)
      : nodeHash(sibling, climb(at - half, width - half, below));
  };
  return climb(index, size, path);
}
