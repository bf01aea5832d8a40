-- Public statistics (public-site §2): figures wait, are added up by day, and are published as numbered
-- snapshots. Nothing here is evidence: all of it can be made again from stat_event.

-- Figures that are not added up yet, filled by a trigger in the transaction of the act.
CREATE TABLE "stat_pending" (
  "ordinal" BIGSERIAL NOT NULL,
  "event_id" UUID NOT NULL,
  CONSTRAINT "stat_pending_pkey" PRIMARY KEY ("ordinal")
);

-- Days of Europe/Paris. `thematique` is empty for what has none; « autre » for one that nobody knows.
CREATE TABLE "stat_daily" (
  "day" DATE NOT NULL,
  "indicator" TEXT NOT NULL,
  "thematique" TEXT NOT NULL,
  "value" INTEGER NOT NULL,
  CONSTRAINT "stat_daily_pkey" PRIMARY KEY ("day", "indicator", "thematique"),
  CONSTRAINT "stat_daily_indicator" CHECK ("indicator" IN ('demarches', 'personnes', 'mandats'))
);

-- First use for each person, under the pseudonym of the figures.
CREATE TABLE "stat_first_seen" (
  "usager_pseudonym" TEXT NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "stat_first_seen_pkey" PRIMARY KEY ("usager_pseudonym")
);

-- The seven national figures at an instant; `checked_at` moves as long as they stay true.
CREATE TABLE "stat_snapshot" (
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "taken_at" TIMESTAMPTZ(3) NOT NULL,
  "checked_at" TIMESTAMPTZ(3) NOT NULL,
  "first_day" DATE,
  "demarches" INTEGER NOT NULL,
  "personnes" INTEGER NOT NULL,
  "mandats" INTEGER NOT NULL,
  "aidants" INTEGER NOT NULL,
  "aidants_en_cours" INTEGER NOT NULL,
  "structures" INTEGER NOT NULL,
  "structures_en_cours" INTEGER NOT NULL,
  CONSTRAINT "stat_snapshot_pkey" PRIMARY KEY ("number")
);

-- The detailed cuts of one hour, never changed once written.
CREATE TABLE "stat_publication" (
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "taken_at" TIMESTAMPTZ(3) NOT NULL,
  "days" JSONB NOT NULL,
  "months" JSONB NOT NULL,
  CONSTRAINT "stat_publication_pkey" PRIMARY KEY ("number")
);

CREATE FUNCTION stat_queue() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO public.stat_pending (event_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION stat_queue() FROM PUBLIC;
CREATE TRIGGER stat_queue AFTER INSERT ON "stat_event" FOR EACH ROW EXECUTE FUNCTION stat_queue();

INSERT INTO "stat_pending" ("event_id") SELECT "id" FROM "stat_event" ORDER BY "occurred_at", "id";

GRANT SELECT, DELETE ON "stat_pending" TO aidants_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "stat_daily", "stat_first_seen", "stat_snapshot" TO aidants_app;
GRANT SELECT, INSERT, DELETE ON "stat_publication" TO aidants_app;

-- Why, when and by whom a structure counts for nothing (STAT-2).
CREATE TYPE "StatsExclusionReason" AS ENUM ('EQUIPE', 'TEST', 'FORMATION', 'DOUBLON');
ALTER TABLE "organisation"
  ADD COLUMN "stats_exclusion_reason" "StatsExclusionReason",
  ADD COLUMN "stats_excluded_at" TIMESTAMPTZ(3),
  ADD COLUMN "stats_excluded_by_id" UUID,
  ADD CONSTRAINT "organisation_stats_excluded_by_id_fkey" FOREIGN KEY ("stats_excluded_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "organisation_stats_exclusion" CHECK ("excluded_from_stats" OR "stats_exclusion_reason" IS NULL);
