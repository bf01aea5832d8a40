-- What a référent is typing in « Ajouter un aidant » (auth-referent §4.6).
CREATE TABLE "addition_draft" (
  "id" UUID NOT NULL,
  "referent_id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "payload" TEXT,
  "revision" INTEGER NOT NULL DEFAULT 0,
  "confirmed_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "addition_draft_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "addition_draft_referent_id_fkey" FOREIGN KEY ("referent_id") REFERENCES "compte"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "addition_draft_payload" CHECK (("payload" IS NULL) = ("confirmed_at" IS NOT NULL))
);
CREATE UNIQUE INDEX "addition_draft_referent_id_key" ON "addition_draft"("referent_id");
CREATE INDEX "addition_draft_expires_at_idx" ON "addition_draft"("expires_at");

GRANT SELECT, INSERT, UPDATE, DELETE ON "addition_draft" TO aidants_app;
