-- Checklist of the paper (mandats §3.8): what an aidant ticked after the signature, once and for all.
-- A table of its own, because a mandat never changes.
CREATE TYPE "PaperItem" AS ENUM ('SIGNED', 'COPY_GIVEN');

CREATE TABLE "mandat_papier" (
  "mandat_id" UUID NOT NULL,
  "item" "PaperItem" NOT NULL,
  "checked_by_id" UUID NOT NULL,
  "checked_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "mandat_papier_pkey" PRIMARY KEY ("mandat_id", "item"),
  CONSTRAINT "mandat_papier_mandat_id_fkey" FOREIGN KEY ("mandat_id") REFERENCES "mandat"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "mandat_papier_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

GRANT SELECT, INSERT ON "mandat_papier" TO aidants_app;
