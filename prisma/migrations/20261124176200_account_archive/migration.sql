-- Conservation of the accounts of professionals (mandats §7.6): three years after the last contact the
-- address leaves the active table for an encrypted copy, three years later names go too.
ALTER TABLE "compte"
  ADD COLUMN "archived_at" TIMESTAMPTZ(3),
  ADD COLUMN "erased_at" TIMESTAMPTZ(3),
  -- Nobody comes back in an account that has no address: a new one is made.
  ADD CONSTRAINT "compte_archived" CHECK ("archived_at" IS NULL OR ("deactivated_at" IS NOT NULL AND "phone" IS NULL AND starts_with("email", 'compte-'))),
  ADD CONSTRAINT "compte_erased" CHECK ("erased_at" IS NULL OR "archived_at" IS NOT NULL);
CREATE INDEX "compte_to_archive" ON "compte" ("deactivated_at") WHERE "erased_at" IS NULL;

CREATE TABLE "compte_archive" (
  "user_id" UUID NOT NULL,
  "email_hash" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  "archived_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "compte_archive_pkey" PRIMARY KEY ("user_id"),
  CONSTRAINT "compte_archive_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "compte_archive_email_hash_idx" ON "compte_archive"("email_hash");
GRANT SELECT, INSERT, DELETE ON "compte_archive" TO aidants_app;
