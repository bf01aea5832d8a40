import { z } from "zod";
import { normaliseEmail } from "@/lib/auth/email";
import {
  duplicates,
  intentOf,
  personEmailSchema,
  rowCount,
  rowField,
  textOf,
  type RowIntent,
} from "./rows";
import { SAME_EMAIL, type Problem } from "./untrained-schema";

/** One row as posted. */
export interface TrainedPost {
  email: string;
  /** « oui », « non », or not answered: asked only once the look-up has said « elsewhere ». */
  different: string;
  newEmail: string;
}

interface TrainedInput {
  organisation: string;
  rows: TrainedPost[];
  intent: RowIntent;
}

const firstMessage = (schema: z.ZodType, value: string): string | undefined =>
  schema.safeParse(value).error?.issues[0]?.message;

/** What can be said of the rows without the database. */
export function checkTrained(typed: readonly TrainedPost[]): {
  rows: TrainedPost[];
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const rows = typed.map((row, index) => {
    const email = normaliseEmail(row.email);
    const newEmail = row.different === "oui" ? normaliseEmail(row.newEmail) : "";
    const wrong = firstMessage(personEmailSchema, email);
    if (wrong !== undefined) problems.push([rowField("email", index), wrong]);
    if (row.different === "oui") {
      const field = rowField("newEmail", index);
      const message = firstMessage(personEmailSchema, newEmail);
      if (message !== undefined) problems.push([field, message]);
      else if (newEmail === email) {
        problems.push([field, "La nouvelle adresse doit être différente de l'adresse actuelle."]);
      }
    }
    return { email, different: row.different, newEmail };
  });
  const emails = rows.map(({ email }) => email);
  for (const index of duplicates(emails)) problems.push([rowField("email", index), SAME_EMAIL]);
  const newEmails = rows.map(({ newEmail }) => newEmail);
  for (const index of duplicates(newEmails)) {
    problems.push([rowField("newEmail", index), SAME_EMAIL]);
  }
  return { rows, problems };
}

/** The form of step 2 for people who are trained already. */
export const trainedSchema = z
  .looseObject({ organisation: z.string() })
  .transform((input, issues): TrainedInput => {
    const { organisation } = input;
    const intent = intentOf(input.action);
    const typed = Array.from({ length: rowCount(input) }, (_, index): TrainedPost => {
      const field = (name: string) => textOf(input, rowField(name, index));
      const answer = field("different");
      return {
        email: field("email"),
        different: answer === "oui" || answer === "non" ? answer : "",
        newEmail: field("newEmail"),
      };
    });
    if (intent.kind === "remove") return { organisation, rows: typed, intent };
    const { rows, problems } = checkTrained(typed);
    for (const [field, message] of problems) {
      issues.addIssue({ code: "custom", path: [field], message });
    }
    return { organisation, rows, intent };
  });
