// Whole delegated logins against a running production build, on this machine only:
//   APP_URL=… DATABASE_URL=… (the site's own environment) SITE_PID=… node --import tsx bench/delegated-login.ts
// WORKERS (8) aidants log in without pause for SECONDS (20) after WARMUP (5), on top of JOURNAL_ROWS
// (100000) journal entries. CPU per login is that of the process SITE_PID (the next-server process):
// CPU time spent during the measure ÷ logins; PostgreSQL's and this script's own are not in it.
import { assembleContext } from "@/lib/context";
import { parseEnv } from "@/lib/env";
import { delegatedLogin, type Measure } from "./support/delegated-login";
import { seedAidants, seedJournal } from "./support/fi-seed";
import { usageOf } from "./support/process-usage";
import { printReport } from "./support/report";

const number = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);
const workers = number("WORKERS", 8);
const pid = process.env.SITE_PID;
const ctx = assembleContext(parseEnv(process.env));

/** Runs logins until the deadline; a failed one is counted, never hidden. */
async function run(seconds: number, logins: readonly ((measure: Measure) => Promise<void>)[]) {
  const samples = new Map<string, number[]>();
  const failures: string[] = [];
  const measure: Measure = async (step, work) => {
    const start = performance.now();
    const result = await work();
    const sample = samples.get(step) ?? [];
    sample.push(performance.now() - start);
    samples.set(step, sample);
    return result;
  };
  const deadline = performance.now() + seconds * 1000;
  await Promise.all(
    logins.map(async (login) => {
      while (performance.now() < deadline) {
        await measure("login", () => login(measure)).catch((error: unknown) => {
          failures.push(error instanceof Error ? error.message : String(error));
        });
      }
    }),
  );
  return { samples, failures };
}

try {
  const aidants = await seedAidants(ctx, workers);
  await seedJournal(ctx, number("JOURNAL_ROWS", 100_000));
  const logins = aidants.map(
    (aidant) => (measure: Measure) => delegatedLogin(ctx.settings, aidant, measure)(),
  );
  await run(number("WARMUP", 5), logins);

  const before = usageOf(pid);
  const start = performance.now();
  const { failures, samples } = await run(number("SECONDS", 20), logins);
  const elapsed = (performance.now() - start) / 1000;
  const after = usageOf(pid);

  console.log(`workers              ${String(workers)}`);
  printReport({ what: "login", samples, failures, elapsedSeconds: elapsed, before, after });
} finally {
  await ctx.db.$disconnect();
}
