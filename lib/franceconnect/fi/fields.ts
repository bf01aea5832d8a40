/** Decoded parameters of a query or of a urlencoded body, every occurrence kept. */
export type Fields = ReadonlyMap<string, readonly string[]>;

const decode = (text: string): string => decodeURIComponent(text.replaceAll("+", " "));

/**
 * Decodes each name and value exactly once (franceconnect §3.3).
 * @returns nothing when the percent-encoding is broken.
 */
export function readFields(text: string): Fields | undefined {
  const fields = new Map<string, string[]>();
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const [name = "", ...value] = pair.split("=");
    try {
      const key = decode(name);
      fields.set(key, [...(fields.get(key) ?? []), decode(value.join("="))]);
    } catch (error) {
      if (error instanceof URIError) return undefined;
      throw error;
    }
  }
  return fields;
}

/** First value; an empty one counts as absent (RFC 6749 §3.1). */
export function valueOf(fields: Fields, name: string): string | undefined {
  const value = fields.get(name)?.[0];
  return value === "" ? undefined : value;
}

/** Whether some parameter comes more than once (RFC 6749 §3.1 forbids it). */
export const hasRepeated = (fields: Fields): boolean =>
  [...fields.values()].some((values) => values.length > 1);

/** Space separated words of a parameter. */
export const wordsOf = (fields: Fields, name: string): string[] =>
  (valueOf(fields, name) ?? "").split(" ").filter((word) => word !== "");
