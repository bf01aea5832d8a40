// What the seal of the journal costs, on a database of its own in the local server:
//   node --import tsx bench/journal-seal.ts
// ROWS (200000) entries are sealed and verified; INSERTS (2000) are timed by WORKERS (4) at once, first
// without a sealer, then beside one that is catching up in a process of its own.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import pg from "pg";
import { assembleContext } from "@/lib/context";
import { parseEnv } from "@/lib/env";
import { connectionOptions } from "@/lib/db/connection.mjs";
import { inTransaction } from "@/lib/db/transaction";
import { asOwner } from "@/lib/jobs/owner-database";
import { recordEntry } from "@/lib/journal/record";
import { proveEntry } from "@/lib/journal/seal/prove-entry";
import { sealPending } from "@/lib/journal/seal/seal-pending";
import { dropDatabases, ensureDatabase } from "@/scripts/databases.mjs";
import { keysOfSettings } from "@/scripts/journal/checkpoints";
import { sentencesOf } from "@/scripts/journal/report";
import { verifyJournal } from "@/scripts/journal/verify";
import { ensurePostgres } from "@/scripts/postgres.mjs";
import { testVariables } from "@/tests/support/env";
import { seedJournal } from "./support/fi-seed";
import { percentile } from "./support/figures";

const number = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);
const ROWS = number("ROWS", 200_000);
const INSERTS = number("INSERTS", 2_000);
const WORKERS = number("WORKERS", 4);
const SYSTEM = { kind: "system", name: "bench" } as const;

const server = await ensurePostgres("bench");
const name = `bench_${randomUUID().slice(0, 8)}`;
const { ownerUrl, applicationUrl } = await ensureDatabase(server.url, name);
const variables = testVariables(applicationUrl, { MIGRATION_DATABASE_URL: ownerUrl });
const ctx = assembleContext(parseEnv(variables));
const owner = asOwner(ctx, ownerUrl);

const line = (what: string, value: string) => {
  console.log(`${what.padEnd(34)} ${value}`);
};
const since = (start: number) => (performance.now() - start) / 1000;
const latencies = (samples: readonly number[]) =>
  `${percentile(samples, 0.5).toFixed(2)} / ${percentile(samples, 0.99).toFixed(2)} ms`;

async function timedInserts(): Promise<number[]> {
  const samples: number[] = [];
  const worker = async () => {
    for (let n = 0; n < INSERTS / WORKERS; n += 1) {
      const start = performance.now();
      await inTransaction(ctx, (tx) =>
        recordEntry(ctx, tx, ctx.clock.now(), SYSTEM, { action: "draft_expired", details: {} }),
      );
      samples.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return samples;
}

async function sealAll(): Promise<number> {
  let sealed = 0;
  for (;;) {
    const batch = (await sealPending(owner))?.sealed ?? 0;
    if (batch === 0) return sealed;
    sealed += batch;
  }
}

/** The same work in a process of its own, as `npm start` has it; @returns its duration in seconds. */
async function sealElsewhere(): Promise<number> {
  const start = performance.now();
  const sealer = spawn(process.execPath, ["--import", "tsx", "scripts/job.ts", "seal-journal"], {
    env: { ...process.env, ...variables },
    stdio: "ignore",
  });
  await once(sealer, "exit");
  return since(start);
}

async function timedProofs(): Promise<number[]> {
  const rows = await ctx.db.$queryRaw<{ id: string; occurred_at: Date }[]>`
    select * from journal_entry order by id limit 200`;
  const samples: number[] = [];
  for (const row of rows) {
    const start = performance.now();
    await inTransaction(ctx, (tx) => proveEntry(ctx, tx, row));
    samples.push(performance.now() - start);
  }
  return samples;
}

try {
  line("insert alone, p50 / p99", latencies(await timedInserts()));
  await seedJournal(ctx, ROWS);
  const [beside, seconds] = await Promise.all([timedInserts(), sealElsewhere()]);
  line("insert beside the sealer, p50 / p99", latencies(beside));
  const caughtUp = await ctx.db.journalLeaf.count();
  line("sealed beside the inserts", `${(caughtUp / seconds).toFixed(0)} entries/s`);
  await seedJournal(ctx, ROWS);
  let start = performance.now();
  const sealed = await sealAll();
  line("sealed alone", `${(sealed / since(start)).toFixed(0)} entries/s`);
  line("proof of one entry, p50 / p99", latencies(await timedProofs()));
  const client = new pg.Client(connectionOptions(ownerUrl));
  await client.connect();
  const keys = keysOfSettings(ctx.settings.ATTESTATION_SIGNING_KEY, []);
  start = performance.now();
  const report = await verifyJournal({ client, keys });
  const read = since(start);
  await client.end();
  line("verification", `${((read / report.entries) * 1e6).toFixed(0)} s a million entries`);
  line("memory of the whole process", `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`);
  console.log(sentencesOf(report).join("\n"));
} finally {
  await ctx.db.$disconnect();
  await owner.db.$disconnect();
  await dropDatabases(server.url, name);
  if (server.started) server.stop();
}
