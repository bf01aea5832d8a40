-- Charte du référent, accepted by version like the CGU (decision 85).
ALTER TABLE "compte" ADD COLUMN "charte_version" TEXT, ADD COLUMN "charte_accepted_at" TIMESTAMPTZ(3);
