import { existsSync } from "node:fs";
import pg from "pg";
import type { Ctx } from "@/lib/context.types";
import { connectionOptions } from "@/lib/db/connection.mjs";
import { inTransaction } from "@/lib/db/transaction";
import { alertJournal } from "@/lib/journal/seal/alert-journal";
import { keysOfSettings, readExported } from "@/scripts/journal/checkpoints";
import { textOpener } from "@/scripts/journal/personal-texts";
import { verifyJournal } from "@/scripts/journal/verify";
import type { Task, TaskCounts } from "./task";

/**
 * Every night: reads the whole journal again with the verifier, which shares no code with the sealer, and
 * warns the team of the first fault (mandats §7.5).
 */
export async function verifySealedJournal(ctx: Ctx): Promise<TaskCounts> {
  const { settings } = ctx;
  const folder = settings.JOURNAL_EXPORT_DIR;
  const address = settings.MIGRATION_DATABASE_URL ?? settings.DATABASE_URL;
  const client = new pg.Client(connectionOptions(address));
  await client.connect();
  try {
    const report = await verifyJournal({
      client,
      keys: keysOfSettings(settings.ATTESTATION_SIGNING_KEY, settings.ATTESTATION_RETIRED_KEYS),
      exported: folder !== "" && existsSync(folder) ? readExported(folder) : [],
      openText: textOpener(settings.ENCRYPTION_KEYS),
    });
    const faults = report.faults.map(({ sentence }) => sentence);
    if (faults.length > 0) {
      await inTransaction(ctx, (tx) => alertJournal(ctx, tx, ctx.clock.now(), faults));
    }
    const { entries, checkpoints, waiting } = report;
    return { entries, checkpoints, waiting, faults: faults.length };
  } finally {
    await client.end();
  }
}

export const verifyJournalTask: Task = {
  name: "verify-journal",
  cron: "45 2 * * *",
  atStart: false,
  run: verifySealedJournal,
};
