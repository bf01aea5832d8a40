-- « Mes mandats » reads what runs or has expired in the autorisations still open, and what was ended in
-- the mandats: index-only scans whatever the size of the structure (mandats §5.9, MAN-102).
CREATE INDEX "autorisation_open" ON "autorisation" ("organisation_id", "expires_at")
  INCLUDE ("usager_id", "mandat_id") WHERE "revoked_at" IS NULL;

CREATE INDEX "mandat_ended" ON "mandat" ("organisation_id", "ended_at")
  INCLUDE ("usager_id", "end_reason", "id") WHERE "ended_at" IS NOT NULL;
