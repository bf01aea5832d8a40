-- An aidant of elsewhere is asked to join a structure (auth-referent §4.6, §6).
CREATE TYPE "StructureChangeStatus" AS ENUM ('NEW', 'VALIDATED', 'REFUSED', 'CANCELLED_BY_REFERENT');

CREATE TABLE "structure_change" (
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "new_email" TEXT,
  "new_email_token_hash" TEXT,
  "new_email_confirmed_at" TIMESTAMPTZ(3),
  "organisation_id" UUID NOT NULL,
  "status" "StructureChangeStatus" NOT NULL DEFAULT 'NEW',
  "requested_by_id" UUID NOT NULL,
  "objection_token_hash" TEXT NOT NULL,
  "objected_at" TIMESTAMPTZ(3),
  "decided_by_id" UUID,
  "decided_at" TIMESTAMPTZ(3),
  "reason" TEXT,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "structure_change_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "structure_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "structure_change_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "structure_change_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "structure_change_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "structure_change_emails" CHECK (
    "email" = lower("email") AND ("new_email" IS NULL OR "new_email" = lower("new_email") AND "new_email" <> "email")),
  -- An address nobody has confirmed never replaces another one.
  CONSTRAINT "structure_change_confirmed" CHECK (
    "status" <> 'VALIDATED' OR "new_email" IS NULL OR "new_email_confirmed_at" IS NOT NULL),
  CONSTRAINT "structure_change_decided" CHECK (
    ("status" IN ('VALIDATED', 'REFUSED')) = ("decided_at" IS NOT NULL))
);
CREATE UNIQUE INDEX "structure_change_new_email_token_hash_key" ON "structure_change"("new_email_token_hash");
CREATE UNIQUE INDEX "structure_change_objection_token_hash_key" ON "structure_change"("objection_token_hash");
CREATE INDEX "structure_change_organisation_id_status_idx" ON "structure_change"("organisation_id", "status");
CREATE INDEX "structure_change_user_id_idx" ON "structure_change"("user_id");
CREATE UNIQUE INDEX "structure_change_one_new" ON "structure_change" ("user_id", "organisation_id") WHERE "status" = 'NEW';
CREATE UNIQUE INDEX "structure_change_one_address" ON "structure_change" ("new_email") WHERE "status" = 'NEW';

CREATE TABLE "structure_change_origin" (
  "change_id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  CONSTRAINT "structure_change_origin_pkey" PRIMARY KEY ("change_id", "organisation_id"),
  CONSTRAINT "structure_change_origin_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "structure_change"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "structure_change_origin_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

GRANT SELECT, INSERT, UPDATE ON "structure_change" TO aidants_app;
GRANT SELECT, INSERT ON "structure_change_origin" TO aidants_app;
