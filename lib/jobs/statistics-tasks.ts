import { reconcileStatistics } from "@/lib/statistiques/reconcile";
import { rebuildStatistics } from "@/lib/statistiques/refresh";
import type { Task } from "./task";

export const reconcileStatisticsTask: Task = {
  name: "stat-reconcile",
  cron: "45 3 * * *",
  atStart: false,
  run: reconcileStatistics,
};

/** By hand only: after a fault, or a change of the rules of a sum. */
export const rebuildStatisticsTask: Task = {
  name: "stat-rebuild",
  cron: "",
  atStart: false,
  run: async (ctx) => ({ ...(await rebuildStatistics(ctx)) }),
  dryRun: "refused",
};
