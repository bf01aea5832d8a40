// What the verifier reads, in one frozen view of the database, a batch at a time. Every value comes as
// the text that PostgreSQL prints.
import type pg from "pg";
import type { SignedState } from "./checkpoints";
import { canonicalText, instantText, leafOf, type Column } from "./canonical";
import type { StoredNode } from "./merkle";

const BATCH = 5_000;
const asText = { getTypeParser: () => (value: string) => value };

type Row = readonly (string | null)[];

export async function readRows(client: pg.ClientBase, text: string, values: unknown[] = []) {
  const result = await client.query<(string | null)[]>({
    text,
    values,
    types: asText,
    rowMode: "array",
  });
  return { rows: result.rows, fields: result.fields };
}

/** The same snapshot for every read, whatever is written meanwhile. */
export async function freeze(client: pg.ClientBase): Promise<void> {
  await client.query("begin isolation level repeatable read read only");
  await client.query("set local timezone = 'UTC'");
  await client.query("set local datestyle = 'ISO, YMD'");
  await client.query("set local statement_timeout = 0");
}

/** A leaf of the tree beside what its entry hashes to today. */
export interface LeafRow {
  seq: number;
  entryId: string;
  occurredAt: string;
  stored: string;
  /** Absent when the entry is not in the journal any more. */
  computed: string | undefined;
  recordedAt: string;
}

const LEAVES = `
  select l.seq, l.entry_id, l.occurred_at, encode(l.leaf_hash, 'hex'), e.*
  from (select * from journal_leaf where seq > $1 order by seq limit ${String(BATCH)}) l
  left join lateral (
    select * from journal_entry j where j.id = l.entry_id and j.occurred_at = l.occurred_at limit 1
  ) e on true
  order by l.seq`;
const OWN_COLUMNS = 4;

function readLeaf(row: Row, fields: readonly pg.FieldDef[]): LeafRow {
  const columns: Column[] = fields.slice(OWN_COLUMNS).map((field, at) => ({
    name: field.name,
    type: field.dataTypeID,
    text: row[at + OWN_COLUMNS] ?? null,
  }));
  const value = (name: string) => columns.find((column) => column.name === name)?.text ?? null;
  const [seq, entryId, occurredAt, stored] = row;
  return {
    seq: Number(seq),
    entryId: entryId ?? "",
    occurredAt: instantText(occurredAt ?? ""),
    stored: stored ?? "",
    computed: value("id") === null ? undefined : leafOf(canonicalText(columns)),
    recordedAt: value("recorded_at") ?? "",
  };
}

/** Batches of leaves in order, each with its entry as it is now. */
export async function* leafBatches(client: pg.ClientBase): AsyncGenerator<LeafRow[]> {
  let after = -1;
  for (;;) {
    const { rows, fields } = await readRows(client, LEAVES, [after]);
    const leaves = rows.map((row) => readLeaf(row, fields));
    const last = leaves.at(-1);
    if (!last) return;
    yield leaves;
    after = last.seq;
  }
}

export interface StoredCheckpoint extends SignedState {
  consistency: string[];
}

/** Checkpoints of the database in the order of their numbers. */
export async function* checkpointsInOrder(
  client: pg.ClientBase,
): AsyncGenerator<StoredCheckpoint, undefined> {
  let after = -1;
  for (;;) {
    const { rows } = await readRows(
      client,
      `select number, tree_size, encode(root, 'hex'), signed_at, key_id, signature, encode(consistency, 'hex')
       from journal_checkpoint where number > $1 order by number limit ${String(BATCH)}`,
      [after],
    );
    if (rows.length === 0) return undefined;
    for (const [number, size, root, signedAt, keyId, signature, consistency] of rows) {
      after = Number(number);
      yield {
        number: after,
        size: Number(size),
        root: root ?? "",
        signedAt: instantText(signedAt ?? ""),
        keyId: keyId ?? "",
        signature: signature ?? "",
        consistency: (consistency ?? "").match(/.{64}/g) ?? [],
      };
    }
  }
}

/** Stored roots of these subtrees, by « level/position ». */
export async function storedNodes(
  client: pg.ClientBase,
  wanted: readonly StoredNode[],
): Promise<Map<string, string>> {
  const { rows } = await readRows(
    client,
    `select level, position, encode(hash, 'hex') from journal_node
     where (level, position) in (select * from unnest($1::smallint[], $2::bigint[]))`,
    [wanted.map(({ level }) => level), wanted.map(({ position }) => position)],
  );
  return new Map(
    rows.map(([level, position, hash]) => [`${level ?? ""}/${position ?? ""}`, hash ?? ""]),
  );
}

/** One number of one row. */
export async function readCount(client: pg.ClientBase, sql: string): Promise<number> {
  const { rows } = await readRows(client, sql);
  return Number(rows[0]?.[0] ?? 0);
}
