-- Conversations by SMS are evidence of a mandat too: their texts and numbers go with it, their hashes
-- stay. The steps of a conversation are journaled before the usager and the mandat are known: found by
-- the draft.
CREATE INDEX "journal_entry_private_draft" ON "journal_entry" ("draft_id") WHERE "pii_commitment" IS NOT NULL;

GRANT SELECT ON "consent_request", "sms_message" TO aidants_eraser;
GRANT SELECT ("id", "draft_id", "consent_request_id") ON "mandat" TO aidants_eraser;
GRANT UPDATE ("phone") ON "consent_request" TO aidants_eraser;
GRANT UPDATE ("body") ON "sms_message" TO aidants_eraser;

-- The function belongs to aidants_eraser: the membership serves its replacement only.
DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'aidants_eraser', 'USAGE') THEN
    EXECUTE format('GRANT aidants_eraser TO %I', current_user);
    PERFORM set_config('aidants.borrowed', 'yes', true);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION erase_evidence(reason text, approvals uuid[], request uuid, person uuid)
RETURNS TABLE (mandats int, texts int, attestations int, whole boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  limit_of_request timestamptz;
  due uuid[];
  due_drafts uuid[];
  due_consents uuid[];
BEGIN
  IF reason IS DISTINCT FROM 'END_OF_RETENTION' THEN
    RAISE EXCEPTION 'unknown reason of erasure' USING ERRCODE = '22023';
  END IF;
  SELECT r.due_before INTO limit_of_request FROM erasure_request r
  WHERE r.id = request AND r.cancelled_at IS NULL AND r.completed_at IS NULL
    AND EXISTS (SELECT FROM erasure_subject s WHERE s.request_id = r.id AND s.usager_id = person AND s.done_at IS NULL);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not in an open request of erasure' USING ERRCODE = '42501';
  END IF;
  -- By the clock of the database: nobody can bring the day forward.
  IF limit_of_request > now() - interval '6 years' THEN
    RAISE EXCEPTION 'not yet six years' USING ERRCODE = '42501';
  END IF;
  IF (SELECT count(*) FROM erasure_approval a WHERE a.request_id = request AND a.approver_id = ANY (approvals)) < 2
     OR EXISTS (SELECT FROM unnest(approvals) AS named WHERE NOT EXISTS (
          SELECT FROM erasure_approval a WHERE a.request_id = request AND a.approver_id = named)) THEN
    RAISE EXCEPTION 'two approvals are needed' USING ERRCODE = '42501';
  END IF;

  due := erasable_mandats(person, limit_of_request);
  whole := is_erasable_usager(person, limit_of_request);
  mandats := (SELECT count(DISTINCT d.mandat_id) FROM attestation_document d
              WHERE d.mandat_id = ANY (due) AND d.erased_at IS NULL);
  SELECT COALESCE(array_agg(m.draft_id), '{}'), COALESCE(array_remove(array_agg(m.consent_request_id), NULL), '{}')
    INTO due_drafts, due_consents FROM mandat m WHERE m.id = ANY (due);
  IF whole THEN
    due_consents := due_consents || ARRAY(SELECT c.id FROM consent_request c WHERE c.usager_id = person);
  END IF;
  UPDATE sms_message s SET body = NULL WHERE s.consent_request_id = ANY (due_consents) AND s.body IS NOT NULL;
  UPDATE consent_request c SET phone = NULL WHERE c.id = ANY (due_consents) AND c.phone IS NOT NULL;
  UPDATE journal_pii p SET content = NULL FROM journal_entry e
  WHERE e.id = p.entry_id AND e.occurred_at = p.occurred_at AND p.content IS NOT NULL
    AND (e.mandat_id = ANY (due) OR e.draft_id = ANY (due_drafts) OR (whole AND e.usager_id = person));
  GET DIAGNOSTICS texts = ROW_COUNT;
  UPDATE attestation_pdf f SET bytes = '' FROM attestation_document d
  WHERE d.id = f.attestation_id AND d.mandat_id = ANY (due) AND f.bytes <> '';
  UPDATE attestation_document d SET snapshot = '', html = '', erased_at = now()
  WHERE d.mandat_id = ANY (due) AND d.erased_at IS NULL;
  GET DIAGNOSTICS attestations = ROW_COUNT;
  IF whole THEN
    DELETE FROM usager_archive a WHERE a.usager_id = person;
    UPDATE legal_hold h SET reason = '' WHERE h.usager_id = person;
    UPDATE usager u SET
      sub = 'erased:' || gen_random_uuid(), given_name = '', family_name = '', preferred_username = NULL,
      gender = 'unspecified', birthdate = '', birthdate_idp = NULL, birthplace = NULL, birthcountry = '',
      email = NULL, phone = NULL, archived_at = COALESCE(u.archived_at, now()), erased_at = now()
    WHERE u.id = person;
  END IF;
  RETURN NEXT;
END $$;

DO $$
BEGIN
  IF current_setting('aidants.borrowed', true) = 'yes' THEN
    EXECUTE format('REVOKE aidants_eraser FROM %I', current_user);
  END IF;
END $$;
