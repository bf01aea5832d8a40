import type { Ctx } from "@/lib/context.types";
import { eraseDue } from "@/lib/retention/erase-due";
import { previewErasure } from "@/lib/retention/preview-erasure";
import { asRetention } from "./retention-database";
import type { Task, TaskCounts } from "./task";

const ACTOR = { kind: "system", name: "erase-evidence" } as const;

/** Only a machine that has the address of the retention role erases: elsewhere the request waits. */
export async function eraseEvidence(ctx: Ctx): Promise<TaskCounts> {
  const url = ctx.settings.RETENTION_DATABASE_URL;
  if (!url) {
    ctx.log.warn({ job: ACTOR.name }, "no address of the retention role: nothing is erased here");
    return { mandats: 0, usagers: 0, kept: 0, orphans: 0 };
  }
  const retention = asRetention(ctx, url);
  try {
    return await eraseDue(retention, ACTOR);
  } finally {
    await retention.db.$disconnect();
  }
}

/** Every night: the approved request of erasure, if any (mandats §7.6). */
export const eraseEvidenceTask = {
  name: "erase-evidence",
  cron: "30 3 * * *",
  atStart: false,
  run: eraseEvidence,
  dryRun: previewErasure,
} satisfies Task;
