import type { Ctx } from "@/lib/context.types";

/** What a task did, for the log. */
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
}
