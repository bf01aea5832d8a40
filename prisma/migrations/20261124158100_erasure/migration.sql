-- Conservation, second part (mandats §7.6, decision 47): six years after its end, what evidence says of a
-- person is destroyed. Two roles of the server, created before if the owner may not create roles:
-- aidants_retention may only ask for it, aidants_eraser is nobody's login and owns the one function.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aidants_retention') THEN CREATE ROLE aidants_retention NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aidants_eraser') THEN CREATE ROLE aidants_eraser NOLOGIN; END IF;
END $$;

-- Who asked to erase what had ended before when, who approved, and what became of each person.
CREATE TABLE "erasure_request" (
  "id" UUID NOT NULL,
  "due_before" TIMESTAMPTZ(3) NOT NULL,
  "requested_by_id" UUID NOT NULL,
  "requested_at" TIMESTAMPTZ(3) NOT NULL,
  "cancelled_by_id" UUID,
  "cancelled_at" TIMESTAMPTZ(3),
  "completed_at" TIMESTAMPTZ(3),
  CONSTRAINT "erasure_request_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "erasure_request_cancelled" CHECK (("cancelled_at" IS NULL) = ("cancelled_by_id" IS NULL)),
  CONSTRAINT "erasure_request_ended_once" CHECK ("cancelled_at" IS NULL OR "completed_at" IS NULL)
);
ALTER TABLE "erasure_request"
  ADD CONSTRAINT "erasure_request_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "erasure_request_cancelled_by_id_fkey" FOREIGN KEY ("cancelled_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- One list under discussion at a time.
CREATE UNIQUE INDEX "erasure_request_one_open" ON "erasure_request" ((true))
  WHERE "cancelled_at" IS NULL AND "completed_at" IS NULL;

CREATE TYPE "ErasureOutcome" AS ENUM ('ERASED', 'KEPT');
CREATE TABLE "erasure_subject" (
  "request_id" UUID NOT NULL,
  "usager_id" UUID NOT NULL,
  "mandats" INTEGER NOT NULL,
  "whole" BOOLEAN NOT NULL,
  "outcome" "ErasureOutcome",
  "done_at" TIMESTAMPTZ(3),
  CONSTRAINT "erasure_subject_pkey" PRIMARY KEY ("request_id", "usager_id"),
  CONSTRAINT "erasure_subject_done" CHECK (("outcome" IS NULL) = ("done_at" IS NULL))
);
ALTER TABLE "erasure_subject"
  ADD CONSTRAINT "erasure_subject_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "erasure_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "erasure_subject_usager_id_fkey" FOREIGN KEY ("usager_id") REFERENCES "usager"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "erasure_approval" (
  "request_id" UUID NOT NULL,
  "approver_id" UUID NOT NULL,
  "approved_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "erasure_approval_pkey" PRIMARY KEY ("request_id", "approver_id")
);
ALTER TABLE "erasure_approval"
  ADD CONSTRAINT "erasure_approval_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "erasure_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "erasure_approval_approver_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER erasure_approval_no_change BEFORE UPDATE OR DELETE ON "erasure_approval" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER erasure_approval_no_truncate BEFORE TRUNCATE ON "erasure_approval" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();

-- Evidence whose text may be blanked, by erase_evidence and by nothing else. A setting could be made by
-- any session; the current role is aidants_eraser only inside the function that it owns. The arguments
-- name the columns that may be emptied: identifier, hash and signature never change.
CREATE FUNCTION evidence_blank_only() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  blanked text;
BEGIN
  IF current_user <> 'aidants_eraser' THEN
    RAISE EXCEPTION '% is append-only (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = '42501';
  END IF;
  IF (to_jsonb(NEW) - 'erased_at' - TG_ARGV) IS DISTINCT FROM (to_jsonb(OLD) - 'erased_at' - TG_ARGV) THEN
    RAISE EXCEPTION '% is only ever emptied', TG_TABLE_NAME USING ERRCODE = '42501';
  END IF;
  FOREACH blanked IN ARRAY TG_ARGV LOOP
    IF COALESCE(to_jsonb(NEW) ->> blanked, '') NOT IN ('', '\x') THEN
      RAISE EXCEPTION '% is only ever emptied', TG_TABLE_NAME USING ERRCODE = '42501';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;

ALTER TABLE "attestation_document"
  ADD COLUMN "erased_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "attestation_document_erased" CHECK (("erased_at" IS NOT NULL) = ("snapshot" = '' AND "html" = ''));

DROP TRIGGER journal_pii_no_change ON "journal_pii";
CREATE TRIGGER journal_pii_no_change BEFORE UPDATE ON "journal_pii" FOR EACH ROW EXECUTE FUNCTION evidence_blank_only('content');
CREATE TRIGGER journal_pii_no_delete BEFORE DELETE ON "journal_pii" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
DROP TRIGGER attestation_no_change ON "attestation_document";
CREATE TRIGGER attestation_no_change BEFORE UPDATE ON "attestation_document" FOR EACH ROW EXECUTE FUNCTION evidence_blank_only('snapshot', 'html');
CREATE TRIGGER attestation_no_delete BEFORE DELETE ON "attestation_document" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
DROP TRIGGER attestation_pdf_no_change ON "attestation_pdf";
CREATE TRIGGER attestation_pdf_no_change BEFORE UPDATE ON "attestation_pdf" FOR EACH ROW EXECUTE FUNCTION evidence_blank_only('bytes');
CREATE TRIGGER attestation_pdf_no_delete BEFORE DELETE ON "attestation_pdf" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
ALTER TABLE "journal_pii" ENABLE ALWAYS TRIGGER journal_pii_no_change;
ALTER TABLE "journal_pii" ENABLE ALWAYS TRIGGER journal_pii_no_delete;
ALTER TABLE "attestation_document" ENABLE ALWAYS TRIGGER attestation_no_change;
ALTER TABLE "attestation_document" ENABLE ALWAYS TRIGGER attestation_no_delete;
ALTER TABLE "attestation_pdf" ENABLE ALWAYS TRIGGER attestation_pdf_no_change;
ALTER TABLE "attestation_pdf" ENABLE ALWAYS TRIGGER attestation_pdf_no_delete;

-- Mandats of one person that are due under a request, and whether the person is: the rule of the list
-- that was approved, applied again, so that a hold or a new mandat since then is respected.
CREATE FUNCTION erasable_mandats(person uuid, due_before timestamptz) RETURNS uuid[] LANGUAGE sql STABLE
  SET search_path = pg_catalog, public AS $$
  SELECT COALESCE(array_agg(mandat_id), '{}') FROM retention_mandat
  WHERE usager_id = person AND ended_at < due_before AND NOT held
$$;
CREATE FUNCTION is_erasable_usager(person uuid, due_before timestamptz) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT FROM retention_usager
                 WHERE usager_id = person AND erased_at IS NULL AND ended_at < due_before AND NOT held)
$$;

-- Erases what is due of one person under an approved request, once: texts beside the journal, bytes of
-- attestations, and the identity when nothing of the person is left. Entries of the journal stay, so
-- that its tree still verifies. Checks by itself everything that the caller could get wrong.
CREATE FUNCTION erase_evidence(reason text, approvals uuid[], request uuid, person uuid)
RETURNS TABLE (mandats int, texts int, attestations int, whole boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  limit_of_request timestamptz;
  due uuid[];
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
  UPDATE journal_pii p SET content = NULL FROM journal_entry e
  WHERE e.id = p.entry_id AND e.occurred_at = p.occurred_at AND p.content IS NOT NULL
    AND (e.mandat_id = ANY (due) OR (whole AND e.usager_id = person));
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

REVOKE ALL ON FUNCTION erase_evidence(text, uuid[], uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_evidence(text, uuid[], uuid, uuid) TO aidants_retention;
GRANT USAGE ON SCHEMA public TO aidants_eraser, aidants_retention;
GRANT SELECT ON "journal_entry", "erasure_request", "erasure_subject", "erasure_approval",
  "retention_mandat", "retention_usager", "usager", "usager_archive", "legal_hold", "journal_pii",
  "attestation_document", "attestation_pdf" TO aidants_eraser;
GRANT UPDATE ("content") ON "journal_pii" TO aidants_eraser;
GRANT UPDATE ("snapshot", "html", "erased_at") ON "attestation_document" TO aidants_eraser;
GRANT UPDATE ("bytes") ON "attestation_pdf" TO aidants_eraser;
GRANT UPDATE ("reason") ON "legal_hold" TO aidants_eraser;
GRANT DELETE ON "usager_archive" TO aidants_eraser;
GRANT UPDATE ("sub", "given_name", "family_name", "preferred_username", "gender", "birthdate", "birthdate_idp",
  "birthplace", "birthcountry", "email", "phone", "archived_at", "erased_at") ON "usager" TO aidants_eraser;

-- The function changes hands: its rights are then those of aidants_eraser, not of the owner of the
-- tables. The membership (unless it was given beforehand) and the right to create serve this only.
DO $$
DECLARE
  borrowed boolean := NOT pg_has_role(current_user, 'aidants_eraser', 'USAGE');
BEGIN
  IF borrowed THEN EXECUTE format('GRANT aidants_eraser TO %I', current_user); END IF;
  GRANT CREATE ON SCHEMA public TO aidants_eraser;
  ALTER FUNCTION erase_evidence(text, uuid[], uuid, uuid) OWNER TO aidants_eraser;
  REVOKE CREATE ON SCHEMA public FROM aidants_eraser;
  IF borrowed THEN EXECUTE format('REVOKE aidants_eraser FROM %I', current_user); END IF;
END $$;

-- What the job of erasure does besides: find approved requests, journal, mark, report.
GRANT SELECT ON "erasure_request", "erasure_subject", "erasure_approval" TO aidants_retention;
GRANT UPDATE ("completed_at") ON "erasure_request" TO aidants_retention;
GRANT UPDATE ("outcome", "done_at") ON "erasure_subject" TO aidants_retention;
GRANT SELECT ("id", "sub") ON "usager" TO aidants_retention;
GRANT INSERT ON "journal_entry", "outbox_message" TO aidants_retention;
GRANT SELECT ("id", "occurred_at") ON "journal_entry" TO aidants_retention;

GRANT SELECT, INSERT ON "erasure_request", "erasure_subject", "erasure_approval" TO aidants_app;
GRANT UPDATE ("cancelled_by_id", "cancelled_at") ON "erasure_request" TO aidants_app;
