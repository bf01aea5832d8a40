import { DEMARCHES, inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import { dateAndTime, longDate } from "./paris-dates";
import { placeOf, type PlaceFields } from "./snapshot";

export type RevocationKind = "REVOCATION_MANDAT" | "REVOCATION_AUTORISATION";

/** Every value printed in an attestation of revocation, frozen when the end is written (mandats §5.7). */
export type RevocationSnapshot = {
  format: 1;
  kind: RevocationKind;
  locale: "fr-FR";
  templateVersion: string;
  attestationId: string;
  mandatId: string;
  /** Of the one démarche that was revoked; null when the whole mandat ends. */
  autorisationId: string | null;
  /** Identifier printed on the mandat that this document puts an end to. */
  mandatAttestationId: string;
  mandant: { fullName: string };
  mandataire: { name: string; place: string };
  /** « 03/03/2025 à 14h05 », in Paris. */
  mandatDate: string;
  /** What was still running and ends with this act. */
  demarches: { key: DemarcheKey; title: string; description: string }[];
  /** Whose wish it was: nobody is made to say what they did not ask for. */
  endedBy: "USAGER" | "STRUCTURE";
  request: { manner: string | null; date: string | null };
  /** ISO 8601, UTC. */
  revokedAt: string;
  /** « 03/03/2025 à 14h05 », in Paris. */
  revocationDate: string;
};

export interface RevocationSnapshotInput {
  kind: RevocationKind;
  templateVersion: string;
  attestationId: string;
  mandat: { id: string; attestationId: string; createdAt: Date };
  autorisationId: string | null;
  mandantName: string;
  organisation: PlaceFields & { name: string };
  demarches: readonly DemarcheKey[];
  endedBy: RevocationSnapshot["endedBy"];
  /** How it was asked for, and on which day (`2026-03-02`), when that is known. */
  request: { manner: string | null; day: string | null };
  revokedAt: Date;
}

/** Gathers the printed values of a revocation. */
export function buildRevocationSnapshot(input: RevocationSnapshotInput): RevocationSnapshot {
  const { mandat, organisation, request } = input;
  return {
    format: 1,
    kind: input.kind,
    locale: "fr-FR",
    templateVersion: input.templateVersion,
    attestationId: input.attestationId,
    mandatId: mandat.id,
    autorisationId: input.autorisationId,
    mandatAttestationId: mandat.attestationId,
    mandant: { fullName: input.mandantName },
    mandataire: { name: organisation.name, place: placeOf(organisation) },
    mandatDate: dateAndTime(mandat.createdAt),
    demarches: inDisplayOrder(input.demarches).map((key) => ({
      key,
      title: DEMARCHES[key].title,
      description: DEMARCHES[key].description,
    })),
    endedBy: input.endedBy,
    request: {
      manner: request.manner,
      // Noon is the same day in Paris, summer and winter.
      date: request.day === null ? null : longDate(new Date(`${request.day}T12:00:00Z`)),
    },
    revokedAt: input.revokedAt.toISOString(),
    revocationDate: dateAndTime(input.revokedAt),
  };
}
