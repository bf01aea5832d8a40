import { AIDANT_FIELDS, rowField, ROWS_FIELD, rowsOf, type AidantField } from "./aidants-schema";

/** Name of the buttons that change what a form shows without submitting it. */
export const INTENT = "intention";
export const FILL = "remplir";
export const ADD = "ajouter";
/** Followed by the number of a row. */
export const REMOVE = "retirer-";
export const FILL_MANAGER = "remplir-referent";

type Values = Record<string, readonly string[]>;

const withRows = (values: Values, rows: readonly string[]): Values => ({
  ...values,
  [ROWS_FIELD]: [rows.join(",")],
});

export const shownRows = (values: Readonly<Values>): string[] =>
  rowsOf(values[ROWS_FIELD]?.[0] ?? "");

/** The number of a row that no other has. */
const nextRow = (rows: readonly string[]): string => String(Math.max(-1, ...rows.map(Number)) + 1);

/** One more empty row. */
export function addRow(values: Values): Values {
  const rows = shownRows(values);
  return withRows(values, [...rows, nextRow(rows)]);
}

/** Without a row; the last one leaves an empty one behind. */
export function removeRow(values: Values, row: string): Values {
  const rows = shownRows(values);
  const left = rows.filter((one) => one !== row);
  const prefix = rowField(row, "id").replace(/id$/, "");
  const kept = Object.fromEntries(
    Object.entries(values).filter(([name]) => !name.startsWith(prefix)),
  );
  return withRows(kept, left.length === 0 ? [nextRow(rows)] : left);
}

const isEmpty = (values: Values, row: string): boolean =>
  AIDANT_FIELDS.every((field) => (values[rowField(row, field)]?.[0] ?? "").trim() === "");

/** The first empty row, or a new one, filled with somebody's answers. */
export function fillRow(values: Values, person: Partial<Record<AidantField, string>>): Values {
  const rows = shownRows(values);
  const empty = rows.find((row) => isEmpty(values, row));
  const row = empty ?? nextRow(rows);
  const filled = Object.entries(person).map(
    ([field, value]) => [rowField(row, field as AidantField), [value]] as const,
  );
  const all = { ...values, ...Object.fromEntries(filled) };
  return withRows(all, empty === undefined ? [...rows, row] : rows);
}
