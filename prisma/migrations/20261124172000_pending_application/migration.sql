-- An application is associated either by a mailed link or by a signed-in référent, for one member or for
-- himself: the pending secret then belongs to that session and to that person, and to nobody else.
ALTER TABLE "device_enrolment" ALTER COLUMN "token_hash" DROP NOT NULL,
  ADD COLUMN "session_id" UUID,
  ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT "device_enrolment_owner" CHECK (("token_hash" IS NULL) <> ("session_id" IS NULL));
ALTER TABLE "device_enrolment" ADD CONSTRAINT "device_enrolment_session_id_fkey"
  FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE UNIQUE INDEX "device_enrolment_session_id_user_id_key"
  ON "device_enrolment"("session_id", "user_id");

-- An application that is unlinked is forgotten.
GRANT DELETE ON "otp_device" TO aidants_app;
