import { z } from "zod";
import { DEMARCHES, inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import { DUREES, type OfferedDuree } from "@/lib/mandat/duration";
import { longDate } from "./paris-dates";

/** How a mandat concluded at a distance was consented to. */
export type RemoteEvidence = {
  method: "LEGACY" | "SMS";
  /** As printed; null when the written consent is kept on paper by the structure. */
  consentDate: string | null;
  evidenceHash: string | null;
};

/** Every value printed in an attestation, frozen at signature (mandats §5.6). */
export type MandatSnapshot = {
  format: 1;
  kind: "MANDAT";
  locale: "fr-FR";
  templateVersion: string;
  attestationId: string;
  mandatId: string;
  mandant: { fullName: string };
  mandataire: { name: string; place: string };
  demarches: { key: DemarcheKey; title: string; description: string }[];
  duration: { keyword: OfferedDuree; days: number; text: string };
  /** ISO 8601, UTC. */
  signedAt: string;
  expiresAt: string;
  /** Long French date of signature in Paris. */
  signatureDate: string;
  remote: RemoteEvidence | null;
};

export interface PlaceFields {
  address: string | null;
  addressComplement: string | null;
  zipcode: string | null;
  city: string | null;
}

/** Room to write by hand what the structure did not give (mandats §1.2). */
const TO_COMPLETE = "_".repeat(10);

/** « address, zipcode city »; an unknown part is printed as ten underscores. */
export function placeOf(organisation: PlaceFields): string {
  const { address, addressComplement, zipcode, city } = organisation;
  const street = [address, addressComplement].filter((part) => part?.trim()).join(", ");
  const town = city?.trim() ? [zipcode, city].filter((part) => part?.trim()).join(" ") : "";
  return `${street || TO_COMPLETE}, ${town || TO_COMPLETE}`;
}

export interface SnapshotInput {
  templateVersion: string;
  attestationId: string;
  mandatId: string;
  mandantName: string;
  organisation: PlaceFields & { name: string };
  demarches: readonly DemarcheKey[];
  duree: OfferedDuree;
  signedAt: Date;
  expiresAt: Date;
  remote: RemoteEvidence | null;
}

/** Gathers the printed values; wording of démarches and duration is copied, so it never moves. */
export function buildSnapshot(input: SnapshotInput): MandatSnapshot {
  const { days, inDocument } = DUREES[input.duree];
  return {
    format: 1,
    kind: "MANDAT",
    locale: "fr-FR",
    templateVersion: input.templateVersion,
    attestationId: input.attestationId,
    mandatId: input.mandatId,
    mandant: { fullName: input.mandantName },
    mandataire: { name: input.organisation.name, place: placeOf(input.organisation) },
    demarches: inDisplayOrder(input.demarches).map((key) => ({
      key,
      title: DEMARCHES[key].title,
      description: DEMARCHES[key].description,
    })),
    duration: { keyword: input.duree, days, text: inDocument },
    signedAt: input.signedAt.toISOString(),
    expiresAt: input.expiresAt.toISOString(),
    signatureDate: longDate(input.signedAt),
    remote: input.remote,
  };
}

const printedSchema = z
  .object({
    kind: z.enum(["MANDAT", "REVOCATION_MANDAT", "REVOCATION_AUTORISATION"]),
    attestationId: z.string(),
    mandatId: z.string(),
    autorisationId: z.string().nullable().default(null),
    mandataire: z.object({ name: z.string() }),
    signatureDate: z.string().optional(),
    revocationDate: z.string().optional(),
  })
  .transform(({ signatureDate, revocationDate, ...rest }) => ({
    ...rest,
    /** Printed date: of the signature of a mandat, of the instant of a revocation. */
    date: signatureDate ?? revocationDate ?? "",
  }));

/** What screens need of a stored snapshot; every other value stays in the stored text. */
export const readSnapshot = (json: string): z.output<typeof printedSchema> =>
  printedSchema.parse(JSON.parse(json));
