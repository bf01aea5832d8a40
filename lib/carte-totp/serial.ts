import { z } from "zod";

const MAX_SERIAL = 100;

/** A serial number as it is stored: no space nor control character, upper case (auth-referent §2.5). */
export const normaliseSerial = (typed: string): string =>
  typed.replace(/[\s\p{Cc}]/gu, "").toUpperCase();

/** The field of a serial number; which cards exist is never said here. */
export const serialSchema = z
  .string({ error: "Saisissez le numéro de série." })
  .transform(normaliseSerial)
  .pipe(
    z
      .string()
      .min(1, "Saisissez le numéro de série.")
      .max(MAX_SERIAL, "Un numéro de série a 100 caractères au plus."),
  );
