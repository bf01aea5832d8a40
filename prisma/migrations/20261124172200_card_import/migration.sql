-- What a file of cards holds, between its preview and its confirmation: encrypted, read by the member of
-- the team who sent it, deleted by the confirmation or after half an hour. The file itself is not kept.
CREATE TABLE "card_import" (
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "content" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "card_import_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "card_import" ADD CONSTRAINT "card_import_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "card_import_user_id_idx" ON "card_import"("user_id");
CREATE INDEX "card_import_expires_at_idx" ON "card_import"("expires_at");

GRANT SELECT, INSERT, DELETE ON "card_import" TO aidants_app;
