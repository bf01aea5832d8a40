import { z } from "zod";

/** Form of a mailed link: its token travels in a hidden field, never in an answer. */
export const linkSchema = z.object({ demandeur: z.string(), lien: z.string() });

export const resendSchema = z.object({ demandeur: z.string() });

/** Where « Modifier le demandeur » comes back to. */
export const returnSchema = z.object({ retour: z.enum(["espace", "demande"]).catch("espace") });
