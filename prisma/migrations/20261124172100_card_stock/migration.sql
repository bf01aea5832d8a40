-- Stock of physical cards: a card without holder waits, is broken, or is blocked for ever; it belongs to a
-- structure as soon as one is known. A card that is not available has no holder.
CREATE TYPE "CardStatus" AS ENUM ('AVAILABLE', 'OUT_OF_ORDER', 'BLOCKED');

ALTER TABLE "otp_device"
  ADD COLUMN "card_status" "CardStatus" NOT NULL DEFAULT 'AVAILABLE',
  ADD COLUMN "organisation_id" UUID,
  -- First of two consecutive codes of a card whose clock has drifted, and until when the second is awaited.
  ADD COLUMN "resync_step" BIGINT,
  ADD COLUMN "resync_until" TIMESTAMPTZ(3),
  ADD CONSTRAINT "otp_device_confirmed_held" CHECK ("user_id" IS NOT NULL OR "confirmed_at" IS NULL),
  ADD CONSTRAINT "otp_device_held_available" CHECK ("user_id" IS NULL OR "card_status" = 'AVAILABLE');
ALTER TABLE "otp_device" ADD CONSTRAINT "otp_device_organisation_id_fkey"
  FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "otp_device_organisation_id_idx" ON "otp_device"("organisation_id");

UPDATE "otp_device" d SET "organisation_id" = u."current_organisation_id"
  FROM "compte" u WHERE d."kind" = 'CARD' AND u."id" = d."user_id";
