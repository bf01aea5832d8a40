// Entries beside the sealed journal: those that wait for the sealer, and those that nobody queued.
import type pg from "pg";
import type { Faults } from "./report";
import { instantText } from "./canonical";
import { readCount, readRows } from "./rows";

const SHOWN = 5;

const WAITING = `
  select count(distinct j.id) from journal_pending p
  join journal_entry j on j.id = p.entry_id and j.occurred_at = p.occurred_at
  where not exists (select from journal_leaf l where l.entry_id = j.id and l.occurred_at = j.occurred_at)`;

const LOST = `
  select p.entry_id, p.occurred_at from journal_pending p
  where not exists (select from journal_entry j where j.id = p.entry_id and j.occurred_at = p.occurred_at)
  order by p.ordinal limit ${String(SHOWN)}`;

const INSERTED = `
  select j.id, j.occurred_at, j.recorded_at from journal_entry j
  where not exists (select from journal_leaf l where l.entry_id = j.id and l.occurred_at = j.occurred_at)
    and not exists (select from journal_pending p where p.entry_id = j.id and p.occurred_at = j.occurred_at)
  order by j.occurred_at, j.id limit ${String(SHOWN)}`;

/**
 * @param present sealed entries that are still in the journal
 * @returns how many entries wait for the sealer
 */
export async function findUnsealed(
  client: pg.ClientBase,
  present: number,
  faults: Faults,
): Promise<number> {
  const waiting = await readCount(client, WAITING);
  const lost = await readRows(client, LOST);
  for (const [id, at] of lost.rows) {
    faults.add({
      kind: "missing",
      entryId: id ?? "",
      occurredAt: instantText(at ?? ""),
      sentence: `L'entrée ${id ?? ""} (acte du ${instantText(at ?? "")}) a disparu du journal avant d'être scellée.`,
    });
  }
  // The whole journal is compared with its seals only when the counts differ.
  const total = await readCount(client, "select count(*) from journal_entry");
  if (total === present + waiting) return waiting;
  const inserted = await readRows(client, INSERTED);
  for (const [id, at, recorded] of inserted.rows) {
    faults.add({
      kind: "inserted",
      entryId: id ?? "",
      occurredAt: instantText(at ?? ""),
      sentence: `L'entrée ${id ?? ""} (acte du ${instantText(at ?? "")}, enregistrée le ${instantText(recorded ?? "")}) a été insérée sans passer par le journal : elle n'est ni scellée ni en attente.`,
    });
  }
  return waiting;
}
