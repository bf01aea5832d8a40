import { isUuid } from "@/lib/db/uuid";
import { columnsOf, looksLikeFormula, type TableRow } from "@/lib/tableur/read-table";
import { decodeSeed } from "./seed";
import { normaliseSerial } from "./serial";
import { PERIOD_SECONDS } from "./totp";

/** A card as a line of a file describes it. */
export interface CardRow {
  line: number;
  serial: string;
  /** Hexadecimal. */
  seed: string;
  periodSeconds: number;
  /** Structure that owns the card; null when the file does not say. */
  organisationId: string | null;
}

export interface LineError {
  line: number;
  message: string;
}

const REQUIRED = ["serial_number", "seed"] as const;
const OPTIONAL = ["period", "digits", "organisation"] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

const SERIAL = /^[A-Z0-9][A-Z0-9._/-]{0,99}$/;

type Line = Readonly<Record<Column, string>>;

/** What is wrong with a line, whatever is known of its card. Never repeats a seed. */
function faultsOf(line: Line): string[] {
  const { serial_number, seed, period, digits, organisation } = line;
  const faults: [boolean, string][] = [
    [!SERIAL.test(normaliseSerial(serial_number)), "Numéro de série absent ou mal formé."],
    [decodeSeed(seed) === null, "Graine mal formée : hexadécimal ou base32, 16 à 40 octets."],
    [!["", "30", "60"].includes(period), "Période inconnue : 60 ou 30 secondes."],
    [!["", "6"].includes(digits), "Les codes ont 6 chiffres."],
    [organisation !== "" && !isUuid(organisation), "Structure inconnue : donnez son identifiant."],
  ];
  return faults.flatMap(([wrong, message]) => (wrong ? [message] : []));
}

type Read = { row: CardRow } | { errors: LineError[] };

function readRow({ line, cells }: TableRow, places: ReadonlyMap<Column, number>): Read {
  const refused = (...messages: string[]): Read => ({
    errors: messages.map((message) => ({ line, message })),
  });
  if (cells.every((cell) => cell === "")) return refused("Ligne vide.");
  if (cells.length > places.size && cells.slice(places.size).some((cell) => cell !== "")) {
    return refused("Trop de colonnes.");
  }
  if (cells.includes(null)) return refused("Cellule qui n'est pas du texte.");
  const text = (column: Column): string => cells[places.get(column) ?? -1] ?? "";
  const values: Line = {
    serial_number: text("serial_number"),
    seed: text("seed"),
    period: text("period"),
    digits: text("digits"),
    organisation: text("organisation").toLowerCase(),
  };
  if (Object.values(values).some(looksLikeFormula)) {
    return refused("Cellule qui ressemble à une formule.");
  }
  const faults = faultsOf(values);
  if (faults.length > 0) return refused(...faults);
  return {
    row: {
      line,
      serial: normaliseSerial(values.serial_number),
      seed: Buffer.from(decodeSeed(values.seed) ?? []).toString("hex"),
      periodSeconds: values.period === "" ? PERIOD_SECONDS.CARD : Number(values.period),
      organisationId: values.organisation === "" ? null : values.organisation,
    },
  };
}

/** The second and later lines of one serial number. */
function repeated(rows: readonly CardRow[]): LineError[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ serial, line }) => {
    const before = first.get(serial);
    first.set(serial, before ?? line);
    const message = `Numéro de série déjà à la ligne ${String(before)}.`;
    return before === undefined ? [] : [{ line, message }];
  });
}

/**
 * Cards of a file (auth-referent §2.5), or what is wrong with each of its lines; pure.
 * @throws FICHIER_COLONNES
 */
export function readCardRows(rows: readonly TableRow[]): { cards: CardRow[]; errors: LineError[] } {
  const places = columnsOf<Column>(rows, REQUIRED, OPTIONAL);
  const read = rows.slice(1).map((row) => readRow(row, places));
  const cards = read.flatMap((one) => ("row" in one ? [one.row] : []));
  const wrong = read.flatMap((one) => ("errors" in one ? one.errors : []));
  if (read.length === 0) wrong.push({ line: 1, message: "Aucune carte dans ce fichier." });
  return { cards, errors: [...wrong, ...repeated(cards)].sort((a, b) => a.line - b.line) };
}
