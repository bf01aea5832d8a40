import path from "node:path";
import { defineConfig } from "prisma/config";

// The CLI never downloads its native engine: it runs the WASM one through this script.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve("scripts/schema-engine.mjs");

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: {
    url: process.env.MIGRATION_DATABASE_URL ?? "postgresql://127.0.0.1/not-configured",
  },
});
