import { z } from "zod";

/** Room for a reference and a sentence; never a person's story. */
const MAX_REASON = 500;

const reason = z
  .string({ error: "Indiquez un motif." })
  .trim()
  .min(10, "Indiquez un motif d'au moins 10 caractères : il est inscrit au journal.")
  .max(MAX_REASON, `Le motif ne peut pas dépasser ${String(MAX_REASON)} caractères.`);

const id = (message: string) =>
  z.string({ error: message }).trim().toLowerCase().pipe(z.uuid(message));

export const erasureSchema = z.object({ demande: id("Demande inconnue.") });

export const holdSchema = z.object({
  usager: id("Indiquez l'identifiant de l'usager, tel que la recherche le donne."),
  mandat: z.union([z.literal(""), id("Cet identifiant de mandat n'est pas valable.")]).default(""),
  motif: reason,
});

export const liftSchema = z.object({ mesure: id("Mesure inconnue."), motif: reason });

export const archiveReadingSchema = z.object({
  usager: id("Indiquez l'identifiant de l'usager, tel que la recherche le donne."),
  motif: reason,
});

export type HoldInput = z.output<typeof holdSchema>;
export type LiftInput = z.output<typeof liftSchema>;
export type ArchiveReadingInput = z.output<typeof archiveReadingSchema>;
