import { z } from "zod";
import { personFields } from "./person-schema";

/** People of one request, the référent included when he is an aidant (V21). */
export const MOST_AIDANTS = 100;

/** One person of step 5. */
export const aidantSchema = z.object({
  ...personFields,
  conseillerNumerique: z
    .string()
    .default("")
    .refine((answer) => answer === "oui" || answer === "non", "Répondez par oui ou par non.")
    .transform((answer) => answer === "oui"),
});

export type AidantInput = z.output<typeof aidantSchema>;

export const AIDANT_FIELDS = [
  "firstName",
  "lastName",
  "profession",
  "conseillerNumerique",
  "email",
] as const;
export type AidantField = (typeof AIDANT_FIELDS)[number];

/** Name of a field of one row: rows are numbered in the form, and the numbers are only places. */
export const rowField = (row: string, field: AidantField | "id"): string =>
  `aidant-${row}-${field}`;

/** Rows of the form, in the order in which they are shown. */
export const ROWS_FIELD = "lignes";

type Flat = Readonly<Record<string, unknown>>;

const textOf = (flat: Flat, name: string): string => {
  const value = flat[name];
  return typeof value === "string" ? value : "";
};

/** Places of the rows, as the form lists them. */
export const rowsOf = (typed: string): string[] =>
  [...new Set(typed.split(",").filter((row) => /^\d{1,3}$/.test(row)))].slice(0, MOST_AIDANTS + 1);

const isEmptyRow = (flat: Flat, row: string): boolean =>
  AIDANT_FIELDS.every((field) => textOf(flat, rowField(row, field)).trim() === "");

export const SAME_EMAIL =
  "Deux aidants ont la même adresse. Chaque aidant doit avoir une adresse personnelle et nominative.";

interface Row {
  /** Its number in the form; its place in the list when it does not come from one. */
  row?: string;
  /** The person already saved that this row changes, when there is one. */
  id: string;
  person: AidantInput;
}

/** Rows whose address another row has too. */
const twins = (rows: readonly { row: string; email: string }[]): string[] =>
  rows
    .filter(({ row, email }) => rows.some((other) => other.row !== row && other.email === email))
    .map(({ row }) => row);

/** Step 5: every row at once; those left empty are ignored. */
export const aidantsSchema = z.looseObject({}).transform((flat, issues): Row[] => {
  const rows = rowsOf(textOf(flat, ROWS_FIELD)).filter((row) => !isEmptyRow(flat, row));
  const good: (Row & { row: string })[] = [];
  for (const row of rows) {
    const typed = Object.fromEntries(
      AIDANT_FIELDS.map((field) => [field, textOf(flat, rowField(row, field))]),
    );
    const parsed = aidantSchema.safeParse(typed);
    if (parsed.success) {
      good.push({ row, id: textOf(flat, rowField(row, "id")), person: parsed.data });
      continue;
    }
    for (const { path, message } of parsed.error.issues) {
      const field = AIDANT_FIELDS.find((name) => name === path[0]) ?? "email";
      issues.addIssue({ code: "custom", path: [rowField(row, field)], message });
    }
  }
  for (const row of twins(
    good.map(({ row: place, person }) => ({ row: place, email: person.email })),
  )) {
    issues.addIssue({ code: "custom", path: [rowField(row, "email")], message: SAME_EMAIL });
  }
  return good;
});

export type AidantsInput = z.output<typeof aidantsSchema>;
