-- « Codes de dépannage » (auth-referent §2.5): one at a time an account, hashed with argon2id, used once.
CREATE TABLE "bypass_code" (
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "code_hash" TEXT NOT NULL,
  "issued_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "bypass_code_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "bypass_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "bypass_code_issued_by_id_fkey" FOREIGN KEY ("issued_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  -- Nobody issues a code for oneself.
  CONSTRAINT "bypass_code_not_own" CHECK ("user_id" <> "issued_by_id")
);
CREATE UNIQUE INDEX "bypass_code_user_id_key" ON "bypass_code" ("user_id");
CREATE INDEX "bypass_code_expires_at_idx" ON "bypass_code" ("expires_at");

GRANT SELECT, INSERT, UPDATE, DELETE ON "bypass_code" TO aidants_app;

-- A link rests on a device or on a bypass code; without it any more, the link is dead.
ALTER TABLE "login_request" ALTER COLUMN "device_id" DROP NOT NULL;
ALTER TABLE "login_request" ADD COLUMN "bypass_code_id" UUID;
ALTER TABLE "login_request" ADD CONSTRAINT "login_request_one_means"
  CHECK (num_nonnulls("device_id", "bypass_code_id") = 1);

-- Whatever confirms a means of connection ends the bypass code; the team's own accounts keep theirs.
CREATE FUNCTION drop_bypass_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "bypass_code" WHERE "user_id" = NEW."user_id"
    AND NOT EXISTS (SELECT FROM "staff_role" s WHERE s."user_id" = NEW."user_id");
  RETURN NULL;
END $$;
CREATE TRIGGER "otp_device_drops_bypass_code"
  AFTER INSERT OR UPDATE OF "confirmed_at", "user_id" ON "otp_device"
  FOR EACH ROW WHEN (NEW."confirmed_at" IS NOT NULL AND NEW."user_id" IS NOT NULL)
  EXECUTE FUNCTION drop_bypass_code();

-- Nor does it outlive another address or a deactivation.
CREATE FUNCTION drop_bypass_code_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "bypass_code" WHERE "user_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "compte_drops_bypass_code"
  AFTER UPDATE OF "email", "deactivated_at" ON "compte"
  FOR EACH ROW WHEN (
    NEW."email" IS DISTINCT FROM OLD."email" OR NEW."deactivated_at" IS NOT NULL)
  EXECUTE FUNCTION drop_bypass_code_of_account();

-- Browser families and networks from which somebody has signed in, to tell of a new one.
CREATE TABLE "sign_in_origin" (
  "user_id" UUID NOT NULL,
  "origin_hash" TEXT NOT NULL,
  "last_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "sign_in_origin_pkey" PRIMARY KEY ("user_id", "origin_hash"),
  CONSTRAINT "sign_in_origin_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "sign_in_origin_last_at_idx" ON "sign_in_origin" ("last_at");

GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_in_origin" TO aidants_app;
