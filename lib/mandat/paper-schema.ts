import { z } from "zod";

/** Steps of the checklist as forms post them. */
export const PAPER_STEPS = { signe: "SIGNED", copie: "COPY_GIVEN" } as const;

/** Where the form was, to come back to it. */
export const paperSchema = z.object({
  etape: z.enum(["signe", "copie"]),
  retour: z.enum(["usager", "mandat"]).catch("mandat"),
});
