-- The reason of a failed connection must survive the detour by FranceConnect's logout (franceconnect §2.3).
ALTER TABLE "mandat_draft"
  ADD COLUMN "fc_failure" TEXT,
  ADD CONSTRAINT "mandat_draft_fc_failure" CHECK ("fc_failure" IN ('annulee', 'identite-incomplete', 'identite-refusee', 'erreur'));
