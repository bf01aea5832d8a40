/** Values that a snapshot may hold: no undefined, no date, no number with a fraction. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue };

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * One text for one value (RFC 8785): members sorted by UTF-16 code units, no white space, ECMAScript's
 * own number and string forms. Two programs that agree on the value agree on its bytes.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

const isList = (value: CanonicalValue): value is readonly CanonicalValue[] => Array.isArray(value);
