import { z } from "zod";

const FORMAT = "Saisissez une adresse électronique valide, par exemple claude.dupont@email.fr.";

/** Trimmed, Unicode-normalised, lower-cased (auth-referent §1.2). */
export const normaliseEmail = (typed: string): string =>
  typed.normalize("NFKC").trim().toLowerCase();

/** One address, as accounts and counters know it. */
export const emailSchema = z
  .string({ error: "Saisissez votre adresse électronique." })
  .max(254, FORMAT)
  .transform(normaliseEmail)
  .pipe(z.email({ error: FORMAT }).max(254, FORMAT));
