import { createHash } from "node:crypto";
import { canonicalJson, type CanonicalValue } from "@/lib/attestation/canonical-json";

/** A row of journal_entry as the driver gives it, members named as the columns. */
export type EntryRow = Readonly<Record<string, unknown>>;

/** SHA-256 of the parts put end to end, as bytes. */
export const digest = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

/** Hash of a node of the tree (RFC 9162 §2.1.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => digest(NODE, left, right);

/** Dates become ISO 8601 in UTC with milliseconds; the rest is what JSON has. */
function canonicalValue(value: unknown): CanonicalValue {
  if (value instanceof Date) return value.toISOString();
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(canonicalValue);
  if (typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, canonicalValue(member)]),
    );
  }
  throw new Error(`a journal entry holds a value of type ${typeof value}`);
}

/**
 * The one text of an entry (RFC 8785): every column that is not null, named as in the database. Null
 * columns are left out, so that a nullable column added later changes the hash of no older entry.
 */
export function canonicalEntry(row: EntryRow): string {
  const members = Object.entries(row).filter(([, value]) => value !== null);
  return canonicalJson(
    Object.fromEntries(members.map(([name, value]) => [name, canonicalValue(value)])),
  );
}

/** Hash of a leaf of the tree (RFC 9162 §2.1.1): 0x00, then the canonical text in UTF-8. */
export const leafHash = (canonical: string): Buffer => digest(LEAF, canonical);
