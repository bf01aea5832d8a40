// Applies prisma/migrations/*/migration.sql with Prisma's own bookkeeping (_prisma_migrations): the
// same as `prisma migrate deploy`, without starting the CLI. MIGRATION_DATABASE_URL is the owner's.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { connectionOptions } from "../lib/db/connection.mjs";

const dir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../prisma/migrations");
/** The advisory lock that Prisma takes too. */
const LOCK = 72707369;
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

async function applyOne(client, name, sql, checksum) {
  await client.query("begin");
  await client.query(sql);
  await client.query(
    `insert into "_prisma_migrations"(id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ($1, $2, $3, now(), now(), 1)`,
    [randomUUID(), checksum, name],
  );
  await client.query("commit");
}

/** @returns how many migrations were applied; throws when an applied one was changed afterwards. */
export async function migrate(url) {
  const client = new pg.Client(connectionOptions(url));
  await client.connect();
  let count = 0;
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(BOOKKEEPING);
    const done = await client.query(
      `select migration_name, checksum from "_prisma_migrations"
       where finished_at is not null and rolled_back_at is null`,
    );
    for (const name of readdirSync(dir).sort()) {
      const file = path.join(dir, name, "migration.sql");
      if (!existsSync(file)) continue;
      const sql = readFileSync(file, "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      const seen = done.rows.find((row) => row.migration_name === name);
      if (seen && seen.checksum !== checksum) {
        throw new Error(`migration ${name} was changed after it was applied`);
      }
      if (seen) continue;
      await applyOne(client, name, sql, checksum);
      count += 1;
    }
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
  return count;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.MIGRATION_DATABASE_URL;
  if (!url) {
    console.error("MIGRATION_DATABASE_URL is not set: give the address of the owner role.");
    process.exit(1);
  }
  console.log(`${await migrate(url)} migration(s) applied`);
}
