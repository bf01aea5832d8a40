import { z } from "zod";
import { parsePhone } from "@/lib/telephone/parse";
import { personFields } from "./person-schema";

/** A French mobile number, kept in E.164: the code of the first connection goes there by SMS (V18). */
const mobilePhone = z
  .string()
  .default("")
  .transform((typed, issues) => {
    const phone = typed.trim() === "" ? null : parsePhone(typed);
    if (phone?.canBeMobile) return phone.e164;
    issues.addIssue({
      code: "custom",
      message: phone
        ? "Ce numéro ne peut pas recevoir de SMS. Indiquez un numéro de mobile."
        : "Saisissez un numéro de mobile français, par exemple 06 12 34 56 78.",
    });
    return z.NEVER;
  });

/** Step 4: the référent of the structure. */
export const managerSchema = z.object({
  ...personFields,
  phone: mobilePhone,
  /** Shown only for a référent who was merged with an aidant: unticked, he is none any more (E0). */
  isAidant: z
    .string()
    .default("")
    .transform((ticked) => ticked === "on"),
});

export type ManagerInput = z.output<typeof managerSchema>;
