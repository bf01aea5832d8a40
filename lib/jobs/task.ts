import type { Ctx } from "@/lib/context.types";

/** What a task did, for the log and the table of runs. */
export type TaskCounts = Readonly<Record<string, number>>;

/** Work that comes back. Running it twice does what running it once does. */
export interface Task {
  /** Name on the command line and in the logs. */
  name: string;
  /** Minutes, hours… in Europe/Paris. */
  cron: string;
  /** Also run when the service starts: what waited while it was stopped. */
  atStart: boolean;
  run: (ctx: Ctx) => Promise<TaskCounts>;
  /**
   * How `--dry-run` counts without acting. Absent: `run` in one transaction that is then undone, which
   * holds its locks meanwhile. « refused » for what acts elsewhere than through `ctx.db`.
   */
  dryRun?: "refused" | ((ctx: Ctx) => Promise<TaskCounts>);
}
