-- A renewal knows which mandat it renews (mandats §5.1): checked again at the signature, and kept on
-- the new mandat.
ALTER TABLE "mandat_draft"
  ADD COLUMN "renewal_of_id" UUID,
  ADD CONSTRAINT "mandat_draft_renewal_of_id_fkey" FOREIGN KEY ("renewal_of_id") REFERENCES "mandat"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "mandat_draft_renewal" CHECK ("renewal_of_id" IS NULL OR "kind" = 'RENEWAL');
