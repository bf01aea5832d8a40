import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { DomainError } from "@/lib/errors/domain-error";
import { isPlainWorkbook } from "./workbook";

/** A row of a file, with its number as people count them. */
export interface TableRow {
  line: number;
  /** Texts without their outer spaces; null for a cell of a workbook that is no text. */
  cells: (string | null)[];
}

const unreadable = (detail: string) => new DomainError("FICHIER_ILLISIBLE", { detail });

async function workbookRows(bytes: Uint8Array): Promise<TableRow[]> {
  if (!isPlainWorkbook(bytes)) throw unreadable("workbook");
  const sheet = await readSheet(Buffer.from(bytes)).catch(() => {
    throw unreadable("sheet");
  });
  return sheet.map((cells, index) => ({
    line: index + 1,
    cells: cells.map((cell) => {
      if (cell === null) return "";
      return typeof cell === "string" ? cell.trim() : null;
    }),
  }));
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unreadable("encoding");
  }
}

/** What csv-parse gives with `info`, which its types do not say. */
interface Parsed {
  record: string[];
  info: { lines: number };
}

function csvRows(bytes: Uint8Array): TableRow[] {
  const text = textOf(bytes);
  if (text.includes("\0")) throw unreadable("binary");
  try {
    const first = text.slice(0, text.search(/[\r\n]|$/));
    const delimiter = first.includes(";") ? ";" : ",";
    const options = { bom: true, delimiter, relax_column_count: true, info: true } as const;
    const rows = parse(text, options) as unknown as Parsed[];
    return rows.map(({ record, info }) => ({
      line: info.lines,
      cells: record.map((cell) => cell.trim()),
    }));
  } catch {
    throw unreadable("csv");
  }
}

/**
 * Rows of a CSV file (UTF-8, commas or semicolons) or of the first sheet of a workbook. What a file is,
 * its content says, never its name.
 * @throws FICHIER_ABSENT, FICHIER_ILLISIBLE, FICHIER_TROP_LONG above `maxRows`, the first one not counted
 */
export async function readTable(bytes: Uint8Array, maxRows: number): Promise<TableRow[]> {
  if (bytes.length === 0) throw new DomainError("FICHIER_ABSENT");
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isArchive ? await workbookRows(bytes) : csvRows(bytes);
  if (rows.length > maxRows + 1) throw new DomainError("FICHIER_TROP_LONG");
  return rows;
}

/** A cell that a spreadsheet would compute when it is opened again. */
export const looksLikeFormula = (cell: string): boolean => /^[=+\-@\t\r]/.test(cell);

/**
 * Where each column is, from the first row.
 * @throws FICHIER_COLONNES when one is missing, repeated or unknown
 */
export function columnsOf<C extends string>(
  rows: readonly TableRow[],
  required: readonly C[],
  optional: readonly C[] = [],
): ReadonlyMap<C, number> {
  const names = (rows[0]?.cells ?? []).map((cell) => cell?.toLowerCase() ?? "");
  const all = [...required, ...optional];
  const places = new Map(all.map((column) => [column, names.indexOf(column)] as const));
  const known = names.every((name) => all.some((column) => column === name));
  const complete = required.every((column) => (places.get(column) ?? -1) >= 0);
  if (!known || !complete || new Set(names).size < names.length) {
    throw new DomainError("FICHIER_COLONNES");
  }
  return new Map([...places].filter(([, place]) => place >= 0));
}
