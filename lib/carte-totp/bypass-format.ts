import { z } from "zod";

/** Base32 characters of a bypass code: 60 bits. */
export const BYPASS_LENGTH = 12;
const GROUP = 4;

/** Base32: no digit that looks like a letter. */
export const BYPASS_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const MESSAGE = `Le code de dépannage est composé de ${String(BYPASS_LENGTH)} lettres et chiffres.`;

/** « ABCD-EFGH-IJKL »: as it is shown and dictated. */
export const groupedBypass = (code: string): string =>
  code.match(new RegExp(`.{1,${String(GROUP)}}`, "g"))?.join("-") ?? code;

/** Spaces and dashes removed, capitals; the digits that the alphabet lacks are the letters they look like. */
export function normaliseBypass(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, "").toUpperCase().replaceAll("0", "O").replaceAll("1", "I");
  return /^[A-Z2-7]{12}$/.test(code) ? code : null;
}

/** The field of a bypass code; gives its twelve characters. */
export const bypassSchema = z
  .string({ error: "Saisissez le code de dépannage." })
  .max(50, MESSAGE)
  .transform((typed, issues) => {
    const code = normaliseBypass(typed);
    if (code !== null) return code;
    const message = typed.trim() === "" ? "Saisissez le code de dépannage." : MESSAGE;
    issues.addIssue({ code: "custom", message });
    return z.NEVER;
  });
