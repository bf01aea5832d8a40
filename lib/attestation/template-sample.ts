import type { RevocationSnapshot } from "./revocation-snapshot";
import type { MandatSnapshot } from "./snapshot";

/** Invented values of a mandat at a distance, hostile characters included. */
export const TEMPLATE_SAMPLE: MandatSnapshot = {
  format: 1,
  kind: "MANDAT",
  locale: "fr-FR",
  templateVersion: "sample",
  attestationId: "00000000-0000-4000-8000-000000000001",
  mandatId: "00000000-0000-4000-8000-000000000002",
  mandant: { fullName: "Angela <Claire> D'ÉPINAY" },
  mandataire: { name: "Maison & Services", place: "1 rue des Lilas, 02200 Soissons" },
  demarches: [
    { key: "papiers", title: "Papiers - Citoyenneté", description: "Passeport, Élections…" },
    { key: "argent", title: "Argent - Impôts", description: "Crédit immobilier, Impôts…" },
  ],
  duration: { keyword: "SEMESTER", days: 182, text: "six mois (182 jours)" },
  signedAt: "2026-03-02T09:00:00.000Z",
  expiresAt: "2026-08-31T09:00:00.000Z",
  signatureDate: "lundi 2 mars 2026",
  remote: { method: "SMS", consentDate: "lundi 2 mars 2026", evidenceHash: "0f".repeat(32) },
};

/** Invented mandats that go through every branch of a template: their rendering is pinned. */
export const MANDAT_SAMPLES: readonly MandatSnapshot[] = [
  TEMPLATE_SAMPLE,
  { ...TEMPLATE_SAMPLE, remote: { method: "LEGACY", consentDate: null, evidenceHash: null } },
  { ...TEMPLATE_SAMPLE, remote: null },
];

const REVOCATION: RevocationSnapshot = {
  format: 1,
  kind: "REVOCATION_MANDAT",
  locale: "fr-FR",
  templateVersion: "sample",
  attestationId: "00000000-0000-4000-8000-000000000003",
  mandatId: TEMPLATE_SAMPLE.mandatId,
  autorisationId: null,
  mandatAttestationId: TEMPLATE_SAMPLE.attestationId,
  mandant: TEMPLATE_SAMPLE.mandant,
  mandataire: TEMPLATE_SAMPLE.mandataire,
  mandatDate: "02/03/2026 à 10h00",
  demarches: TEMPLATE_SAMPLE.demarches,
  endedBy: "USAGER",
  request: { manner: "de <vive> voix", date: "mardi 3 mars 2026" },
  revokedAt: "2026-03-03T09:30:00.000Z",
  revocationDate: "03/03/2026 à 10h30",
};

const ONE_AUTORISATION = {
  kind: "REVOCATION_AUTORISATION",
  autorisationId: "00000000-0000-4000-8000-000000000004",
  demarches: TEMPLATE_SAMPLE.demarches.slice(0, 1),
} as const;

/** Invented revocations, in the same way. */
export const REVOCATION_SAMPLES: readonly RevocationSnapshot[] = [
  REVOCATION,
  { ...REVOCATION, endedBy: "STRUCTURE" },
  { ...REVOCATION, ...ONE_AUTORISATION },
  { ...REVOCATION, ...ONE_AUTORISATION, endedBy: "STRUCTURE" },
  { ...REVOCATION, demarches: ONE_AUTORISATION.demarches, request: { manner: null, date: null } },
  { ...REVOCATION, endedBy: "STRUCTURE", request: { manner: null, date: null } },
];
