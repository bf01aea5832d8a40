// Trees of RFC 9162, for verification: grown leaf by leaf in O(log n) memory. Hashes are hexadecimal.
import { createHash } from "node:crypto";

const hashPair = (left: string, right: string): string =>
  createHash("sha256").update(`01${left}${right}`, "hex").digest("hex");

/** Levels at which the service stores the roots of complete subtrees. */
const STORED_EVERY = 8;

/** Root of a complete subtree that the service must have stored. */
export interface StoredNode {
  level: number;
  position: number;
  hash: string;
}

/** The right edge of a tree: the roots of its complete subtrees, the largest first. */
export class GrowingTree {
  size = 0;
  readonly #edge: { level: number; hash: string }[] = [];
  #completed: StoredNode[] = [];

  append(leaf: string): void {
    let level = 0;
    let hash = leaf;
    for (let last = this.#edge.at(-1); last?.level === level; last = this.#edge.at(-1)) {
      this.#edge.pop();
      hash = hashPair(last.hash, hash);
      level += 1;
      if (level % STORED_EVERY === 0) {
        this.#completed.push({ level, position: Math.floor(this.size / 2 ** level), hash });
      }
    }
    this.#edge.push({ level, hash });
    this.size += 1;
  }

  root(): string {
    const [last, ...others] = this.#edge.map(({ hash }) => hash).reverse();
    if (last === undefined) return createHash("sha256").digest("hex");
    return others.reduce((right, left) => hashPair(left, right), last);
  }

  /** Stored subtrees completed since the last call. */
  takeCompleted(): StoredNode[] {
    const completed = this.#completed;
    this.#completed = [];
    return completed;
  }
}

interface TreeState {
  size: number;
  root: string;
}

/** Whether the tree of `first` is the beginning of that of `second` (RFC 9162 §2.1.4.2). */
export function isConsistent(
  first: TreeState,
  second: TreeState,
  proof: readonly string[],
): boolean {
  if (first.size === 0) return proof.length === 0;
  if (first.size === second.size) return proof.length === 0 && first.root === second.root;
  if (first.size > second.size) return false;
  const isPowerOfTwo = Number.isInteger(Math.log2(first.size));
  const [seed, ...rest] = isPowerOfTwo ? [first.root, ...proof] : proof;
  if (seed === undefined) return false;
  let node = first.size - 1;
  let last = second.size - 1;
  const half = (n: number) => Math.floor(n / 2);
  for (; node % 2 === 1; node = half(node)) last = half(last);
  let firstRoot = seed;
  let secondRoot = seed;
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      firstRoot = hashPair(hash, firstRoot);
      secondRoot = hashPair(hash, secondRoot);
      for (; node % 2 === 0 && node !== 0; node = half(node)) last = half(last);
    } else {
      secondRoot = hashPair(secondRoot, hash);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && firstRoot === first.root && secondRoot === second.root;
}
