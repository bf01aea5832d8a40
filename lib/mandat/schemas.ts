import { z } from "zod";
import { inDisplayOrder, isDemarcheKey, type DemarcheKey } from "@/lib/demarche/catalogue";
import { isOfferedDuree } from "./duration";
import type { RemoteMethod } from "./remote-choice";
import { remoteSchema } from "./remote-schema";

const SHOWN_LENGTH = 40;

/** What was sent, short and without control characters, to be named in a message (escaped by React). */
function named(value: unknown): string {
  const text = typeof value === "string" ? value : "";
  const printable = text.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return printable.length > SHOWN_LENGTH ? `${printable.slice(0, SHOWN_LENGTH)}…` : printable;
}

const invalidChoice = (value: unknown) =>
  `Choix invalide : « ${named(value)} » ne fait pas partie des valeurs proposées.`;

const demarchesSchema = (allowed: readonly DemarcheKey[]) =>
  z
    .array(z.string(), { error: "Choisissez au moins une démarche." })
    .max(50, "Trop de démarches ont été envoyées.")
    .transform((keys, issues) => {
      const known = keys.filter(isDemarcheKey).filter((key) => allowed.includes(key));
      if (keys.length === 0) {
        issues.addIssue({ code: "custom", message: "Choisissez au moins une démarche." });
      }
      for (const key of keys) {
        if (known.some((accepted) => accepted === key)) continue;
        issues.addIssue({ code: "custom", message: invalidChoice(key) });
      }
      return inDisplayOrder(known);
    });

const dureeSchema = z
  .string({ error: "Choisissez une durée de mandat." })
  .min(1, { error: "Choisissez une durée de mandat.", abort: true })
  .refine(isOfferedDuree, { error: (issue) => invalidChoice(issue.input) });

/**
 * The creation form (mandats §3.3). Anything else that is posted is dropped.
 * @param allowed démarches of the actor's organisation
 * @param methods ways to conclude at a distance that are offered; with none, remote fields are dropped
 */
export const startMandatSchema = (
  allowed: readonly DemarcheKey[],
  methods: readonly RemoteMethod[] = [],
) =>
  z
    .object({
      demarche: demarchesSchema(allowed),
      duree: dureeSchema,
      /** Organisation that the form was shown for. */
      organisation: z.string().optional(),
    })
    .and(remoteSchema(methods));

export type StartMandatInput = z.output<ReturnType<typeof startMandatSchema>>;

const renewed = z.object({ usager: z.string().default(""), mandat: z.string().default("") });

/** The renewal form: the same choices, for an usager and the mandat to renew (mandats §5.1). */
export const startRenewalSchema = (...offered: Parameters<typeof startMandatSchema>) =>
  startMandatSchema(...offered).and(renewed);

export type StartRenewalInput = z.output<ReturnType<typeof startRenewalSchema>>;
