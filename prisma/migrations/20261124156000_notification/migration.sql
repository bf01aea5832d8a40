-- Messages of the team to a person (mandats §1.2 and §8).
CREATE TYPE "NotificationType" AS ENUM ('INFORMATION', 'NEW_FEATURE', 'WARNING');

CREATE TABLE "notification" (
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "type" "NotificationType" NOT NULL,
  "body" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "must_ack" BOOLEAN NOT NULL DEFAULT true,
  "auto_ack_date" DATE,
  "read_at" TIMESTAMPTZ(3),
  "mail_due_at" TIMESTAMPTZ(3),
  CONSTRAINT "notification_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  -- Hidden by its reader, or over on a date: one of the two.
  CONSTRAINT "notification_end" CHECK ("must_ack" <> ("auto_ack_date" IS NOT NULL)),
  CONSTRAINT "notification_read" CHECK ("must_ack" OR "read_at" IS NULL)
);

CREATE INDEX "notification_user_id_created_at_idx" ON "notification"("user_id", "created_at");
CREATE INDEX "notification_mail_due" ON "notification" ("mail_due_at") WHERE "mail_due_at" IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON "notification" TO aidants_app;
