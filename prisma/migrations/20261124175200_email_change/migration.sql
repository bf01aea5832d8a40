-- New address of an account, asked by the team, until its owner confirms it (auth-referent §1.2).
CREATE TABLE "email_change" (
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "new_email" TEXT NOT NULL,
  "token_hash" TEXT NOT NULL,
  "requested_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "email_change_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "email_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "compte"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "email_change_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "email_change_lower" CHECK ("new_email" = lower("new_email"))
);
CREATE UNIQUE INDEX "email_change_user_id_key" ON "email_change" ("user_id");
CREATE UNIQUE INDEX "email_change_token_hash_key" ON "email_change" ("token_hash");
CREATE INDEX "email_change_expires_at_idx" ON "email_change" ("expires_at");

GRANT SELECT, INSERT, UPDATE, DELETE ON "email_change" TO aidants_app;
