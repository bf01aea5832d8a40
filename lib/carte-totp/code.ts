import { z } from "zod";
import { CODE_FORMAT_MESSAGE } from "./code-format";

/** Spaces of any kind removed, then exactly six ASCII digits (auth-referent §2.2); else nothing. */
export function normaliseCode(typed: string): string | null {
  const digits = typed.replace(/\s/g, "");
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}

/** The field of a one-time code in any form; gives the six digits. */
export const codeSchema = z
  .string({ error: "Saisissez le code à 6 chiffres." })
  .max(50, CODE_FORMAT_MESSAGE)
  .transform((typed, issues) => {
    const code = normaliseCode(typed);
    if (code === null) {
      const empty = typed.trim() === "";
      const message = empty ? "Saisissez le code à 6 chiffres." : CODE_FORMAT_MESSAGE;
      issues.addIssue({ code: "custom", message });
      return z.NEVER;
    }
    return code;
  });
