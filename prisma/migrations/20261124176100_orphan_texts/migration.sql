-- Personal texts of no mandat and no erased usager (mandats §7.6): conversations by SMS that ended
-- without a mandat, what the team searched and why it acted. Destroyed after six years too, as a step of
-- an approved request. A hold on the usager of a conversation keeps it.
ALTER TABLE "erasure_request" ADD COLUMN "orphans" INTEGER NOT NULL DEFAULT 0;

CREATE VIEW "retention_orphan_text" AS
  SELECT p."entry_id", p."occurred_at"
  FROM "journal_pii" p JOIN "journal_entry" e ON e."id" = p."entry_id" AND e."occurred_at" = p."occurred_at"
  WHERE p."content" IS NOT NULL AND e."mandat_id" IS NULL
    AND (e."draft_id" IS NOT NULL OR e."usager_id" IS NULL)
    AND NOT EXISTS (SELECT FROM "mandat" m WHERE m."draft_id" = e."draft_id")
    AND NOT EXISTS (SELECT FROM "legal_hold" h WHERE h."lifted_at" IS NULL
                    AND (h."usager_id" = e."usager_id"
                         OR h."usager_id" IN (SELECT c."usager_id" FROM "consent_request" c WHERE c."draft_id" = e."draft_id")));

CREATE VIEW "retention_orphan_consent" AS
  SELECT c."id" AS "consent_request_id",
         GREATEST(c."created_at", c."answered_at", c."answer_deadline", c."usable_until") AS "ended_at"
  FROM "consent_request" c
  WHERE (c."phone" IS NOT NULL
         OR EXISTS (SELECT FROM "sms_message" s WHERE s."consent_request_id" = c."id" AND s."body" IS NOT NULL))
    AND NOT EXISTS (SELECT FROM "mandat" m WHERE m."consent_request_id" = c."id")
    AND NOT EXISTS (SELECT FROM "legal_hold" h WHERE h."lifted_at" IS NULL AND h."usager_id" = c."usager_id");

CREATE INDEX "journal_pii_occurred_at_idx" ON "journal_pii" ("occurred_at") WHERE "content" IS NOT NULL;

GRANT SELECT ON "retention_orphan_text", "retention_orphan_consent" TO aidants_app, aidants_eraser;

-- The step of a request that destroys them, with the conditions of erase_evidence. Hashes stay.
CREATE FUNCTION erase_orphans(reason text, approvals uuid[], request uuid)
RETURNS TABLE (texts int, conversations int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  limit_of_request timestamptz;
  due_consents uuid[];
BEGIN
  IF reason IS DISTINCT FROM 'END_OF_RETENTION' THEN
    RAISE EXCEPTION 'unknown reason of erasure' USING ERRCODE = '22023';
  END IF;
  SELECT r.due_before INTO limit_of_request FROM erasure_request r
  WHERE r.id = request AND r.cancelled_at IS NULL AND r.completed_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not an open request of erasure' USING ERRCODE = '42501';
  END IF;
  IF limit_of_request > now() - interval '6 years' THEN
    RAISE EXCEPTION 'not yet six years' USING ERRCODE = '42501';
  END IF;
  IF (SELECT count(*) FROM erasure_approval a WHERE a.request_id = request AND a.approver_id = ANY (approvals)) < 2
     OR EXISTS (SELECT FROM unnest(approvals) AS named WHERE NOT EXISTS (
          SELECT FROM erasure_approval a WHERE a.request_id = request AND a.approver_id = named)) THEN
    RAISE EXCEPTION 'two approvals are needed' USING ERRCODE = '42501';
  END IF;

  due_consents := ARRAY(SELECT o.consent_request_id FROM retention_orphan_consent o WHERE o.ended_at < limit_of_request);
  conversations := cardinality(due_consents);
  UPDATE sms_message s SET body = NULL WHERE s.consent_request_id = ANY (due_consents) AND s.body IS NOT NULL;
  UPDATE consent_request c SET phone = NULL WHERE c.id = ANY (due_consents) AND c.phone IS NOT NULL;
  UPDATE journal_pii p SET content = NULL FROM retention_orphan_text o
  WHERE o.entry_id = p.entry_id AND o.occurred_at < limit_of_request;
  GET DIAGNOSTICS texts = ROW_COUNT;
  RETURN NEXT;
END $$;

REVOKE ALL ON FUNCTION erase_orphans(text, uuid[], uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_orphans(text, uuid[], uuid) TO aidants_retention;

-- The function changes hands, as erase_evidence did.
DO $$
DECLARE
  borrowed boolean := NOT pg_has_role(current_user, 'aidants_eraser', 'USAGE');
BEGIN
  IF borrowed THEN EXECUTE format('GRANT aidants_eraser TO %I', current_user); END IF;
  GRANT CREATE ON SCHEMA public TO aidants_eraser;
  ALTER FUNCTION erase_orphans(text, uuid[], uuid) OWNER TO aidants_eraser;
  REVOKE CREATE ON SCHEMA public FROM aidants_eraser;
  IF borrowed THEN EXECUTE format('REVOKE aidants_eraser FROM %I', current_user); END IF;
END $$;
