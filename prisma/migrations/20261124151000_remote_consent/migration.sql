-- Consent by SMS of a remote mandat (mandats §4): one conversation, its messages, and what binds them to
-- the mandat. Phone numbers and texts are encrypted; hashes outlive them.

CREATE TYPE "ConsentStatus" AS ENUM ('CREATED', 'RECAP_SENT', 'ASKED', 'CONSENTED', 'DENIED', 'EXPIRED', 'FAILED');
CREATE TYPE "SmsDirection" AS ENUM ('OUT', 'IN');
CREATE TYPE "SmsKind" AS ENUM ('RECAP', 'ASK', 'REPROMPT', 'RECEIPT', 'ANSWER');
CREATE TYPE "SmsStatus" AS ENUM ('QUEUED', 'SENT', 'DELIVERED', 'UNDELIVERED', 'RECEIVED');

CREATE TABLE "consent_request" (
  "id" UUID NOT NULL,
  "draft_id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "aidant_id" UUID NOT NULL,
  "usager_id" UUID,
  "phone" TEXT,
  "phone_hash" TEXT NOT NULL,
  "demarches" "Demarche"[],
  "duree" "DureeKeyword" NOT NULL,
  "status" "ConsentStatus" NOT NULL DEFAULT 'CREATED',
  "asks" INTEGER NOT NULL DEFAULT 0,
  "asked_at" TIMESTAMPTZ(3),
  "answer_deadline" TIMESTAMPTZ(3),
  "answered_at" TIMESTAMPTZ(3),
  "usable_until" TIMESTAMPTZ(3),
  "answer_position" INTEGER,
  "evidence_hash" TEXT,
  "used_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "consent_request_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "consent_request_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "consent_request_aidant_id_fkey" FOREIGN KEY ("aidant_id") REFERENCES "compte" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "consent_request_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usager" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "consent_request_asked" CHECK ("status" IN ('CREATED', 'RECAP_SENT', 'DENIED', 'FAILED') OR ("asked_at" IS NOT NULL AND "answer_deadline" IS NOT NULL)),
  CONSTRAINT "consent_request_consented" CHECK (("status" = 'CONSENTED') = ("evidence_hash" IS NOT NULL AND "usable_until" IS NOT NULL AND "answer_position" IS NOT NULL)),
  CONSTRAINT "consent_request_used" CHECK ("used_at" IS NULL OR "status" = 'CONSENTED')
);
CREATE INDEX "consent_request_draft_id_idx" ON "consent_request" ("draft_id");
CREATE INDEX "consent_request_status_answer_deadline_idx" ON "consent_request" ("status", "answer_deadline");

CREATE TABLE "sms_message" (
  "id" UUID NOT NULL,
  "consent_request_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "direction" "SmsDirection" NOT NULL,
  "kind" "SmsKind" NOT NULL,
  "status" "SmsStatus" NOT NULL,
  "body" TEXT,
  "body_hash" TEXT NOT NULL,
  "provider" TEXT,
  "provider_message_id" TEXT,
  "outbox_id" UUID,
  "report_id" TEXT,
  "error_code" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "sms_message_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "sms_message_consent_request_id_fkey" FOREIGN KEY ("consent_request_id") REFERENCES "consent_request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "sms_message_received" CHECK (("direction" = 'IN') = ("status" = 'RECEIVED') AND ("direction" = 'IN') = ("kind" = 'ANSWER') AND ("direction" = 'IN') = ("provider_message_id" IS NOT NULL))
);
CREATE UNIQUE INDEX "sms_message_consent_request_id_position_key" ON "sms_message" ("consent_request_id", "position");
CREATE UNIQUE INDEX "sms_message_provider_provider_message_id_key" ON "sms_message" ("provider", "provider_message_id");
CREATE UNIQUE INDEX "sms_message_outbox_id_key" ON "sms_message" ("outbox_id");

ALTER TABLE "mandat_draft" ADD COLUMN "consent_request_id" UUID;
ALTER TABLE "mandat_draft" ADD CONSTRAINT "mandat_draft_consent_request_id_fkey" FOREIGN KEY ("consent_request_id") REFERENCES "consent_request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One consent serves one mandat; a mandat by SMS has one.
ALTER TABLE "mandat" ADD COLUMN "consent_request_id" UUID;
CREATE UNIQUE INDEX "mandat_consent_request_id_key" ON "mandat" ("consent_request_id");
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_consent_request_id_fkey" FOREIGN KEY ("consent_request_id") REFERENCES "consent_request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_sms_consent" CHECK ((COALESCE("remote_method"::text, '') = 'SMS') = ("consent_request_id" IS NOT NULL));

-- An answer is final: afterwards only the use of the consent is written, once, and personal texts erased.
CREATE FUNCTION consent_answer_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.status <> 'CREATED' THEN
      RAISE EXCEPTION 'a consent request that was sent stays' USING ERRCODE = '42501';
    END IF;
    RETURN OLD;
  END IF;
  IF (NEW.id, NEW.draft_id, NEW.organisation_id, NEW.aidant_id, NEW.phone_hash, NEW.demarches, NEW.duree, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.draft_id, OLD.organisation_id, OLD.aidant_id, OLD.phone_hash, OLD.demarches, OLD.duree, OLD.created_at)
     OR (NEW.phone IS DISTINCT FROM OLD.phone AND NEW.phone IS NOT NULL) THEN
    RAISE EXCEPTION 'what a consent is asked for never changes' USING ERRCODE = '42501';
  END IF;
  IF OLD.status IN ('CONSENTED', 'DENIED', 'EXPIRED', 'FAILED')
     AND ((to_jsonb(NEW) - 'phone' - 'used_at' - 'usager_id') IS DISTINCT FROM (to_jsonb(OLD) - 'phone' - 'used_at' - 'usager_id')
       OR (OLD.used_at IS NOT NULL AND NEW.used_at IS DISTINCT FROM OLD.used_at)) THEN
    RAISE EXCEPTION 'an answer is final' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_answer_final BEFORE UPDATE OR DELETE ON "consent_request" FOR EACH ROW EXECUTE FUNCTION consent_answer_final();

-- A message never changes: only what became of it is written. One that never left may be taken back.
CREATE FUNCTION sms_message_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.status <> 'QUEUED' THEN
      RAISE EXCEPTION 'a message that left or came stays' USING ERRCODE = '42501';
    END IF;
    RETURN OLD;
  END IF;
  IF (to_jsonb(NEW) - 'status' - 'report_id' - 'error_code' - 'body')
     IS DISTINCT FROM (to_jsonb(OLD) - 'status' - 'report_id' - 'error_code' - 'body')
     OR (NEW.body IS DISTINCT FROM OLD.body AND NEW.body IS NOT NULL) THEN
    RAISE EXCEPTION 'a message never changes' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sms_message_kept BEFORE UPDATE OR DELETE ON "sms_message" FOR EACH ROW EXECUTE FUNCTION sms_message_kept();

-- The application erases no text and forges no evidence: it updates the columns of the conversation only.
GRANT SELECT, INSERT, DELETE ON "consent_request", "sms_message" TO aidants_app;
GRANT UPDATE ("status", "asks", "asked_at", "answer_deadline", "answered_at", "usable_until", "answer_position", "evidence_hash", "used_at", "usager_id") ON "consent_request" TO aidants_app;
GRANT UPDATE ("status", "report_id", "error_code") ON "sms_message" TO aidants_app;
