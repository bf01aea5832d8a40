// Background work of the service: sends the outbox, runs the scheduled tasks.
import { assembleContext } from "../lib/context";
import { env } from "../lib/env";
import { startJobs } from "../lib/jobs/runner";

const ctx = assembleContext(env());
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
