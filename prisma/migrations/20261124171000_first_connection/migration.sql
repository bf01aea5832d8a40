-- First connection of a référent (auth-referent §3): a mailed link and a code by SMS, once.

ALTER TABLE "compte"
  ADD COLUMN "first_connection_closed_at" TIMESTAMPTZ(3),
  ADD COLUMN "first_connection_reopened_until" TIMESTAMPTZ(3);

-- Whoever has or had a means of connection: a sign-in was impossible without one.
UPDATE "compte" u SET "first_connection_closed_at" = coalesce(
  (SELECT min(d."confirmed_at") FROM "otp_device" d WHERE d."user_id" = u."id"), u."last_login_at");

ALTER TABLE "session" ADD COLUMN "otp_tunnel_dismissed_at" TIMESTAMPTZ(3);

-- What was asked on the page, whoever asked: a job reads it, so that the page's time tells nothing.
CREATE TABLE "first_connection_request" (
  "id" UUID NOT NULL,
  "payload" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "first_connection_request_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "first_connection_request_next_attempt_at_idx" ON "first_connection_request" ("next_attempt_at");

-- The link and the code of one account; a new request replaces them.
CREATE TABLE "first_connection" (
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "token_hash" TEXT NOT NULL,
  "code_hash" TEXT NOT NULL,
  "code_sent_at" TIMESTAMPTZ(3) NOT NULL,
  "code_expires_at" TIMESTAMPTZ(3) NOT NULL,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "resends" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "first_connection_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "first_connection_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "first_connection_user_id_key" ON "first_connection" ("user_id");
CREATE UNIQUE INDEX "first_connection_token_hash_key" ON "first_connection" ("token_hash");

GRANT SELECT, INSERT, UPDATE, DELETE ON "first_connection_request", "first_connection" TO aidants_app;

-- Whatever confirms a means of connection closes the first connection for good, and ends its link.
CREATE FUNCTION close_first_connection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "compte" SET
    "first_connection_closed_at" = coalesce("first_connection_closed_at", NEW."confirmed_at"),
    "first_connection_reopened_until" = NULL
  WHERE "id" = NEW."user_id";
  DELETE FROM "first_connection" WHERE "user_id" = NEW."user_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "otp_device_closes_first_connection"
  AFTER INSERT OR UPDATE OF "confirmed_at", "user_id" ON "otp_device"
  FOR EACH ROW WHEN (NEW."confirmed_at" IS NOT NULL AND NEW."user_id" IS NOT NULL)
  EXECUTE FUNCTION close_first_connection();

-- A link sent for another address, another number or an active account does not outlive the change.
CREATE FUNCTION drop_first_connection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "first_connection" WHERE "user_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "compte_drops_first_connection"
  AFTER UPDATE OF "email", "phone", "deactivated_at" ON "compte"
  FOR EACH ROW WHEN (
    NEW."email" IS DISTINCT FROM OLD."email"
    OR NEW."phone" IS DISTINCT FROM OLD."phone"
    OR NEW."deactivated_at" IS NOT NULL)
  EXECUTE FUNCTION drop_first_connection();
