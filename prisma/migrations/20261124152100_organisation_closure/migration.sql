-- Thirty days after its deactivation an organisation is closed (decision 49): its mandats end, its
-- members are detached. A reactivation before only lifts the suspension.
ALTER TABLE "organisation"
  ADD COLUMN "closed_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "organisation_closure" CHECK ("closed_at" IS NULL OR "deactivated_at" IS NOT NULL);

-- Usagers whose mandat ended without their asking: somebody has to tell them (mandats §6).
CREATE TABLE "usager_to_inform" (
  "mandat_id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "usager_id" UUID NOT NULL,
  "ended_at" TIMESTAMPTZ(3) NOT NULL,
  "informed_at" TIMESTAMPTZ(3),
  "informed_by_id" UUID,

  CONSTRAINT "usager_to_inform_pkey" PRIMARY KEY ("mandat_id"),
  CONSTRAINT "usager_to_inform_mandat_id_fkey" FOREIGN KEY ("mandat_id") REFERENCES "mandat"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "usager_to_inform_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "usager_to_inform_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usager"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "usager_to_inform_informed" CHECK (("informed_at" IS NULL) = ("informed_by_id" IS NULL))
);
CREATE INDEX "usager_to_inform_organisation_id_informed_at_idx" ON "usager_to_inform"("organisation_id", "informed_at");
GRANT SELECT, INSERT, UPDATE ON "usager_to_inform" TO aidants_app;
