-- The public request of a structure (habilitation §1 and §2.1).

CREATE TYPE "SiretOutcome" AS ENUM ('VERIFIED', 'CLOSED_ESTABLISHMENT', 'NOT_FOUND', 'PENDING', 'MANUAL');
CREATE TYPE "SiretSource" AS ENUM ('SIRENE', 'ENTREPRISES');
CREATE TYPE "RequestStatus" AS ENUM ('NEW', 'AC_VALIDATION_PROCESSING', 'CHANGES_REQUIRED', 'CHANGES_PROPOSED', 'VALIDATED', 'REFUSED', 'CLOSED', 'WITHDRAWN');
CREATE TYPE "AddressSource" AS ENUM ('BAN', 'MANUAL');
CREATE TYPE "RequestSender" AS ENUM ('AC', 'ISSUER');
CREATE TYPE "RequestEventType" AS ENUM ('SUBMITTED', 'RESUBMITTED', 'CHANGES_REQUESTED', 'PUT_BACK', 'VALIDATED', 'REFUSED', 'CLOSED', 'WITHDRAWN');

CREATE TABLE "organisation_type" (
  "id" INTEGER NOT NULL,
  "label" TEXT NOT NULL,
  CONSTRAINT "organisation_type_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "demandeur" (
  "id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT NOT NULL,
  "profession" TEXT NOT NULL,
  "email_verified_at" TIMESTAMPTZ(3),
  "pending_email" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "demandeur_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "email_confirmation" (
  "id" UUID NOT NULL,
  "issuer_id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "key_hash" TEXT NOT NULL,
  "sent_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "consumed_at" TIMESTAMPTZ(3),
  CONSTRAINT "email_confirmation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "issuer_access_token" (
  "id" UUID NOT NULL,
  "issuer_id" UUID NOT NULL,
  "token_hash" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "consumed_at" TIMESTAMPTZ(3),
  "ip_prefix" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "issuer_access_token_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "issuer_session" (
  "id" UUID NOT NULL,
  "issuer_id" UUID NOT NULL,
  "token_hash" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "revoked_at" TIMESTAMPTZ(3),
  CONSTRAINT "issuer_session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "siret_check" (
  "id" UUID NOT NULL,
  "issuer_id" UUID NOT NULL,
  "siret" CHAR(14) NOT NULL,
  "outcome" "SiretOutcome" NOT NULL,
  "source" "SiretSource",
  "divergent" BOOLEAN NOT NULL DEFAULT false,
  "closed_on" DATE,
  "name" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "zipcode" TEXT NOT NULL DEFAULT '',
  "city" TEXT NOT NULL DEFAULT '',
  "city_insee_code" TEXT,
  "legal_category" TEXT NOT NULL DEFAULT '0',
  "passed_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "siret_check_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "structure_request" (
  "id" UUID NOT NULL,
  "issuer_id" UUID NOT NULL,
  "siret_check_id" UUID,
  "version" INTEGER NOT NULL DEFAULT 0,
  "status" "RequestStatus" NOT NULL DEFAULT 'NEW',
  "habilitation_number" TEXT,
  "organisation_id" UUID,
  "siret" CHAR(14) NOT NULL,
  "siret_outcome" "SiretOutcome" NOT NULL,
  "siret_divergent" BOOLEAN NOT NULL DEFAULT false,
  "legal_category" TEXT NOT NULL DEFAULT '0',
  "type_id" INTEGER,
  "type_other" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "address_complement" TEXT NOT NULL DEFAULT '',
  "zipcode" TEXT NOT NULL DEFAULT '',
  "city" TEXT NOT NULL DEFAULT '',
  "city_insee_code" TEXT,
  "department_insee_code" TEXT,
  "address_source" "AddressSource" NOT NULL DEFAULT 'MANUAL',
  "france_services_label" BOOLEAN NOT NULL DEFAULT false,
  "france_services_number" TEXT NOT NULL DEFAULT '',
  "web_site" TEXT NOT NULL DEFAULT '',
  "mission_description" TEXT NOT NULL DEFAULT '',
  "avg_nb_demarches" INTEGER,
  "is_private_org" BOOLEAN NOT NULL DEFAULT false,
  "partner_administration" TEXT NOT NULL DEFAULT '',
  "cgu" BOOLEAN NOT NULL DEFAULT false,
  "not_free" BOOLEAN NOT NULL DEFAULT false,
  "dpo" BOOLEAN NOT NULL DEFAULT false,
  "professionals_only" BOOLEAN NOT NULL DEFAULT false,
  "without_elected" BOOLEAN NOT NULL DEFAULT false,
  "consented_at" TIMESTAMPTZ(3),
  "cgu_version" TEXT,
  "submitted_at" TIMESTAMPTZ(3),
  "decided_at" TIMESTAMPTZ(3),
  "decided_by_id" UUID,
  "assigned_to_id" UUID,
  "refusal_reason" TEXT,
  "unfinished" TEXT,
  "idle_warned_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "structure_request_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "request_manager" (
  "request_id" UUID NOT NULL,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT NOT NULL,
  "profession" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "email_unlike" BOOLEAN NOT NULL DEFAULT false,
  "phone" TEXT NOT NULL,
  "is_aidant" BOOLEAN NOT NULL DEFAULT false,
  "conseiller_numerique" BOOLEAN NOT NULL DEFAULT false,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "request_manager_pkey" PRIMARY KEY ("request_id")
);

CREATE TABLE "request_aidant" (
  "id" UUID NOT NULL,
  "request_id" UUID NOT NULL,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT NOT NULL,
  "profession" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "email_unlike" BOOLEAN NOT NULL DEFAULT false,
  "conseiller_numerique" BOOLEAN NOT NULL,
  "position" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "request_aidant_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "request_message" (
  "id" UUID NOT NULL,
  "request_id" UUID NOT NULL,
  "sender" "RequestSender" NOT NULL,
  "author_id" UUID,
  "content" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "read_at" TIMESTAMPTZ(3),
  CONSTRAINT "request_message_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "request_event" (
  "id" UUID NOT NULL,
  "request_id" UUID NOT NULL,
  "type" "RequestEventType" NOT NULL,
  "occurred_at" TIMESTAMPTZ(3) NOT NULL,
  "snapshot" TEXT,
  CONSTRAINT "request_event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "id_sequence" (
  "code" TEXT NOT NULL,
  "value" INTEGER NOT NULL,
  CONSTRAINT "id_sequence_pkey" PRIMARY KEY ("code")
);

ALTER TABLE "email_confirmation" ADD CONSTRAINT "email_confirmation_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "demandeur"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "issuer_access_token" ADD CONSTRAINT "issuer_access_token_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "demandeur"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "issuer_session" ADD CONSTRAINT "issuer_session_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "demandeur"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "siret_check" ADD CONSTRAINT "siret_check_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "demandeur"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "structure_request" ADD CONSTRAINT "structure_request_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "demandeur"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "structure_request" ADD CONSTRAINT "structure_request_siret_check_id_fkey" FOREIGN KEY ("siret_check_id") REFERENCES "siret_check"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "structure_request" ADD CONSTRAINT "structure_request_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "structure_request" ADD CONSTRAINT "structure_request_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "organisation_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "structure_request" ADD CONSTRAINT "structure_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "structure_request" ADD CONSTRAINT "structure_request_assigned_to_id_fkey" FOREIGN KEY ("assigned_to_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "request_manager" ADD CONSTRAINT "request_manager_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "structure_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "request_aidant" ADD CONSTRAINT "request_aidant_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "structure_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "structure_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "request_event" ADD CONSTRAINT "request_event_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "structure_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE UNIQUE INDEX "organisation_type_label_key" ON "organisation_type"("label");
CREATE UNIQUE INDEX "demandeur_email_key" ON "demandeur"("email");
CREATE UNIQUE INDEX "email_confirmation_key_hash_key" ON "email_confirmation"("key_hash");
CREATE INDEX "email_confirmation_issuer_id_idx" ON "email_confirmation"("issuer_id");
CREATE UNIQUE INDEX "issuer_access_token_token_hash_key" ON "issuer_access_token"("token_hash");
CREATE INDEX "issuer_access_token_issuer_id_idx" ON "issuer_access_token"("issuer_id");
CREATE UNIQUE INDEX "issuer_session_token_hash_key" ON "issuer_session"("token_hash");
CREATE INDEX "issuer_session_issuer_id_idx" ON "issuer_session"("issuer_id");
CREATE INDEX "siret_check_issuer_id_siret_idx" ON "siret_check"("issuer_id", "siret");
CREATE UNIQUE INDEX "structure_request_siret_check_id_key" ON "structure_request"("siret_check_id");
CREATE UNIQUE INDEX "structure_request_habilitation_number_key" ON "structure_request"("habilitation_number");
CREATE INDEX "structure_request_issuer_id_created_at_idx" ON "structure_request"("issuer_id", "created_at");
CREATE INDEX "structure_request_status_submitted_at_idx" ON "structure_request"("status", "submitted_at");
CREATE INDEX "structure_request_siret_idx" ON "structure_request"("siret");
CREATE UNIQUE INDEX "request_aidant_request_id_email_key" ON "request_aidant"("request_id", "email");
CREATE INDEX "request_message_request_id_created_at_idx" ON "request_message"("request_id", "created_at");
CREATE INDEX "request_event_request_id_occurred_at_idx" ON "request_event"("request_id", "occurred_at");

-- What PostgreSQL keeps by itself.
ALTER TABLE "demandeur"
  ADD CONSTRAINT "demandeur_email_lower" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "demandeur_pending_email_lower" CHECK ("pending_email" = lower("pending_email"));
ALTER TABLE "request_manager" ADD CONSTRAINT "request_manager_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "request_aidant" ADD CONSTRAINT "request_aidant_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "siret_check" ADD CONSTRAINT "siret_check_digits" CHECK ("siret" ~ '^[0-9]{14}$');
ALTER TABLE "request_message" ADD CONSTRAINT "request_message_length" CHECK (char_length("content") BETWEEN 1 AND 5000);
ALTER TABLE "structure_request"
  ADD CONSTRAINT "structure_request_siret_digits" CHECK ("siret" ~ '^[0-9]{14}$'),
  -- The free label goes with « Autre » (12) only, the number with the label only.
  ADD CONSTRAINT "structure_request_type_other" CHECK ("type_id" IS NOT DISTINCT FROM 12 OR "type_other" = ''),
  ADD CONSTRAINT "structure_request_france_services" CHECK ("france_services_label" OR "france_services_number" = ''),
  ADD CONSTRAINT "structure_request_partner" CHECK (("partner_administration" <> '') = "is_private_org"),
  ADD CONSTRAINT "structure_request_average" CHECK ("avg_nb_demarches" BETWEEN 0 AND 100000),
  -- What left the state of a draft is complete.
  ADD CONSTRAINT "structure_request_sent" CHECK (
    "status" IN ('NEW', 'WITHDRAWN')
    OR ("cgu" AND "not_free" AND "dpo" AND "professionals_only" AND "without_elected"
        AND "consented_at" IS NOT NULL AND "submitted_at" IS NOT NULL AND "habilitation_number" IS NOT NULL
        AND "type_id" IS NOT NULL AND "name" <> '' AND "address" <> '' AND "zipcode" <> '' AND "city" <> ''
        AND ("type_id" <> 12 OR "type_other" <> '')
        AND (NOT "france_services_label" OR "france_services_number" <> ''))
  );
-- Two numbers that differ by leading zeros only would be one number for whoever drops them (V20).
CREATE UNIQUE INDEX "structure_request_number_unpadded" ON "structure_request" (ltrim("habilitation_number", '0'));

-- A number never changes, and a request that was sent keeps a référent.
CREATE FUNCTION structure_request_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.habilitation_number IS NOT NULL AND NEW.habilitation_number IS DISTINCT FROM OLD.habilitation_number THEN
    RAISE EXCEPTION 'the number of a request never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status NOT IN ('NEW', 'WITHDRAWN') AND NOT EXISTS (SELECT FROM request_manager WHERE request_id = NEW.id) THEN
    RAISE EXCEPTION 'a request that was sent has a référent' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "structure_request_guard" BEFORE UPDATE ON "structure_request"
  FOR EACH ROW EXECUTE FUNCTION structure_request_guard();

INSERT INTO "id_sequence" ("code", "value") VALUES ('datapassid', 10000);

INSERT INTO "organisation_type" ("id", "label") VALUES
  (1, 'Réseau France Services'),
  (2, 'Centres communaux d''action sociale (CCAS)'),
  (3, 'Centres sociaux'),
  (5, 'Maisons départementales des solidarités'),
  (6, 'Bibliothèque / Médiathèque'),
  (8, 'Guichet d''accueil d''opérateur de service public'),
  (12, 'Autre'),
  (13, 'Associations'),
  (20, 'Communautés de Commune'),
  (29, 'Régie de quartier'),
  (30, 'Municipalités'),
  (32, 'Intercommunalité (EPCI)'),
  (35, 'Mission Locale'),
  (55, 'Préfecture, Sous-Préfecture'),
  (60, 'Établissement ou service d''aide par le travail (ESAT)'),
  (91, 'Centres intercommunaux d''action sociale (CIAS)'),
  (94, 'Groupement d''intérêt public (GIP)'),
  (144, 'Maison de l''emploi'),
  (202, 'Tiers-lieu'),
  (238, 'Maison de quartier'),
  (242, 'Conseils Départementaux (CD)'),
  (247, 'EHPAD'),
  (255, 'Centres d''hébergement d''urgence (CHU)'),
  (358, 'UDAF'),
  (393, 'CHRS'),
  (459, 'Maison des jeunes et de la culture'),
  (557, 'Clinique privée'),
  (577, 'PIMMS'),
  (578, 'Mutualité Sociale Agricole');

GRANT SELECT, INSERT ON "organisation_type" TO aidants_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "demandeur", "email_confirmation", "issuer_access_token", "issuer_session", "siret_check",
  "structure_request", "request_manager", "request_aidant", "request_message", "request_event" TO aidants_app;
GRANT SELECT, UPDATE ON "id_sequence" TO aidants_app;
