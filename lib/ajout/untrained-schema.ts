import { z } from "zod";
import { normaliseEmail } from "@/lib/auth/email";
import type { UntrainedRow } from "./draft";
import {
  duplicates,
  firstNameSchema,
  intentOf,
  lastNameSchema,
  personEmailSchema,
  professionSchema,
  rowCount,
  rowField,
  textOf,
  type RowIntent,
} from "./rows";

export interface UntrainedForm {
  course: string;
  formateur: string;
  rows: UntrainedRow[];
}

interface UntrainedInput extends UntrainedForm {
  organisation: string;
  intent: RowIntent;
}

/** What is wrong: name of the field, message. */
export type Problem = readonly [field: string, message: string];

const rowSchema = z.object({
  firstName: firstNameSchema,
  lastName: lastNameSchema,
  profession: professionSchema,
  organisation: z.string().min(1, "Choisissez une structure."),
  conseiller: z.enum(["oui", "non"], {
    error: "Indiquez si la personne est conseiller numérique.",
  }),
  email: personEmailSchema,
});

export const SAME_EMAIL = "Cette adresse est saisie pour plusieurs personnes.";

/** Everything that can be said of the form without the database; the rows come back normalised. */
export function checkUntrained(form: UntrainedForm): { form: UntrainedForm; problems: Problem[] } {
  const problems: Problem[] = [];
  if (form.course !== "CLASSIC" && form.course !== "P2P") {
    problems.push(["course", "Choisissez la modalité de formation."]);
  }
  const formateur = form.course === "P2P" ? form.formateur : "";
  if (form.course === "P2P") {
    const parsed = personEmailSchema.safeParse(formateur);
    const message = parsed.error?.issues[0]?.message;
    if (message !== undefined) problems.push(["formateur", message]);
  }
  const rows = form.rows.map((row, index) => {
    const parsed = rowSchema.safeParse(row);
    for (const { path, message } of parsed.error?.issues ?? []) {
      problems.push([rowField(String(path[0]), index), message]);
    }
    return parsed.data ?? row;
  });
  const emails = rows.map(({ email }) => normaliseEmail(email));
  for (const index of duplicates(emails)) problems.push([rowField("email", index), SAME_EMAIL]);
  if (form.course === "P2P" && emails.includes(normaliseEmail(formateur))) {
    problems.push(["formateur", "Une personne ne peut pas se former elle-même."]);
  }
  const clean = { course: form.course, formateur: normaliseEmail(formateur), rows };
  return { form: clean, problems };
}

/** The form of step 2 for people who are not trained; a row is removed whatever the others hold. */
export const untrainedSchema = z
  .looseObject({ organisation: z.string() })
  .transform((input, issues): UntrainedInput => {
    const { organisation } = input;
    const intent = intentOf(input.action);
    const rows = Array.from({ length: rowCount(input) }, (_, index): UntrainedRow => {
      const field = (name: string) => textOf(input, rowField(name, index));
      return {
        firstName: field("firstName"),
        lastName: field("lastName"),
        profession: field("profession"),
        organisation: field("organisation"),
        conseiller: field("conseiller"),
        email: field("email"),
      };
    });
    const typed = { course: textOf(input, "course"), formateur: textOf(input, "formateur"), rows };
    if (intent.kind === "remove") return { ...typed, organisation, intent };
    const { form, problems } = checkUntrained(typed);
    for (const [field, message] of problems) {
      issues.addIssue({ code: "custom", path: [field], message });
    }
    return { ...form, organisation, intent };
  });
