-- Opened by a first connection: restricted until a means of connection is confirmed (auth-referent §1.5).
ALTER TABLE "session" ADD COLUMN "opened_by_sms" BOOLEAN NOT NULL DEFAULT false;
