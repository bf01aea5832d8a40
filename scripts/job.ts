// Runs one task by hand: npm run job -- purge-sign-in
import { assembleContext } from "../lib/context";
import { env } from "../lib/env";
import { runTask } from "../lib/jobs/run-task";
import { taskNamed, taskNames } from "../lib/jobs/tasks";

const task = taskNamed(process.argv[2] ?? "");
if (!task) {
  console.error(`Usage: npm run job -- ${taskNames().join(" | ")}`);
  process.exit(1);
}
const ctx = assembleContext(env());
try {
  const counts = await runTask(ctx, task);
  console.log(counts ?? `${task.name} is already running elsewhere`);
} finally {
  await ctx.db.$disconnect();
}
