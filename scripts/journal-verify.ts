// Reads the whole journal again and says whether it is the one that was sealed (docs/journal.md):
//   npm run journal:verify [-- --database ADDRESS] [--keys FILE] [--checkpoints FOLDER]
// It shares no code with the program that seals. Exit code: 0 intact, 1 altered, 2 could not tell.
import { parseArgs } from "node:util";
import pg from "pg";
import { connectionOptions } from "../lib/db/connection.mjs";
import { keysOfFile, keysOfSettings, readExported, type Keys } from "./journal/checkpoints";
import { readEncryptionKeys, textOpener } from "./journal/personal-texts";
import { sentencesOf } from "./journal/report";
import { verifyJournal } from "./journal/verify";

const { values: options } = parseArgs({
  options: {
    database: { type: "string" },
    keys: { type: "string" },
    checkpoints: { type: "string" },
  },
});

type Settings = Readonly<Record<string, string | undefined>>;

/** Without any setting, the demonstration of this machine is verified. */
async function localSettings(): Promise<{ settings: Settings; close: () => void }> {
  const { dataHome, ensurePostgres } = await import("./postgres.mjs");
  const { ensureDatabase } = await import("./databases.mjs");
  const { localSecrets } = await import("./development-env.mjs");
  const server = await ensurePostgres("demo");
  const { ownerUrl } = await ensureDatabase(server.url, "aidants_connect");
  const { secrets } = localSecrets(dataHome, "demo");
  return {
    settings: { ...secrets, MIGRATION_DATABASE_URL: ownerUrl },
    close: () => {
      if (server.started) server.stop();
    },
  };
}

function chooseKeys(settings: Settings): Keys {
  if (options.keys) return keysOfFile(options.keys);
  const signing = settings.ATTESTATION_SIGNING_KEY;
  if (!signing) throw new Error("Donnez les clés publiques : --keys FICHIER (docs/journal.md).");
  const retired = (settings.ATTESTATION_RETIRED_KEYS ?? "").split(/[\s,]+/).filter(Boolean);
  return keysOfSettings(signing, retired);
}

async function run(settings: Settings): Promise<number> {
  const address = options.database ?? settings.MIGRATION_DATABASE_URL ?? settings.DATABASE_URL;
  if (!address) throw new Error("Donnez l'adresse de la base : --database ADRESSE.");
  const folder = options.checkpoints ?? settings.JOURNAL_EXPORT_DIR;
  const client = new pg.Client(connectionOptions(address));
  await client.connect();
  try {
    const report = await verifyJournal({
      client,
      keys: chooseKeys(settings),
      exported: folder ? readExported(folder) : [],
      ...(settings.ENCRYPTION_KEYS && {
        openText: textOpener(readEncryptionKeys(settings.ENCRYPTION_KEYS)),
      }),
    });
    for (const sentence of sentencesOf(report)) console.log(sentence);
    return report.faults.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
}

const given = options.database ?? process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
try {
  const { settings, close } = given
    ? { settings: process.env, close: () => undefined }
    : await localSettings();
  try {
    process.exitCode = await run(settings);
  } finally {
    close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
