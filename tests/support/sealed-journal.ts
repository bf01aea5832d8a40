import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { connectionOptions } from "@/lib/db/connection.mjs";
import { copyDatabase } from "@/scripts/databases.mjs";
import { keysOfSettings, type ExportedState } from "@/scripts/journal/checkpoints";
import type { OpenText } from "@/scripts/journal/personal-texts";
import type { Report } from "@/scripts/journal/report";
import { verifyJournal } from "@/scripts/journal/verify";
import type { TestContext } from "./context";
import { superuserUrl } from "./database";

/** Runs the verifier as a superuser would, on the address of a test's database. */
export async function verifyDatabase(
  ctx: TestContext,
  options: { ownerUrl?: string; exported?: ExportedState[]; openText?: OpenText } = {},
): Promise<Report> {
  const { ownerUrl = ctx.ownerUrl, ...rest } = options;
  const client = new pg.Client(connectionOptions(superuserUrl(ownerUrl)));
  await client.connect();
  try {
    const keys = keysOfSettings(
      ctx.settings.ATTESTATION_SIGNING_KEY,
      ctx.settings.ATTESTATION_RETIRED_KEYS,
    );
    return await verifyJournal({ client, keys, ...rest });
  } finally {
    await client.end();
  }
}

/**
 * A copy of a test's database where a superuser has run this SQL, its triggers off as the SQL says.
 * Nobody may be connected to the original meanwhile.
 */
export async function tamperedCopy(original: string, sql: string): Promise<string> {
  const template = new URL(original).pathname.slice(1);
  const name = `${template}_${randomUUID().slice(0, 4)}`;
  const { ownerUrl } = await copyDatabase(inject("serverUrl"), template, name);
  const client = new pg.Client(connectionOptions(superuserUrl(ownerUrl)));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
  return ownerUrl;
}
