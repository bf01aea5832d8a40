-- Names as « Mes mandats » searches and sorts them (mandats §5.9), kept beside the row: computing them
-- for thousands of usagers at each request would cost more than everything else. They follow the row by
-- themselves, its erasure included. Not in schema.prisma: only SQL reads them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

ALTER TABLE "usager"
  ADD COLUMN "search_name" TEXT COLLATE "C" GENERATED ALWAYS AS (
    f_unaccent("given_name" || ' ' || "family_name" || ' ' || coalesce("preferred_username", ''))
  ) STORED,
  -- The name that the person uses, then the civil one. "C": the same order on every server.
  ADD COLUMN "sort_name" TEXT COLLATE "C" GENERATED ALWAYS AS (
    f_unaccent(coalesce(nullif("preferred_username", '') || ' ', '') || "family_name" || ' ' || "given_name")
  ) STORED;

CREATE INDEX "usager_search_name" ON "usager" USING gin ("search_name" gin_trgm_ops);
