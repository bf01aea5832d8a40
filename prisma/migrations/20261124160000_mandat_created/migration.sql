-- The nightly report reads the mandats of one day.
CREATE INDEX "mandat_created_at_idx" ON "mandat"("created_at");
