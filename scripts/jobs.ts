// Background work of the service: sends the outbox, runs the scheduled tasks.
import { templateFaults, templateRefusal } from "../lib/attestation/registered-templates";
import { assembleContext } from "../lib/context";
import { speaksUtc } from "../lib/db/time-zone";
import { env } from "../lib/env";
import { startJobs } from "../lib/jobs/runner";

const ctx = assembleContext(env());
// Nothing may be written hours away from its instant; a database that does not answer is waited for.
if (!(await speaksUtc(ctx).catch(() => true))) {
  console.error("The database's sessions are not in UTC: let the pooler pass startup options.");
  process.exit(1);
}
// Nor any document in another text than the registered one.
const faults = await templateFaults(ctx).catch(() => []);
if (faults.length > 0) {
  console.error(templateRefusal(faults));
  process.exit(1);
}
const stop = await startJobs(ctx);

let stopping = false;
const leave = async () => {
  if (stopping) return;
  stopping = true;
  await stop();
  await ctx.db.$disconnect();
  process.exit(0);
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void leave());
}
