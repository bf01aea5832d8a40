-- One document an act of revocation (mandats §5.7): of a whole mandat, or of one autorisation.
ALTER TABLE "attestation_document"
  ADD CONSTRAINT "attestation_document_autorisation"
  CHECK (("kind" = 'REVOCATION_AUTORISATION') = ("autorisation_id" IS NOT NULL));

CREATE UNIQUE INDEX "attestation_document_one_mandat" ON "attestation_document" ("mandat_id", "kind")
  WHERE "kind" <> 'REVOCATION_AUTORISATION';
CREATE UNIQUE INDEX "attestation_document_one_autorisation" ON "attestation_document" ("autorisation_id")
  WHERE "kind" = 'REVOCATION_AUTORISATION';
