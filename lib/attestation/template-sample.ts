import type { MandatSnapshot } from "./snapshot";

/** Invented values that go through every branch of a template; its rendering is pinned. */
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
