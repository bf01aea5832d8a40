-- Conservation, first part (mandats §7.6): three years after its end, a mandat leaves what aidants can
-- reach; three years after the last end, the clear identity of its usager leaves the active table.
CREATE TABLE "usager_archive" (
  "usager_id" UUID NOT NULL,
  "content" TEXT NOT NULL,
  "archived_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "usager_archive_pkey" PRIMARY KEY ("usager_id")
);
ALTER TABLE "usager_archive" ADD CONSTRAINT "usager_archive_usager_id_fkey"
  FOREIGN KEY ("usager_id") REFERENCES "usager"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "usager"
  ADD COLUMN "erased_at" TIMESTAMPTZ(3),
  -- Nobody in activity without an identity.
  ADD CONSTRAINT "usager_identity" CHECK ("archived_at" IS NOT NULL OR "birthdate" <> ''),
  ADD CONSTRAINT "usager_erased" CHECK (
    "erased_at" IS NULL
    OR ("archived_at" IS NOT NULL AND starts_with("sub", 'erased:')
        AND concat("given_name", "family_name", "preferred_username", "birthdate", "birthdate_idp",
                   "birthplace", "birthcountry", "email", "phone") = '')
  );

-- What is wanted as evidence elsewhere: neither archived nor erased while a hold stands.
CREATE TABLE "legal_hold" (
  "id" UUID NOT NULL,
  "usager_id" UUID NOT NULL,
  "mandat_id" UUID,
  "reason" TEXT NOT NULL,
  "placed_by_id" UUID NOT NULL,
  "placed_at" TIMESTAMPTZ(3) NOT NULL,
  "lifted_by_id" UUID,
  "lifted_at" TIMESTAMPTZ(3),
  CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "legal_hold_lifted" CHECK (("lifted_at" IS NULL) = ("lifted_by_id" IS NULL))
);
ALTER TABLE "legal_hold"
  ADD CONSTRAINT "legal_hold_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usager"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "legal_hold_mandat_id_fkey" FOREIGN KEY ("mandat_id") REFERENCES "mandat"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "legal_hold_placed_by_id_fkey" FOREIGN KEY ("placed_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "legal_hold_lifted_by_id_fkey" FOREIGN KEY ("lifted_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "legal_hold_standing" ON "legal_hold" ("usager_id", "mandat_id") NULLS NOT DISTINCT
  WHERE "lifted_at" IS NULL;

CREATE INDEX "mandat_usager_id_idx" ON "mandat" ("usager_id");
CREATE INDEX "mandat_to_archive" ON "mandat" (LEAST("ended_at", "expires_at")) WHERE "archived_at" IS NULL;

-- One definition of « end » and of « held », for the jobs, the screens and erase_evidence.
CREATE VIEW "retention_mandat" AS
  SELECT m."id" AS "mandat_id", m."usager_id", m."archived_at",
         LEAST(m."ended_at", m."expires_at") AS "ended_at",
         EXISTS (SELECT FROM "legal_hold" h WHERE h."lifted_at" IS NULL AND h."usager_id" = m."usager_id"
                 AND (h."mandat_id" IS NULL OR h."mandat_id" = m."id")) AS "held"
  FROM "mandat" m;

-- The end of an usager is that of the last mandat, in whatever organisation; without any mandat, the
-- last identification. A hold on one mandat keeps the identity too: evidence names a person.
CREATE VIEW "retention_usager" AS
  SELECT u."id" AS "usager_id", u."created_at", u."archived_at", u."erased_at",
         COALESCE((SELECT max(LEAST(m."ended_at", m."expires_at")) FROM "mandat" m WHERE m."usager_id" = u."id"),
                  u."identity_refreshed_at") AS "ended_at",
         EXISTS (SELECT FROM "legal_hold" h WHERE h."lifted_at" IS NULL AND h."usager_id" = u."id") AS "held"
  FROM "usager" u;

GRANT SELECT, INSERT, DELETE ON "usager_archive" TO aidants_app;
GRANT SELECT, INSERT ON "legal_hold" TO aidants_app;
GRANT UPDATE ("lifted_by_id", "lifted_at") ON "legal_hold" TO aidants_app;
GRANT SELECT ON "retention_mandat", "retention_usager" TO aidants_app;
