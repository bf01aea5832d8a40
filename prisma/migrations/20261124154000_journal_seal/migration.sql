-- Sealing of the journal (mandats §7.4, decision 11): the position of an entry is given by the sealer,
-- beside the journal, never by the transaction that inserts it.

-- Entries waiting for the sealer, in the order of their insertion. A sequence gives that order without
-- making anybody wait; a transaction that commits late is simply found later, whatever its number.
CREATE TABLE "journal_pending" (
    "ordinal" BIGSERIAL NOT NULL,
    "entry_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_pending_pkey" PRIMARY KEY ("ordinal")
);

-- One leaf an entry: `seq` has no gap, `leaf_hash` is what the tree was made of.
CREATE TABLE "journal_leaf" (
    "seq" BIGINT NOT NULL,
    "entry_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "leaf_hash" BYTEA NOT NULL,

    CONSTRAINT "journal_leaf_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "journal_leaf_entry_id_occurred_at_key" ON "journal_leaf"("entry_id", "occurred_at");
ALTER TABLE "journal_leaf" ADD CONSTRAINT journal_leaf_sizes CHECK ("seq" >= 0 AND octet_length("leaf_hash") = 32);

-- Roots of the complete subtrees of 256 leaves (level 8), 65 536 leaves (level 16)…: a proof reads a
-- few rows instead of the tree.
CREATE TABLE "journal_node" (
    "level" SMALLINT NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "journal_node_pkey" PRIMARY KEY ("level", "position")
);
ALTER TABLE "journal_node" ADD CONSTRAINT journal_node_sizes
  CHECK ("level" IN (8, 16, 24, 32, 40) AND "position" >= 0 AND octet_length("hash") = 32);

-- Signed state of the tree after each batch, tied to the one before by a proof of consistency.
CREATE TABLE "journal_checkpoint" (
    "number" BIGINT NOT NULL,
    "tree_size" BIGINT NOT NULL,
    "root" BYTEA NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "key_id" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "consistency" BYTEA NOT NULL,

    CONSTRAINT "journal_checkpoint_pkey" PRIMARY KEY ("number")
);
CREATE UNIQUE INDEX "journal_checkpoint_tree_size_key" ON "journal_checkpoint"("tree_size");
ALTER TABLE "journal_checkpoint" ADD CONSTRAINT journal_checkpoint_sizes
  CHECK ("number" > 0 AND "tree_size" > 0 AND octet_length("root") = 32 AND octet_length("consistency") % 32 = 0);

-- `recorded_at` is PostgreSQL's own clock (decision 45), whatever the client says.
CREATE FUNCTION journal_stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  NEW.recorded_at := date_trunc('milliseconds', clock_timestamp());
  RETURN NEW;
END $$;
CREATE TRIGGER journal_stamp BEFORE INSERT ON "journal_entry" FOR EACH ROW EXECUTE FUNCTION journal_stamp();

-- The application has no right on the queue: the trigger writes it with its owner's. It is an ordinary
-- trigger on purpose: a row put in behind its back is not queued, is never sealed, and is named.
CREATE FUNCTION journal_queue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO public.journal_pending (entry_id, occurred_at) VALUES (NEW.id, NEW.occurred_at);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION journal_queue() FROM PUBLIC;
CREATE TRIGGER journal_queue AFTER INSERT ON "journal_entry" FOR EACH ROW EXECUTE FUNCTION journal_queue();

-- What was recorded before there was a sealer waits like the rest.
INSERT INTO "journal_pending" ("entry_id", "occurred_at")
SELECT "id", "occurred_at" FROM "journal_entry" ORDER BY "recorded_at", "id";

CREATE TRIGGER journal_leaf_no_change BEFORE UPDATE OR DELETE ON "journal_leaf" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER journal_leaf_no_truncate BEFORE TRUNCATE ON "journal_leaf" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();
ALTER TABLE "journal_leaf" ENABLE ALWAYS TRIGGER journal_leaf_no_change;
ALTER TABLE "journal_leaf" ENABLE ALWAYS TRIGGER journal_leaf_no_truncate;
CREATE TRIGGER journal_node_no_change BEFORE UPDATE OR DELETE ON "journal_node" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER journal_node_no_truncate BEFORE TRUNCATE ON "journal_node" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();
ALTER TABLE "journal_node" ENABLE ALWAYS TRIGGER journal_node_no_change;
ALTER TABLE "journal_node" ENABLE ALWAYS TRIGGER journal_node_no_truncate;
CREATE TRIGGER journal_checkpoint_no_change BEFORE UPDATE OR DELETE ON "journal_checkpoint" FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER journal_checkpoint_no_truncate BEFORE TRUNCATE ON "journal_checkpoint" FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();
ALTER TABLE "journal_checkpoint" ENABLE ALWAYS TRIGGER journal_checkpoint_no_change;
ALTER TABLE "journal_checkpoint" ENABLE ALWAYS TRIGGER journal_checkpoint_no_truncate;

-- The application reads the seals to make proofs; only the owner writes them.
GRANT SELECT ON "journal_pending", "journal_leaf", "journal_node", "journal_checkpoint" TO aidants_app;
