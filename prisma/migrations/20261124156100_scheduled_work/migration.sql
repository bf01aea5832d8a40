-- What scheduled work remembers, so that running it again does nothing more (mandats §7.5, auth-referent §7).

-- Each mandat is announced once at 30 days and once at 7 days of its end.
CREATE TABLE "mandat_expiry_notice" (
  "mandat_id" UUID NOT NULL,
  "threshold_days" INTEGER NOT NULL,
  "announced_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "mandat_expiry_notice_pkey" PRIMARY KEY ("mandat_id", "threshold_days"),
  CONSTRAINT "mandat_expiry_notice_mandat_id_fkey" FOREIGN KEY ("mandat_id") REFERENCES "mandat"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "mandat_expiry_notice_threshold" CHECK ("threshold_days" IN (30, 7))
);
GRANT SELECT, INSERT ON "mandat_expiry_notice" TO aidants_app;

ALTER TABLE "compte"
  ADD COLUMN "deactivation_warned_at" TIMESTAMPTZ(3),
  ADD COLUMN "reactivated_at" TIMESTAMPTZ(3),
  ADD COLUMN "activity_nudged_at" TIMESTAMPTZ(3);

-- Last run of each task and totals since the first, for those who operate the service.
CREATE TABLE "job_run" (
  "name" TEXT NOT NULL,
  "last_started_at" TIMESTAMPTZ(3) NOT NULL,
  "last_ended_at" TIMESTAMPTZ(3) NOT NULL,
  "last_counts" JSONB NOT NULL DEFAULT '{}',
  "last_error" TEXT,
  "runs" INTEGER NOT NULL DEFAULT 0,
  "failures" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "job_run_pkey" PRIMARY KEY ("name")
);
GRANT SELECT, INSERT, UPDATE ON "job_run" TO aidants_app;
