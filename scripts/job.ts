// Runs one task by hand: npm run job -- purge-sign-in [--dry-run]; without a name, lists the last runs.
import { startContext } from "../lib/context";
import { env } from "../lib/env";
import { listRuns } from "../lib/jobs/record-run";
import { runTask } from "../lib/jobs/run-task";
import { taskNamed, taskNames } from "../lib/jobs/tasks";

const words = process.argv.slice(2);
const dry = words.includes("--dry-run");
const [name, ...others] = words.filter((word) => word !== "--dry-run");
const task = name === undefined ? undefined : taskNamed(name);
if (others.length > 0 || (name !== undefined && !task)) {
  console.error(`Usage: npm run job -- [${taskNames().join(" | ")}] [--dry-run]`);
  process.exit(1);
}
const ctx = await startContext(env());
try {
  if (task) {
    const counts = await runTask(ctx, task, { dry });
    console.log(counts ?? `${task.name} is already running elsewhere`);
  } else {
    console.log(`Tasks: ${taskNames().join(", ")}`);
    for (const { name: done, lastEndedAt, lastCounts, lastError, runs, failures } of await listRuns(
      ctx,
    )) {
      const outcome = lastError ?? JSON.stringify(lastCounts);
      const totals = `${String(runs)} runs, ${String(failures)} failed`;
      console.log(`${done}: ${lastEndedAt.toISOString()} ${outcome} (${totals})`);
    }
  }
} finally {
  await ctx.db.$disconnect();
}
