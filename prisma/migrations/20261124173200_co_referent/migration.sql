-- Requests of référents for a référent non-aidant (habilitation §1.4 and §2).
CREATE TYPE "CoReferentStatus" AS ENUM ('WAITING_LIST', 'VALIDATED', 'REFUSED');

CREATE TABLE "co_referent_request" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "requested_by_id" UUID NOT NULL,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT NOT NULL,
  "profession" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "phone" TEXT NOT NULL,
  "status" "CoReferentStatus" NOT NULL DEFAULT 'WAITING_LIST',
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_at" TIMESTAMPTZ(3),
  "decided_by_id" UUID,
  CONSTRAINT "co_referent_request_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "co_referent_request_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "co_referent_request_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "co_referent_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "co_referent_request_email_lower" CHECK ("email" = lower("email")),
  CONSTRAINT "co_referent_request_decided" CHECK (("status" = 'WAITING_LIST') = ("decided_at" IS NULL))
);

CREATE INDEX "co_referent_request_organisation_id_idx" ON "co_referent_request"("organisation_id");
-- One open request an address: two référents who ask at once make one.
CREATE UNIQUE INDEX "co_referent_request_open" ON "co_referent_request"("email") WHERE "status" = 'WAITING_LIST';

GRANT SELECT, INSERT, UPDATE ON "co_referent_request" TO aidants_app;
