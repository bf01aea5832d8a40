import { z } from "zod";
import { NOTIFICATION_TYPES } from "./model";

/** Who a message is for, in the order of the form (mandats §8). */
export const AUDIENCES = ["TOUS", "REFERENTS", "AIDANTS"] as const;

export type Audience = (typeof AUDIENCES)[number];

export const AUDIENCE_LABELS: Readonly<Record<Audience, string>> = {
  TOUS: "Tous les profils",
  REFERENTS: "Référents seulement",
  AIDANTS: "Aidants seulement",
};

const MOST_CHARACTERS = 5_000;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(new Date(`${text}T00:00:00Z`).getTime());

/** A message to many: hidden by its readers (empty date), or shown until the day before a date. */
export const createNotificationsSchema = z.object({
  type: z.enum(NOTIFICATION_TYPES, { error: "Choisissez le type du message." }),
  destinataires: z.enum(AUDIENCES, { error: "Choisissez à qui le message s'adresse." }),
  texte: z
    .string({ error: "Écrivez le message." })
    .trim()
    .min(1, { error: "Écrivez le message." })
    .max(MOST_CHARACTERS, { error: "Le message est trop long : 5 000 caractères au plus." }),
  fin: z
    .string()
    .trim()
    .default("")
    .refine((text) => text === "" || isDay(text), {
      error: "Choisissez une date, ou laissez ce champ vide.",
    }),
});

export type CreateNotificationsInput = z.output<typeof createNotificationsSchema>;
