import { z } from "zod";
import { isSiret, normaliseSiret } from "@/lib/sirene/siret";
import { knownEmail, required } from "./person-schema";

/** Step 2: a SIRET by its check digits (V8, V9); whether it exists is asked afterwards. */
export const siretSchema = z.object({
  siret: z
    .string()
    .default("")
    .transform(normaliseSiret)
    .refine(isSiret, "Erreur : le SIRET n'est pas valide. Il a 14 chiffres ; vérifiez-les."),
});

/** « Ma structure n'apparaît pas dans la liste », or the structure that was recognised. */
export const NEW_PLACE = "nouveau";
export const placeSchema = z.object({
  check: z.string(),
  lieu: z.string({ error: "Choisissez une réponse dans la liste." }),
});

export const CONSENTS = ["cgu", "notFree", "dpo", "professionalsOnly", "withoutElected"] as const;
export type Consent = (typeof CONSENTS)[number];

const ticked = z
  .string()
  .default("")
  .refine((value) => value === "on", "Ce champ est obligatoire.");

/** Step 6: the five declarations. */
export const consentsSchema = z.object({
  cgu: ticked,
  notFree: ticked,
  dpo: ticked,
  professionalsOnly: ticked,
  withoutElected: ticked,
});

export const LONGEST_MESSAGE = 5_000;
export const messageSchema = z.object({
  content: required(LONGEST_MESSAGE, "Écrivez votre message.", { lines: true }),
});

export const accessSchema = z.object({ email: knownEmail });
