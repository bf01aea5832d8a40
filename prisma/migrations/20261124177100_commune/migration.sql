-- Communes and arrondissements of Paris, Lyon and Marseille, with their postal codes (habilitation §2.4).
CREATE TABLE "commune" (
  "insee_code" CHAR(5) NOT NULL,
  "name" TEXT NOT NULL,
  "parent_code" CHAR(5),
  "department_code" TEXT NOT NULL,
  "region_code" TEXT,
  "zipcodes" TEXT[] NOT NULL,
  CONSTRAINT "commune_pkey" PRIMARY KEY ("insee_code")
);
CREATE INDEX "commune_zipcodes_idx" ON "commune" USING gin ("zipcodes");
GRANT SELECT ON "commune" TO aidants_app;

-- Answers of public registers, kept for a day (habilitation §4). Nothing personal.
CREATE TABLE "register_answer" (
  "key" TEXT NOT NULL,
  "content" JSONB NOT NULL,
  "fetched_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "register_answer_pkey" PRIMARY KEY ("key")
);
GRANT SELECT, INSERT, UPDATE, DELETE ON "register_answer" TO aidants_app;
