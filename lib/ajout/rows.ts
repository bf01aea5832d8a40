import { z } from "zod";
import { emailSchema } from "@/lib/auth/email";
import { MAX_ROWS } from "./draft";

const MAX = 150;

/** Name of a field of one row: `email-0`. */
export const rowField = (name: string, index: number): string => `${name}-${String(index)}`;

/** What a button of the form asked: go on, add a row, or remove one. */
export type RowIntent = { kind: "next" | "add" } | { kind: "remove"; index: number };

export function intentOf(value: unknown): RowIntent {
  if (value === "add") return { kind: "add" };
  const removed = typeof value === "string" ? /^remove-(\d{1,2})$/.exec(value)?.[1] : undefined;
  return removed === undefined ? { kind: "next" } : { kind: "remove", index: Number(removed) };
}

/** Texts of a row as posted, bounded so that a draft stays small. */
export function textOf(input: Readonly<Record<string, unknown>>, name: string): string {
  const value = input[name];
  return typeof value === "string" ? value.slice(0, 300) : "";
}

/** Rows as posted: as many as the fields `email-0`, `email-1`… that follow one another. */
export function rowCount(input: Readonly<Record<string, unknown>>): number {
  let count = 0;
  while (count < MAX_ROWS && typeof input[rowField("email", count)] === "string") count += 1;
  return count;
}

const CONTROL = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A name or a profession: what people are called, in any script (habilitation V1). */
const namePart = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing, abort: true })
    .max(MAX, `Saisissez ${String(MAX)} caractères au plus.`)
    .refine((text) => !CONTROL.test(text), "Retirez les caractères invisibles.")
    .refine((text) => /\p{L}/u.test(text), missing);

export const firstNameSchema = namePart("Saisissez le prénom.").refine(
  (text) => /^[\p{L}\p{M} .'’-]*$/u.test(text),
  "Le prénom contient des caractères inattendus.",
);
export const lastNameSchema = namePart("Saisissez le nom.").refine(
  (text) => /^[\p{L}\p{M} .'’-]*$/u.test(text),
  "Le nom contient des caractères inattendus.",
);
export const professionSchema = namePart("Saisissez la profession.");

/** Address of an aidant: short enough for the database, and of a domain that still exists (V6). */
export const personEmailSchema = emailSchema
  .refine((email) => email.length <= MAX, `Saisissez ${String(MAX)} caractères au plus.`)
  .refine(
    (email) => !email.endsWith("@conseiller-numerique.fr"),
    "Les adresses @conseiller-numerique.fr n'existent plus : saisissez une autre adresse nominative.",
  );

/** Indexes of the rows whose address is that of another row. */
export function duplicates(emails: readonly string[]): number[] {
  return emails.flatMap((email, index) =>
    email !== "" && emails.indexOf(email) !== emails.lastIndexOf(email) ? [index] : [],
  );
}
