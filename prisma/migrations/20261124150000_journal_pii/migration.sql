-- Personal text of a journal entry (SMS bodies, reasons) stays beside the entry, encrypted; the entry
-- keeps its commitment, so that the text can be erased (mandats §7.6) and the evidence stays whole.
ALTER TABLE "journal_entry" ADD COLUMN "pii_commitment" TEXT;

CREATE TABLE "journal_pii" (
  "entry_id" UUID NOT NULL,
  "occurred_at" TIMESTAMPTZ(3) NOT NULL,
  "content" TEXT,
  CONSTRAINT "journal_pii_pkey" PRIMARY KEY ("entry_id")
);

CREATE TRIGGER journal_pii_no_change BEFORE UPDATE OR DELETE ON "journal_pii" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER journal_pii_no_truncate BEFORE TRUNCATE ON "journal_pii" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();

GRANT SELECT, INSERT ON "journal_pii" TO aidants_app;
