import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { copyDatabase, type Addresses } from "../../scripts/databases.mjs";

/** A copy of the migrated database for the calling test file, dropped with the run. */
export async function testDatabase(): Promise<Addresses> {
  const template = inject("template");
  const name = `${template}_${randomUUID().slice(0, 8)}`;
  return copyDatabase(inject("serverUrl"), template, name);
}

/** Rows of one SQL statement run by another role than the application's, for what Prisma hides. */
export function sqlClient(url: string): {
  query: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
} {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  afterAll(() => pool.end());
  return {
    query: async (sql, values = []) => {
      const result = await pool.query<Record<string, unknown>>(sql, values);
      return result.rows;
    },
  };
}

/** Superuser address of the same database: what an attacker with every right would have. */
export function superuserUrl(ownerUrl: string): string {
  const url = new URL(inject("serverUrl"));
  url.pathname = new URL(ownerUrl).pathname;
  return url.toString();
}
