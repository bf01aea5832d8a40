/** What was posted, by field; names come from the client and mean nothing to the language. */
export type Typed = ReadonlyMap<string, readonly string[]>;

/**
 * Texts of a posted form. Anybody may call an action with anything: what is no form holds nothing, and
 * nul characters, which no one types and PostgreSQL refuses, are dropped.
 */
export function typedValues(data: unknown): Typed {
  const values = new Map<string, string[]>();
  if (!(data instanceof FormData)) return values;
  for (const [name, value] of data) {
    if (name.startsWith("$ACTION") || name === "__proto__" || typeof value !== "string") continue;
    values.set(name, [...(values.get(name) ?? []), value.replaceAll("\0", "")]);
  }
  return values;
}

/** Number of this answer, after whatever the client says was the previous one. */
export function attemptOf(previous: unknown): number {
  if (typeof previous !== "object" || previous === null || !("attempt" in previous)) return 1;
  const { attempt } = previous;
  return typeof attempt === "number" && Number.isSafeInteger(attempt) ? attempt + 1 : 1;
}
