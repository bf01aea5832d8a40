// Reads the whole journal again and compares it with its seals (mandats §7.4).
import type pg from "pg";
import { isSignedBy, type ExportedState, type Keys, type SignedState } from "./checkpoints";
import { GrowingTree, isConsistent } from "./merkle";
import { checkPersonalTexts, type OpenText } from "./personal-texts";
import { Faults, type Fault, type Report } from "./report";
import {
  checkpointsInOrder,
  freeze,
  leafBatches,
  readCount,
  readRows,
  storedNodes,
  type LeafRow,
  type StoredCheckpoint,
} from "./rows";
import { findUnsealed } from "./unsealed";

export interface Verification {
  /** A connection of any role that may read the journal and its seals. */
  client: pg.ClientBase;
  keys: Keys;
  /** Checkpoints kept elsewhere: without them, whoever holds database and key could rewrite both. */
  exported?: readonly ExportedState[];
  /** Opens a personal text, when the encryption keys are there. */
  openText?: OpenText;
}

const positions = (from: number, to: number): string =>
  to - from === 1
    ? `à la position ${String(from)}`
    : `aux positions ${String(from)} à ${String(to - 1)}`;

const named = (row: LeafRow): Pick<Fault, "seq" | "entryId" | "occurredAt"> => ({
  seq: row.seq,
  entryId: row.entryId,
  occurredAt: row.occurredAt,
});
const label = ({ seq, entryId, occurredAt }: LeafRow): string =>
  `L'entrée ${entryId} (position ${String(seq)}, acte du ${occurredAt})`;

/** One walk along the journal; what is common to its steps. */
class Walk {
  readonly faults = new Faults();
  readonly tree = new GrowingTree();
  present = 0;
  checkpoints = 0;
  /** Once a position is missing or a root is false, every later root would be. */
  broken = false;
  #verified = { number: 0, size: 0, root: "" };
  /** First entry since the last true root that was recorded before the one it follows. */
  #outOfOrder: LeafRow | undefined;
  #previous: LeafRow | undefined;

  constructor(readonly input: Verification) {}

  /** Why an entry does not hash to its leaf. */
  async #explain(row: LeafRow): Promise<Fault> {
    const { client } = this.input;
    if (row.computed === undefined) {
      const moved = await readRows(client, "select occurred_at from journal_entry where id = $1", [
        row.entryId,
      ]);
      const date = moved.rows[0]?.[0];
      return date
        ? {
            kind: "moved",
            ...named(row),
            sentence: `${label(row)} a été déplacée : elle est maintenant datée du ${date}.`,
          }
        : { kind: "missing", ...named(row), sentence: `${label(row)} a disparu du journal.` };
    }
    const { rows } = await readRows(
      client,
      "select seq from journal_leaf where leaf_hash = decode($1, 'hex')",
      [row.computed],
    );
    const place = rows[0]?.[0];
    return place
      ? {
          kind: "moved",
          ...named(row),
          sentence: `${label(row)} porte le contenu de la position ${place} : des entrées ont été interverties.`,
        }
      : { kind: "altered", ...named(row), sentence: `${label(row)} a été modifiée.` };
  }

  async take(row: LeafRow): Promise<void> {
    const expected = this.tree.size;
    if (row.seq !== expected && !this.broken) {
      this.faults.add({
        kind: "missing",
        seq: expected,
        sentence: `Le scellement ${positions(expected, row.seq)} a disparu : il n'y a rien entre ce qui précède et l'entrée ${row.entryId} (position ${String(row.seq)}).`,
      });
      this.broken = true;
    }
    if (row.computed !== undefined) this.present += 1;
    if (row.computed !== row.stored && !this.faults.full) {
      this.faults.add(await this.#explain(row));
    }
    if (this.#previous && row.recordedAt < this.#previous.recordedAt) {
      this.#outOfOrder ??= this.#previous;
    }
    this.#previous = row;
    this.tree.append(row.stored);
  }

  /** A signed state against the tree as it stands, whose size is the state's. */
  checkRoot(state: SignedState, name: string): void {
    if (!isSignedBy(this.input.keys, state)) {
      this.faults.add({
        kind: "seal",
        seq: state.size - 1,
        sentence: `${name} n'est pas signé par une clé connue du service (clé ${state.keyId}).`,
      });
    } else if (!this.broken && state.root !== this.tree.root()) {
      this.#blame(name);
    }
    if (!this.broken) {
      this.#verified = { number: state.number, size: state.size, root: state.root };
      this.#outOfOrder = undefined;
    }
  }

  /** Entries and leaves agree, and not with what was signed: both were rewritten since. */
  #blame(name: string): void {
    const { size } = this.#verified;
    const suspect = this.#outOfOrder;
    this.broken = true;
    this.faults.add({
      kind: suspect ? "moved" : "seal",
      seq: suspect?.seq ?? size,
      ...(suspect && named(suspect)),
      sentence: `${name} ne correspond pas au journal : entre les positions ${String(size)} et ${String(this.tree.size - 1)}, des entrées et leurs scellements ont été réécrits ou déplacés${suspect ? `, d'abord sans doute l'entrée ${suspect.entryId} (position ${String(suspect.seq)}), qui n'est plus à sa place` : ""}.`,
    });
  }

  async checkNodes(): Promise<void> {
    const wanted = this.tree.takeCompleted();
    if (this.broken || wanted.length === 0) return;
    const stored = await storedNodes(this.input.client, wanted);
    for (const { level, position, hash } of wanted) {
      if (stored.get(`${String(level)}/${String(position)}`) === hash) continue;
      this.faults.add({
        kind: "seal",
        seq: position * 2 ** level,
        sentence: `Le nœud ${String(position)} de niveau ${String(level)} de l'arbre n'est plus celui des positions qu'il couvre.`,
      });
    }
  }
}

/** Follows the checkpoints of the database: numbers without a gap, each the continuation of the last. */
class Chain {
  #last: StoredCheckpoint | undefined;
  #next: StoredCheckpoint | undefined;

  constructor(
    readonly walk: Walk,
    readonly source: AsyncGenerator<StoredCheckpoint, undefined>,
  ) {}

  async start(): Promise<void> {
    this.#next = (await this.source.next()).value;
  }

  get next(): StoredCheckpoint | undefined {
    return this.#next;
  }

  /** Checks the checkpoints that cover the tree as it stands. */
  async reach(size: number): Promise<void> {
    while (this.#next && this.#next.size <= size) {
      const state = this.#next;
      this.#link(state);
      if (state.size === size)
        this.walk.checkRoot(state, `Le point de contrôle ${String(state.number)}`);
      this.walk.checkpoints += 1;
      this.#last = state;
      this.#next = (await this.source.next()).value;
    }
  }

  #link(state: StoredCheckpoint): void {
    const { faults } = this.walk;
    const last = this.#last ?? { number: 0, size: 0, root: "" };
    if (state.number !== last.number + 1) {
      faults.add({
        kind: "seal",
        seq: last.size,
        sentence: `Le point de contrôle ${String(last.number + 1)} a disparu.`,
      });
    } else if (state.size <= last.size || !isConsistent(last, state, state.consistency)) {
      faults.add({
        kind: "seal",
        seq: last.size,
        sentence: `Le point de contrôle ${String(state.number)} n'est pas la suite du précédent.`,
      });
    }
  }

  get lastSize(): number {
    return this.#last?.size ?? 0;
  }
}

/** Signed states, of the database or exported, that cover more than what is left. */
async function checkEnd(walk: Walk, chain: Chain, beyond: readonly ExportedState[]): Promise<void> {
  const { size } = walk.tree;
  const lost = chain.next ?? beyond[0];
  if (lost) {
    const name = "file" in lost ? `exporté (${lost.file})` : String(lost.number);
    walk.faults.add({
      kind: "missing",
      seq: size,
      sentence: `La fin du journal a disparu : le point de contrôle ${name} couvre ${String(lost.size)} entrées, il n'en reste que ${String(size)}. La première qui manque est à la position ${String(size)}.`,
    });
  } else if (chain.lastSize < size) {
    walk.faults.add({
      kind: "inserted",
      seq: chain.lastSize,
      sentence: `Les scellements ${positions(chain.lastSize, size)} ont été ajoutés : aucun point de contrôle ne les couvre.`,
    });
  }
  const extra = await readCount(walk.input.client, "select count(*) from journal_node");
  const due = [8, 16, 24, 32, 40].reduce((sum, level) => sum + Math.floor(size / 2 ** level), 0);
  if (extra > due) {
    walk.faults.add({
      kind: "seal",
      sentence: "L'arbre enregistré a plus de nœuds que le journal n'en demande.",
    });
  }
}

/** @returns what was read and every fault found, in the order of the journal. */
export async function verifyJournal(input: Verification): Promise<Report> {
  const { client, exported = [] } = input;
  await freeze(client);
  try {
    const walk = new Walk(input);
    const chain = new Chain(walk, checkpointsInOrder(client));
    await chain.start();
    const kept = [...exported];
    for await (const batch of leafBatches(client)) {
      for (const row of batch) {
        await walk.take(row);
        const { size } = walk.tree;
        for (let state = kept[0]; state && state.size <= size; state = kept[0]) {
          walk.checkRoot(state, `Le point de contrôle exporté ${state.file}`);
          kept.shift();
        }
        await chain.reach(size);
      }
      await walk.checkNodes();
    }
    await checkEnd(walk, chain, kept);
    const waiting = await findUnsealed(client, walk.present, walk.faults);
    if (input.openText) await checkPersonalTexts(client, input.openText, walk.faults);
    return {
      faults: walk.faults.list,
      entries: walk.tree.size,
      checkpoints: walk.checkpoints,
      exported: exported.length,
      waiting,
    };
  } finally {
    await client.query("rollback");
  }
}
