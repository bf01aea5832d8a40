-- Number given to the structure by its habilitation request; the oldest structures have none.
ALTER TABLE "organisation" ADD COLUMN "habilitation_number" TEXT;
CREATE UNIQUE INDEX "organisation_habilitation_number_key" ON "organisation"("habilitation_number");
