-- Evidence is only ever added: the journal (monthly partitions, decision 45), attestations, figures.

CREATE FUNCTION evidence_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = '42501';
END $$;

CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON "journal_entry" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON "journal_entry" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();
ALTER TABLE "journal_entry" ENABLE ALWAYS TRIGGER journal_no_change;
ALTER TABLE "journal_entry" ENABLE ALWAYS TRIGGER journal_no_truncate;

CREATE TABLE "journal_entry_default" PARTITION OF "journal_entry" DEFAULT;
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON "journal_entry_default" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();
ALTER TABLE "journal_entry_default" ENABLE ALWAYS TRIGGER journal_no_truncate;

-- Creates the partition of one month (first day given) if it does not exist; the application may call
-- it for the months to come, and gets no right on the new table. TRUNCATE triggers are not inherited:
-- each partition has its own.
CREATE FUNCTION journal_ensure_month(month date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET timezone = 'UTC' AS $$
DECLARE
  lo timestamptz := date_trunc('month', month)::timestamptz;
  hi timestamptz := (date_trunc('month', month) + interval '1 month')::timestamptz;
  name text := 'journal_entry_' || to_char(lo, 'YYYY_MM');
BEGIN
  IF lo < date_trunc('month', now()) OR lo > now() + interval '13 months' THEN
    RAISE EXCEPTION 'month out of bounds' USING ERRCODE = '22023';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('journal_ensure_month'));
  IF to_regclass('public.' || name) IS NOT NULL THEN RETURN name || ' exists'; END IF;
  EXECUTE format('CREATE TABLE public.%I PARTITION OF public.journal_entry FOR VALUES FROM (%L) TO (%L)', name, lo, hi);
  EXECUTE format('CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION public.evidence_refuse()', name);
  EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER journal_no_truncate', name);
  RETURN name;
END $$;

SELECT journal_ensure_month((date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => n))::date)
FROM generate_series(0, 3) AS n;

CREATE TRIGGER attestation_no_change BEFORE UPDATE OR DELETE ON "attestation_document" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER attestation_no_truncate BEFORE TRUNCATE ON "attestation_document" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER attestation_pdf_no_change BEFORE UPDATE OR DELETE ON "attestation_pdf" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER attestation_pdf_no_truncate BEFORE TRUNCATE ON "attestation_pdf" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER stat_event_no_change BEFORE UPDATE OR DELETE ON "stat_event" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER stat_event_no_truncate BEFORE TRUNCATE ON "stat_event" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();
