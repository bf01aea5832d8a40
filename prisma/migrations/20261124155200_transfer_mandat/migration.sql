-- Transfer of a mandat to another organisation (mandats §6). A mandat still never changes: the one
-- exception is its holder, by the function below, which the application may call and cannot imitate.
--
-- The triggers let "organisation_id" through when two things are true: the statement runs with the rights
-- of the owner (inside a SECURITY DEFINER function, never for the application's own statements), and the
-- function has named this very mandat for the time of its two updates.
CREATE FUNCTION mandat_being_transferred(mandat_id uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT current_setting('aidants.transferred_mandat', true) = mandat_id::text
     AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'public.mandat'::regclass)
$$;

CREATE OR REPLACE FUNCTION mandat_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  movable text[] := CASE WHEN mandat_being_transferred(OLD.id) THEN ARRAY['organisation_id'] ELSE '{}' END;
BEGIN
  IF (to_jsonb(NEW) - 'ended_at' - 'end_reason' - 'archived_at' - movable)
     IS DISTINCT FROM (to_jsonb(OLD) - 'ended_at' - 'end_reason' - 'archived_at' - movable) THEN
    RAISE EXCEPTION 'a mandat never changes' USING ERRCODE = '42501';
  END IF;
  IF OLD.ended_at IS NOT NULL AND (NEW.ended_at, NEW.end_reason) IS DISTINCT FROM (OLD.ended_at, OLD.end_reason) THEN
    RAISE EXCEPTION 'the end of a mandat is written once' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION autorisation_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  movable text[] := CASE WHEN mandat_being_transferred(OLD.mandat_id) THEN ARRAY['organisation_id'] ELSE '{}' END;
BEGIN
  IF OLD.revoked_at IS NOT NULL THEN
    IF (to_jsonb(NEW) - 'superseded_by_id' - movable) IS DISTINCT FROM (to_jsonb(OLD) - 'superseded_by_id' - movable)
       OR (OLD.superseded_by_id IS NOT NULL AND NEW.superseded_by_id IS DISTINCT FROM OLD.superseded_by_id) THEN
      RAISE EXCEPTION 'the end of an autorisation is written once' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - 'revoked_at' - 'revoked_by_id' - 'end_reason' - 'superseded_by_id' - movable)
     IS DISTINCT FROM (to_jsonb(OLD) - 'revoked_at' - 'revoked_by_id' - 'end_reason' - 'superseded_by_id' - movable) THEN
    RAISE EXCEPTION 'an autorisation never changes' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

-- Moves a mandat and its autorisations, whole or not at all. It demands the entry of the journal that the
-- same transaction has just written: no entry, no act. Names of errors are read by the application.
CREATE FUNCTION transfer_mandat(moved uuid, target uuid, entry uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  holder uuid;
  allowed "Demarche"[];
BEGIN
  SELECT m.organisation_id INTO holder FROM mandat m WHERE m.id = moved FOR UPDATE;
  SELECT o.allowed_demarches INTO allowed FROM organisation o
    WHERE o.id = target AND o.deactivated_at IS NULL FOR SHARE;
  IF holder IS NULL OR allowed IS NULL OR holder = target THEN
    RAISE EXCEPTION 'this mandat cannot be transferred there' USING ERRCODE = '22023';
  END IF;
  IF NOT EXISTS (
    SELECT FROM journal_entry j
    WHERE j.id = entry AND j.action = 'transfer_mandat' AND j.mandat_id = moved AND j.actor_kind = 'admin'
      AND j.details ->> 'previousOrganisationId' = holder::text
      AND j.details ->> 'newOrganisationId' = target::text
      AND j.recorded_at >= now() - interval '1 second'
  ) THEN
    RAISE EXCEPTION 'a transfer is written in the journal first' USING ERRCODE = '42501';
  END IF;
  PERFORM set_config('aidants.transferred_mandat', moved::text, true);
  UPDATE mandat SET organisation_id = target WHERE id = moved;
  UPDATE autorisation SET organisation_id = target WHERE mandat_id = moved;
  PERFORM set_config('aidants.transferred_mandat', '', true);
END $$;
REVOKE ALL ON FUNCTION transfer_mandat(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION transfer_mandat(uuid, uuid, uuid) TO aidants_app;
