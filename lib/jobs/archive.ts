import { archiveDue } from "@/lib/retention/archive-due";
import type { Task } from "./task";

const ACTOR = { kind: "system", name: "archive" } as const;

/** Every night: what ended three years ago leaves the active base (mandats §7.5, §7.6). */
export const archiveTask: Task = {
  name: "archive",
  cron: "0 3 * * *",
  atStart: false,
  run: (ctx) => archiveDue(ctx, ACTOR, { dryRun: false }),
  dryRun: (ctx) => archiveDue(ctx, ACTOR, { dryRun: true }),
};
