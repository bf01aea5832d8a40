-- Accounts whose address reached AUTH_HARD_FAILS: shown to the team and to référents, who re-enable them.
-- The counter of table throttle decides; it only knows a keyed hash of the address.
ALTER TABLE "compte" ADD COLUMN "sign_in_suspended_at" TIMESTAMPTZ(3);

CREATE INDEX "compte_sign_in_suspended" ON "compte" ("sign_in_suspended_at") WHERE "sign_in_suspended_at" IS NOT NULL;
