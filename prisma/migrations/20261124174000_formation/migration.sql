-- People to be trained, sessions of training organisms, places in them (habilitation §1.3, §2.3).
CREATE TYPE "TraineeStatus" AS ENUM ('WAITING_LIST', 'NEW', 'PROCESSING', 'PROCESSING_P2P', 'VALIDATED', 'REFUSED', 'CANCELLED', 'CANCELLED_BY_REFERENT');
CREATE TYPE "TraineeOrigin" AS ENUM ('DATAPASS', 'REFERENT', 'OTHER', 'HABILITATION');
CREATE TYPE "CourseType" AS ENUM ('CLASSIC', 'P2P');
CREATE TYPE "ConnexionMode" AS ENUM ('CARD', 'PHONE');
CREATE TYPE "FormationMode" AS ENUM ('PRESENTIAL', 'REMOTE');
CREATE TYPE "FormationState" AS ENUM ('ACTIVE', 'CANCELLED');
CREATE TYPE "InscriptionState" AS ENUM ('DEFAULT', 'INSCRIT', 'WAITING', 'CANCELLED');
CREATE TYPE "Presence" AS ENUM ('UNKNOWN', 'PRESENT', 'ABSENT');

CREATE TABLE "trainee" (
  "id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT NOT NULL,
  "profession" TEXT NOT NULL,
  "organisation_id" UUID NOT NULL,
  "status" "TraineeStatus" NOT NULL DEFAULT 'WAITING_LIST',
  "origin" "TraineeOrigin" NOT NULL,
  "course_type" "CourseType" NOT NULL DEFAULT 'CLASSIC',
  "formateur_email" TEXT,
  "conseiller_numerique" BOOLEAN NOT NULL,
  "connexion_mode" "ConnexionMode",
  "formation_done" BOOLEAN NOT NULL DEFAULT false,
  "formation_date" DATE,
  "pix_passed" BOOLEAN NOT NULL DEFAULT false,
  "pix_date" DATE,
  "pix_score" INTEGER,
  "created_by_fne" BOOLEAN NOT NULL DEFAULT false,
  "id_fne" TEXT,
  "formateur_told_at" TIMESTAMPTZ(3),
  "account_id" UUID,
  "requested_by_id" UUID,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "trainee_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "trainee_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "trainee_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "trainee_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "trainee_email_lower" CHECK ("email" = lower("email")),
  CONSTRAINT "trainee_formateur" CHECK (("course_type" = 'P2P') OR ("formateur_email" IS NULL)),
  -- Eligible in one way only: the one of the course.
  CONSTRAINT "trainee_course" CHECK (
    ("status" <> 'PROCESSING' OR "course_type" = 'CLASSIC')
    AND ("status" <> 'PROCESSING_P2P' OR "course_type" = 'P2P')),
  CONSTRAINT "trainee_pix_score" CHECK ("pix_score" BETWEEN 0 AND 100)
);
CREATE INDEX "trainee_organisation_id_status_idx" ON "trainee"("organisation_id", "status");
CREATE INDEX "trainee_email_idx" ON "trainee"("email");
-- A refused or cancelled person can be proposed again.
CREATE UNIQUE INDEX "trainee_one_open" ON "trainee" ("email", "organisation_id")
  WHERE "status" IN ('WAITING_LIST', 'NEW', 'PROCESSING', 'PROCESSING_P2P');

CREATE TABLE "formation_type" (
  "id" UUID NOT NULL,
  "label" TEXT NOT NULL,
  "for_conseiller_numerique" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "formation_type_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "formation_type_label" CHECK (btrim("label") <> '')
);

CREATE TABLE "formation_organism" (
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "type_id" UUID,
  "region_code" TEXT,
  CONSTRAINT "formation_organism_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "formation_organism_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "formation_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "formation_organism_name" CHECK (btrim("name") <> '')
);

CREATE TABLE "formation_contact" (
  "id" UUID NOT NULL,
  "organism_id" UUID NOT NULL,
  "first_name" TEXT,
  "last_name" TEXT,
  "email" TEXT NOT NULL,
  "is_public" BOOLEAN NOT NULL,
  CONSTRAINT "formation_contact_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "formation_contact_organism_id_fkey" FOREIGN KEY ("organism_id") REFERENCES "formation_organism"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "formation_contact_organism_id_idx" ON "formation_contact"("organism_id");

CREATE TABLE "formation_session" (
  "id" UUID NOT NULL,
  "organism_id" UUID NOT NULL,
  "start_at" TIMESTAMPTZ(3) NOT NULL,
  "end_at" TIMESTAMPTZ(3),
  "duration_hours" INTEGER NOT NULL,
  "max_attendants" INTEGER NOT NULL DEFAULT 18,
  "mode" "FormationMode" NOT NULL,
  "place" TEXT NOT NULL DEFAULT 'Distanciel',
  "state" "FormationState" NOT NULL DEFAULT 'ACTIVE',
  "published" BOOLEAN NOT NULL DEFAULT false,
  "intra" BOOLEAN NOT NULL DEFAULT false,
  "intra_organisation_id" UUID,
  "description" TEXT NOT NULL DEFAULT '',
  "external_id" TEXT,
  CONSTRAINT "formation_session_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "formation_session_organism_id_fkey" FOREIGN KEY ("organism_id") REFERENCES "formation_organism"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "formation_session_end" CHECK ("end_at" IS NULL OR "end_at" >= "start_at"),
  CONSTRAINT "formation_session_duration" CHECK ("duration_hours" IN (7, 14)),
  CONSTRAINT "formation_session_seats" CHECK ("max_attendants" > 0),
  CONSTRAINT "formation_session_intra" CHECK ("intra" OR "intra_organisation_id" IS NULL)
);
CREATE UNIQUE INDEX "formation_session_external_id_key" ON "formation_session"("external_id");
CREATE INDEX "formation_session_start_at_idx" ON "formation_session"("start_at");

CREATE TABLE "formation_inscription" (
  "id" UUID NOT NULL,
  "trainee_id" UUID NOT NULL,
  "session_id" UUID NOT NULL,
  "state" "InscriptionState" NOT NULL DEFAULT 'DEFAULT',
  "presence" "Presence" NOT NULL DEFAULT 'UNKNOWN',
  "waitlist_rank" INTEGER,
  "of_warned_at" TIMESTAMPTZ(3),
  "external_id" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "formation_inscription_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "formation_inscription_trainee_id_fkey" FOREIGN KEY ("trainee_id") REFERENCES "trainee"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "formation_inscription_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "formation_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "formation_inscription_external_id_key" ON "formation_inscription"("external_id");
CREATE INDEX "formation_inscription_session_id_idx" ON "formation_inscription"("session_id");
CREATE INDEX "formation_inscription_trainee_id_idx" ON "formation_inscription"("trainee_id");
-- Never twice in one session, one seat held at a time; what was cancelled does not count.
CREATE UNIQUE INDEX "formation_inscription_once" ON "formation_inscription" ("trainee_id", "session_id")
  WHERE "state" <> 'CANCELLED';
CREATE UNIQUE INDEX "formation_inscription_one_seat" ON "formation_inscription" ("trainee_id")
  WHERE "state" IN ('DEFAULT', 'INSCRIT');

GRANT SELECT, INSERT, UPDATE ON
  "trainee", "formation_type", "formation_organism", "formation_session", "formation_inscription" TO aidants_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "formation_contact" TO aidants_app;
