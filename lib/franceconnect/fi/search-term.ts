/** Fewer letters would match nearly everybody (franceconnect §3.3). */
const MIN_LETTERS = 3;
const MAX_LENGTH = 100;

/** What was typed in the search box, cleaned: one line, single spaces. */
export const cleanTerm = (typed: string): string =>
  typed
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, MAX_LENGTH);

export const isTooShort = (term: string): boolean =>
  term !== "" && (term.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS;

/** LIKE patterns of each word, in any order; the signs of LIKE are taken literally. */
export const patternsOf = (term: string): string[] =>
  term
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
