-- Published legal texts (mandats §5.5): the hash that the code pins is kept here too, where a change of
-- the code cannot reach it. A new version is registered by a migration; the start compares both.
CREATE TABLE "attestation_template" (
  "series" TEXT NOT NULL,
  "version" TEXT NOT NULL,
  "pinned_hash" TEXT NOT NULL,
  "active_from" TIMESTAMPTZ(3),
  CONSTRAINT "attestation_template_pkey" PRIMARY KEY ("series", "version"),
  CONSTRAINT "attestation_template_series" CHECK ("series" IN ('MANDAT', 'REVOCATION')),
  CONSTRAINT "attestation_template_hash" CHECK ("pinned_hash" ~ '^[0-9a-f]{64}$')
);

INSERT INTO "attestation_template" ("series", "version", "pinned_hash", "active_from") VALUES
  ('MANDAT', '2026-11-22', '1f64439ca907e9ab67246feb4bbed1ecff02ad4ff2ac33b6a5a6bba8520900f7', NULL),
  ('REVOCATION', '2026-11-24', '9862684deac80b8234fca6753259e6a763da625644a81c88ba8018a62d51326c', NULL);

CREATE TRIGGER attestation_template_no_change BEFORE UPDATE OR DELETE ON "attestation_template" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER attestation_template_no_truncate BEFORE TRUNCATE ON "attestation_template" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();

GRANT SELECT ON "attestation_template" TO aidants_app;
