-- Rules that the database itself keeps (spec: mandats §1.3 and §1.5, auth-referent §1.1 and §1.2).

CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "compte"
  ADD CONSTRAINT "compte_email_lower" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "compte_non_aidant" CHECK (NOT ("referent_non_aidant" AND "can_create_mandats"));

ALTER TABLE "otp_device"
  ADD CONSTRAINT "otp_device_serial" CHECK (("kind" = 'CARD') = ("serial_number" IS NOT NULL)),
  ADD CONSTRAINT "otp_device_app_held" CHECK ("kind" = 'CARD' OR "user_id" IS NOT NULL),
  ADD CONSTRAINT "otp_device_drift" CHECK ("drift" BETWEEN -60 AND 60);

ALTER TABLE "session"
  ADD CONSTRAINT "session_end" CHECK (("ended_at" IS NULL) = ("end_reason" IS NULL));

ALTER TABLE "mandat_draft"
  ADD CONSTRAINT "mandat_draft_remote" CHECK ("is_remote" = ("remote_method" IS NOT NULL)),
  ADD CONSTRAINT "mandat_draft_identified" CHECK ("status" NOT IN ('IDENTIFIED', 'CONSUMED') OR "usager_id" IS NOT NULL),
  ADD CONSTRAINT "mandat_draft_consumed" CHECK (("status" = 'CONSUMED') = ("consumed_at" IS NOT NULL));

-- One draft in progress for an aidant in an organisation (decision 42).
CREATE UNIQUE INDEX "mandat_draft_one_open" ON "mandat_draft" ("aidant_id", "organisation_id", "kind")
  WHERE "status" NOT IN ('CONSUMED', 'EXPIRED', 'ABANDONED', 'DENIED');

ALTER TABLE "mandat"
  ADD CONSTRAINT "mandat_expiry" CHECK ("expires_at" > "created_at"),
  ADD CONSTRAINT "mandat_remote" CHECK ("is_remote" = ("remote_method" IS NOT NULL)),
  ADD CONSTRAINT "mandat_end" CHECK (("ended_at" IS NULL) = ("end_reason" IS NULL));

ALTER TABLE "autorisation"
  ADD CONSTRAINT "autorisation_expiry" CHECK ("expires_at" > "starts_at"),
  ADD CONSTRAINT "autorisation_revocation" CHECK ("revoked_at" IS NULL OR "revoked_at" >= "starts_at"),
  ADD CONSTRAINT "autorisation_end" CHECK (("revoked_at" IS NULL) = ("end_reason" IS NULL)),
  ADD CONSTRAINT "autorisation_superseded" CHECK ("superseded_by_id" IS NULL OR "end_reason" = 'SUPERSEDED'),
  -- At any instant, one active autorisation for an organisation, an usager and a démarche.
  ADD CONSTRAINT "autorisation_no_overlap" EXCLUDE USING gist (
    "organisation_id" WITH =, "usager_id" WITH =, "demarche" WITH =,
    tstzrange("starts_at", LEAST(COALESCE("revoked_at", "expires_at"), "expires_at")) WITH &&
  );

-- A mandat and its autorisations never change: only their end is written, once.
CREATE FUNCTION mandat_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'ended_at' - 'end_reason' - 'archived_at')
     IS DISTINCT FROM (to_jsonb(OLD) - 'ended_at' - 'end_reason' - 'archived_at') THEN
    RAISE EXCEPTION 'a mandat never changes' USING ERRCODE = '42501';
  END IF;
  IF OLD.ended_at IS NOT NULL AND (NEW.ended_at, NEW.end_reason) IS DISTINCT FROM (OLD.ended_at, OLD.end_reason) THEN
    RAISE EXCEPTION 'the end of a mandat is written once' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mandat_only_ends BEFORE UPDATE ON "mandat" FOR EACH ROW EXECUTE FUNCTION mandat_only_ends();

CREATE FUNCTION autorisation_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL THEN
    IF (to_jsonb(NEW) - 'superseded_by_id') IS DISTINCT FROM (to_jsonb(OLD) - 'superseded_by_id')
       OR (OLD.superseded_by_id IS NOT NULL AND NEW.superseded_by_id IS DISTINCT FROM OLD.superseded_by_id) THEN
      RAISE EXCEPTION 'the end of an autorisation is written once' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - 'revoked_at' - 'revoked_by_id' - 'end_reason' - 'superseded_by_id')
     IS DISTINCT FROM (to_jsonb(OLD) - 'revoked_at' - 'revoked_by_id' - 'end_reason' - 'superseded_by_id') THEN
    RAISE EXCEPTION 'an autorisation never changes' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER autorisation_only_ends BEFORE UPDATE ON "autorisation" FOR EACH ROW EXECUTE FUNCTION autorisation_only_ends();
