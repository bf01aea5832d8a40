// The canonical text of a journal entry, written from docs/journal.md and sharing nothing with the
// program that seals: columns are read as the text that PostgreSQL prints, so that nothing is rounded.
import { createHash } from "node:crypto";

/** One column of one row: its name, the identifier of its type, its value as PostgreSQL prints it. */
export interface Column {
  name: string;
  type: number;
  text: string | null;
}

const BOOLEAN = 16;
const BIGINT = 20;
const INTEGERS = [21, 23];
const TEXTS = [25, 1043, 2950];
const TIMESTAMP = 1184;
const TEXT_LIST = 1009;
const JSONB = 3802;

/** `2026-03-02 09:00:00.5+00` → `2026-03-02T09:00:00.500Z`; anything finer or elsewhere is kept and shows. */
export function instantText(printed: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(printed);
  if (!parts) return printed;
  const [, day = "", time = "", fraction = ""] = parts;
  return `${day}T${time}.${fraction.padEnd(3, "0")}Z`;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** RFC 8785 of a value that JSON.parse gave. */
export function jsonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`);
  return `{${members.join(",")}}`;
}

/** Numbers of a JSON text that a double does not hold as they are written: two texts, one value. */
const hasLossyNumber = (printed: string): boolean =>
  (printed.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/-?\d[\d.eE+-]*/g) ?? []).some(
    (number) => String(Number(number)) !== number,
  );

/** `{papiers,"deux mots",NULL}` → JSON; a list of lists is kept as printed, and shows. */
function listText(printed: string): string {
  if (!/^\{.*\}$/s.test(printed) || printed.startsWith("{{")) return printed;
  const items = printed.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^,]+/gs) ?? [];
  const members = items.map((item) => {
    if (item === "NULL") return "null";
    const clear = item.startsWith('"') ? item.slice(1, -1).replace(/\\(.)/gs, "$1") : item;
    return JSON.stringify(clear);
  });
  return `[${members.join(",")}]`;
}

function valueText({ name, type, text }: Column & { text: string }): string {
  if (TEXTS.includes(type)) return JSON.stringify(text);
  if (type === TIMESTAMP) return JSON.stringify(instantText(text));
  if (INTEGERS.includes(type)) return text;
  if (type === BIGINT) return JSON.stringify(text);
  if (type === BOOLEAN) return text === "t" ? "true" : "false";
  if (type === TEXT_LIST) return listText(text);
  if (type === JSONB) return hasLossyNumber(text) ? text : jsonText(JSON.parse(text));
  throw new Error(
    `column ${name} of the journal has a type that nobody described (${String(type)})`,
  );
}

/** Every column that is not null, by name. */
export function canonicalText(columns: readonly Column[]): string {
  const members = columns
    .flatMap(({ name, type, text }) =>
      text === null ? [] : [{ name, member: valueText({ name, type, text }) }],
    )
    .sort((a, b) => byCodeUnit(a.name, b.name))
    .map(({ name, member }) => `${JSON.stringify(name)}:${member}`);
  return `{${members.join(",")}}`;
}

/** SHA-256 of 0x00 and the text (RFC 9162 §2.1.1), in hexadecimal. */
export const leafOf = (text: string): string =>
  createHash("sha256").update("\u0000").update(text).digest("hex");
