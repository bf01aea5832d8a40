-- CreateEnum
CREATE TYPE "Demarche" AS ENUM ('papiers', 'famille', 'social', 'travail', 'logement', 'transports', 'argent', 'justice', 'etranger', 'loisirs');

-- CreateEnum
CREATE TYPE "DureeKeyword" AS ENUM ('SHORT', 'MONTH', 'LONG', 'SEMESTER', 'EUS_03_20');

-- CreateEnum
CREATE TYPE "RemoteMethod" AS ENUM ('LEGACY', 'SMS');

-- CreateEnum
CREATE TYPE "DeactivationReason" AS ENUM ('REFERENT', 'INACTIVITY', 'ORGANISATION', 'STAFF');

-- CreateEnum
CREATE TYPE "OtpDeviceKind" AS ENUM ('CARD', 'APP');

-- CreateEnum
CREATE TYPE "SessionEndReason" AS ENUM ('LOGOUT', 'IDLE', 'ABSOLUTE', 'REPLACED', 'REVOKED', 'ACCOUNT_DEACTIVATED');

-- CreateEnum
CREATE TYPE "LoginRequestStatus" AS ENUM ('GRANTED', 'SENT', 'USED', 'REVOKED');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('female', 'male', 'unspecified');

-- CreateEnum
CREATE TYPE "DraftKind" AS ENUM ('NEW', 'RENEWAL');

-- CreateEnum
CREATE TYPE "DraftStatus" AS ENUM ('INITIATED', 'RECAP_SMS_SENT', 'CONSENT_ASKED', 'CONSENTED', 'FC_PENDING', 'FC_EXCHANGING', 'IDENTIFIED', 'CONSUMED', 'DENIED', 'EXPIRED', 'ABANDONED', 'FC_ERROR');

-- CreateEnum
CREATE TYPE "MandatEndReason" AS ENUM ('REVOKED_BY_USAGER', 'REVOKED_BY_STRUCTURE', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "AttestationKind" AS ENUM ('MANDAT', 'REVOCATION_MANDAT', 'REVOCATION_AUTORISATION');

-- CreateEnum
CREATE TYPE "FiConnectionStatus" AS ENUM ('REQUESTED', 'USAGER_CHOSEN', 'CODE_ISSUED', 'TOKEN_ISSUED', 'DELIVERED', 'ENDED', 'CANCELLED', 'REVOKED');

-- CreateEnum
CREATE TYPE "OutboxChannel" AS ENUM ('MAIL', 'SMS', 'PDF');

-- CreateEnum
CREATE TYPE "OutboxStatus" AS ENUM ('PENDING', 'DONE', 'FAILED');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "siret" TEXT,
    "address" TEXT,
    "address_complement" TEXT,
    "zipcode" TEXT,
    "city" TEXT,
    "commune_code" TEXT,
    "departement_code" TEXT,
    "region_code" TEXT,
    "allowed_demarches" "Demarche"[],
    "excluded_from_stats" BOOLEAN NOT NULL DEFAULT false,
    "deactivated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compte" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" TIMESTAMPTZ(3),
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "profession" TEXT NOT NULL,
    "phone" TEXT,
    "can_create_mandats" BOOLEAN NOT NULL DEFAULT false,
    "referent_non_aidant" BOOLEAN NOT NULL DEFAULT false,
    "current_organisation_id" UUID,
    "cgu_version" TEXT,
    "cgu_accepted_at" TIMESTAMPTZ(3),
    "last_login_at" TIMESTAMPTZ(3),
    "deactivated_at" TIMESTAMPTZ(3),
    "deactivation_reason" "DeactivationReason",
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "compte_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "user_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "referent_since" TIMESTAMPTZ(3),
    "joined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("user_id","organisation_id")
);

-- CreateTable
CREATE TABLE "otp_device" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "kind" "OtpDeviceKind" NOT NULL,
    "serial_number" TEXT,
    "secret" TEXT NOT NULL,
    "period_seconds" INTEGER NOT NULL,
    "drift" INTEGER NOT NULL DEFAULT 0,
    "last_counter" BIGINT,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "otp_device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "session_token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "organisation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "last_otp_at" TIMESTAMPTZ(3) NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" "SessionEndReason",
    "browser" TEXT NOT NULL DEFAULT '',
    "ip_prefix" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_token_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "login_request" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "status" "LoginRequestStatus" NOT NULL DEFAULT 'GRANTED',
    "token_hash" TEXT,
    "binding_hash" TEXT NOT NULL,
    "next" TEXT,
    "browser" TEXT NOT NULL DEFAULT '',
    "ip_prefix" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "login_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "window_started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "usager" (
    "id" UUID NOT NULL,
    "sub" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "preferred_username" TEXT,
    "gender" "Gender" NOT NULL,
    "birthdate" TEXT NOT NULL,
    "birthdate_idp" TEXT,
    "birthplace" TEXT,
    "birthcountry" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "identity_refreshed_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usager_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mandat_draft" (
    "id" UUID NOT NULL,
    "aidant_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" "DraftKind" NOT NULL DEFAULT 'NEW',
    "status" "DraftStatus" NOT NULL DEFAULT 'INITIATED',
    "demarches" "Demarche"[],
    "duree" "DureeKeyword",
    "is_remote" BOOLEAN NOT NULL DEFAULT false,
    "remote_method" "RemoteMethod",
    "user_phone" TEXT,
    "login_session_id" UUID,
    "state_hash" TEXT,
    "nonce" TEXT,
    "logout_state_hash" TEXT,
    "id_token" TEXT,
    "fc_failures" INTEGER NOT NULL DEFAULT 0,
    "usager_id" UUID,
    "identified_at" TIMESTAMPTZ(3),
    "leg_expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "mandat_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mandat" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "usager_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "duree" "DureeKeyword" NOT NULL,
    "is_remote" BOOLEAN NOT NULL DEFAULT false,
    "remote_method" "RemoteMethod",
    "template_version" TEXT NOT NULL,
    "attestation_id" UUID NOT NULL,
    "renewal_of_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" "MandatEndReason",
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "mandat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "autorisation" (
    "id" UUID NOT NULL,
    "mandat_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "usager_id" UUID NOT NULL,
    "demarche" "Demarche" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "end_reason" "MandatEndReason",
    "superseded_by_id" UUID,

    CONSTRAINT "autorisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attestation_document" (
    "id" UUID NOT NULL,
    "kind" "AttestationKind" NOT NULL,
    "mandat_id" UUID NOT NULL,
    "autorisation_id" UUID,
    "sha256" TEXT NOT NULL,
    "template_version" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "html" BYTEA NOT NULL,
    "signature" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attestation_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attestation_pdf" (
    "attestation_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attestation_pdf_pkey" PRIMARY KEY ("attestation_id")
);

-- CreateTable
CREATE TABLE "fi_connection" (
    "id" UUID NOT NULL,
    "login_session_id" UUID NOT NULL,
    "aidant_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "status" "FiConnectionStatus" NOT NULL DEFAULT 'REQUESTED',
    "client_id" TEXT NOT NULL,
    "redirect_uri" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "rep_values" TEXT[],
    "code_challenge" TEXT,
    "usager_id" UUID,
    "demarche" "Demarche",
    "autorisation_id" UUID,
    "auth_time" TIMESTAMPTZ(3) NOT NULL,
    "code_hash" TEXT,
    "code_expires_at" TIMESTAMPTZ(3),
    "code_used_at" TIMESTAMPTZ(3),
    "access_token_hash" TEXT,
    "token_expires_at" TIMESTAMPTZ(3),
    "token_used_at" TIMESTAMPTZ(3),
    "id_token_jti" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fi_connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "organisation_id" UUID,
    "usager_id" UUID,
    "mandat_id" UUID,
    "autorisation_id" UUID,
    "draft_id" UUID,
    "demarches" TEXT[],
    "days" INTEGER,
    "remote_method" TEXT,
    "attestation_hash" TEXT,
    "request_id" TEXT,
    "ip_hash" TEXT,
    "browser" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("id","occurred_at")
) PARTITION BY RANGE ("occurred_at");

-- CreateTable
CREATE TABLE "stat_event" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "demarche" "Demarche",
    "usager_pseudonym" TEXT,
    "organisation_id" UUID NOT NULL,
    "excluded" BOOLEAN NOT NULL,
    "commune_code" TEXT,
    "departement_code" TEXT,
    "region_code" TEXT,

    CONSTRAINT "stat_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "channel" "OutboxChannel" NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient_hash" TEXT,
    "payload" TEXT NOT NULL,
    "dedupe_key" TEXT,
    "status" "OutboxStatus" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "compte_email_key" ON "compte"("email");

-- CreateIndex
CREATE INDEX "membership_organisation_id_idx" ON "membership"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "otp_device_serial_number_key" ON "otp_device"("serial_number");

-- CreateIndex
CREATE UNIQUE INDEX "otp_device_user_id_kind_key" ON "otp_device"("user_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "session_session_token_key" ON "session"("session_token");

-- CreateIndex
CREATE INDEX "session_user_id_ended_at_idx" ON "session"("user_id", "ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "login_request_token_hash_key" ON "login_request"("token_hash");

-- CreateIndex
CREATE INDEX "login_request_user_id_status_idx" ON "login_request"("user_id", "status");

-- CreateIndex
CREATE INDEX "throttle_last_at_idx" ON "throttle"("last_at");

-- CreateIndex
CREATE UNIQUE INDEX "usager_sub_key" ON "usager"("sub");

-- CreateIndex
CREATE UNIQUE INDEX "mandat_draft_state_hash_key" ON "mandat_draft"("state_hash");

-- CreateIndex
CREATE INDEX "mandat_draft_aidant_id_organisation_id_status_idx" ON "mandat_draft"("aidant_id", "organisation_id", "status");

-- CreateIndex
CREATE INDEX "mandat_draft_expires_at_idx" ON "mandat_draft"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "mandat_draft_id_key" ON "mandat"("draft_id");

-- CreateIndex
CREATE UNIQUE INDEX "mandat_attestation_id_key" ON "mandat"("attestation_id");

-- CreateIndex
CREATE INDEX "mandat_organisation_id_usager_id_idx" ON "mandat"("organisation_id", "usager_id");

-- CreateIndex
CREATE INDEX "mandat_organisation_id_expires_at_idx" ON "mandat"("organisation_id", "expires_at");

-- CreateIndex
CREATE INDEX "autorisation_organisation_id_usager_id_demarche_idx" ON "autorisation"("organisation_id", "usager_id", "demarche");

-- CreateIndex
CREATE UNIQUE INDEX "autorisation_mandat_id_demarche_key" ON "autorisation"("mandat_id", "demarche");

-- CreateIndex
CREATE UNIQUE INDEX "attestation_document_sha256_key" ON "attestation_document"("sha256");

-- CreateIndex
CREATE INDEX "attestation_document_mandat_id_idx" ON "attestation_document"("mandat_id");

-- CreateIndex
CREATE UNIQUE INDEX "fi_connection_code_hash_key" ON "fi_connection"("code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "fi_connection_access_token_hash_key" ON "fi_connection"("access_token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "fi_connection_id_token_jti_key" ON "fi_connection"("id_token_jti");

-- CreateIndex
CREATE INDEX "fi_connection_created_at_idx" ON "fi_connection"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "fi_connection_login_session_id_state_nonce_key" ON "fi_connection"("login_session_id", "state", "nonce");

-- CreateIndex
CREATE INDEX "journal_entry_organisation_id_occurred_at_idx" ON "journal_entry"("organisation_id", "occurred_at");

-- CreateIndex
CREATE INDEX "journal_entry_usager_id_occurred_at_idx" ON "journal_entry"("usager_id", "occurred_at");

-- CreateIndex
CREATE INDEX "journal_entry_actor_id_occurred_at_idx" ON "journal_entry"("actor_id", "occurred_at");

-- CreateIndex
CREATE INDEX "journal_entry_mandat_id_idx" ON "journal_entry"("mandat_id");

-- CreateIndex
CREATE INDEX "stat_event_occurred_at_idx" ON "stat_event"("occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_dedupe_key_key" ON "outbox_message"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_message_status_next_attempt_at_idx" ON "outbox_message"("status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "outbox_message_recipient_hash_created_at_idx" ON "outbox_message"("recipient_hash", "created_at");

-- AddForeignKey
ALTER TABLE "compte" ADD CONSTRAINT "compte_current_organisation_id_fkey" FOREIGN KEY ("current_organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "otp_device" ADD CONSTRAINT "otp_device_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_request" ADD CONSTRAINT "login_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandat_draft" ADD CONSTRAINT "mandat_draft_aidant_id_fkey" FOREIGN KEY ("aidant_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandat_draft" ADD CONSTRAINT "mandat_draft_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandat_draft" ADD CONSTRAINT "mandat_draft_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usager"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usager"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_attestation_id_fkey" FOREIGN KEY ("attestation_id") REFERENCES "attestation_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandat" ADD CONSTRAINT "mandat_renewal_of_id_fkey" FOREIGN KEY ("renewal_of_id") REFERENCES "mandat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "autorisation" ADD CONSTRAINT "autorisation_mandat_id_fkey" FOREIGN KEY ("mandat_id") REFERENCES "mandat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "autorisation" ADD CONSTRAINT "autorisation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "autorisation" ADD CONSTRAINT "autorisation_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usager"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "autorisation" ADD CONSTRAINT "autorisation_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "autorisation" ADD CONSTRAINT "autorisation_superseded_by_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "autorisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestation_pdf" ADD CONSTRAINT "attestation_pdf_attestation_id_fkey" FOREIGN KEY ("attestation_id") REFERENCES "attestation_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fi_connection" ADD CONSTRAINT "fi_connection_aidant_id_fkey" FOREIGN KEY ("aidant_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fi_connection" ADD CONSTRAINT "fi_connection_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fi_connection" ADD CONSTRAINT "fi_connection_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usager"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fi_connection" ADD CONSTRAINT "fi_connection_autorisation_id_fkey" FOREIGN KEY ("autorisation_id") REFERENCES "autorisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


