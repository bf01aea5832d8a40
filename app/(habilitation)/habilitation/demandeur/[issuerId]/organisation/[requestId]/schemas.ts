import { z } from "zod";

/** What follows step 4: the next step, or the recap when the request was whole already. */
export const followingSchema = z.object({
  retour: z.enum(["aidants", "validation"]).catch("aidants"),
});
