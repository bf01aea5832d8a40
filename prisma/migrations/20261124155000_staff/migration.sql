-- Staff (habilitation §7.1): roles are attributes of an account, several are possible. The application
-- grants and withdraws them; the enrolment of a first device is a row with a life of its own.
CREATE TYPE "StaffRole" AS ENUM ('TEAM', 'METIER', 'TECHNICAL');

CREATE TABLE "staff_role" (
  "user_id" UUID NOT NULL,
  "role" "StaffRole" NOT NULL,
  "granted_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "staff_role_pkey" PRIMARY KEY ("user_id", "role")
);
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "device_enrolment" (
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "token_hash" TEXT NOT NULL,
  "secret" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "device_enrolment_pkey" PRIMARY KEY ("id"),
  -- A used enrolment keeps no secret.
  CONSTRAINT "device_enrolment_emptied" CHECK ("used_at" IS NULL OR "secret" = '')
);
CREATE UNIQUE INDEX "device_enrolment_token_hash_key" ON "device_enrolment"("token_hash");
CREATE INDEX "device_enrolment_user_id_idx" ON "device_enrolment"("user_id");
ALTER TABLE "device_enrolment" ADD CONSTRAINT "device_enrolment_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Last request of this session in /administration/ (decision 72).
ALTER TABLE "session" ADD COLUMN "administration_at" TIMESTAMPTZ(3);

GRANT SELECT, INSERT, DELETE ON "staff_role" TO aidants_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "device_enrolment" TO aidants_app;
