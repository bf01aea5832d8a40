-- What the application role may do (decision 33). Login roles are created outside the migrations and
-- made members of this group; roles belong to the server, hence the test.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aidants_app') THEN CREATE ROLE aidants_app NOLOGIN; END IF;
END $$;

GRANT USAGE ON SCHEMA public TO aidants_app;

-- Evidence: added and read, nothing else.
GRANT SELECT, INSERT ON "journal_entry", "attestation_document", "attestation_pdf", "stat_event" TO aidants_app;
REVOKE ALL ON FUNCTION journal_ensure_month(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal_ensure_month(date) TO aidants_app;

-- People, structures and contracts: never deleted by the application.
GRANT SELECT, INSERT, UPDATE ON "organisation", "compte", "usager", "mandat", "autorisation", "otp_device" TO aidants_app;

-- Rows with a life of their own, purged when over.
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "membership", "session", "verification_token", "login_request", "throttle",
  "mandat_draft", "fi_connection", "outbox_message" TO aidants_app;
