-- Attestations de formation, one for each name and date that a person had (auth-referent §4.11).
CREATE TABLE "training_attestation" (
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "full_name" TEXT NOT NULL,
  "trained_on" DATE NOT NULL,
  "pdf" BYTEA,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "training_attestation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "training_attestation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "training_attestation_user_id_full_name_trained_on_key" ON "training_attestation"("user_id", "full_name", "trained_on");

GRANT SELECT, INSERT, UPDATE ON "training_attestation" TO aidants_app;
