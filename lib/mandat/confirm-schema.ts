import { z } from "zod";
import { codeSchema } from "@/lib/carte-totp/code";

const ticked = (message: string) => z.literal("on", { error: message });

/** The recap's form (mandats §3.5). The draft's own values rule: any other field is ignored. */
export const confirmMandatSchema = z.object({
  /** Draft shown on the page, and what it held when it was shown. */
  brouillon: z.string().default(""),
  version: z.string().default(""),
  information: ticked(
    "Cochez cette case : la personne doit être informée avant de conclure le mandat.",
  ),
  consentement: ticked("Cochez cette case : sans l'accord de la personne, il n'y a pas de mandat."),
  /** Six ASCII digits (§3.6): anything else touches no device. */
  code: codeSchema,
});

export type ConfirmMandatInput = z.output<typeof confirmMandatSchema>;
