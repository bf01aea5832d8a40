import { z } from "zod";

/**
 * Who may ask for a revocation, and how (mandats §5.2). The usager may ask the team of the service, which
 * then tells the structure: the wish stays the usager's.
 */
export const REVOCATION_ORIGINS = [
  "usager-oral",
  "usager-courrier",
  "usager-courriel",
  "service",
  "structure",
] as const;
export type RevocationOrigin = (typeof REVOCATION_ORIGINS)[number];

export const REVOCATION_LABELS: Readonly<Record<RevocationOrigin, string>> = {
  "usager-oral": "L'usager, de vive voix",
  "usager-courrier": "L'usager, par courrier",
  "usager-courriel": "L'usager, par courriel ou SMS",
  service: "L'usager, auprès de l'équipe d'Aidants Connect",
  structure: "La structure",
};

/** How the mandant asked, as the attestation of revocation says it; nothing for the structure's acts. */
export const REVOCATION_MANNERS: Readonly<Record<RevocationOrigin, string | null>> = {
  "usager-oral": "de vive voix",
  "usager-courrier": "par courrier",
  "usager-courriel": "par courriel ou SMS",
  service: "auprès de l'équipe d'Aidants Connect",
  structure: null,
};

export const isRevocationOrigin = (value: string): value is RevocationOrigin =>
  (REVOCATION_ORIGINS as readonly string[]).includes(value);

const request = {
  demandeur: z
    .enum(REVOCATION_ORIGINS, { error: "Choisissez qui demande la révocation." })
    .default("usager-oral"),
  /** Day of the request, today when left empty. */
  date_demande: z
    .union([z.literal(""), z.iso.date()], { error: "Saisissez une date valide." })
    .default(""),
};

const id = z.string().default("");

export const revokeAutorisationSchema = z.object({ ...request, usager: id, autorisation: id });
export const revokeMandatSchema = z.object({ ...request, mandat: id });

export type RevocationInput = z.output<z.ZodObject<typeof request>>;
export type RevokeAutorisationInput = z.output<typeof revokeAutorisationSchema>;
export type RevokeMandatInput = z.output<typeof revokeMandatSchema>;
