import { alertAltered } from "@/lib/attestation/alert-altered";
import { isIntact } from "@/lib/attestation/seal";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import type { Task, TaskCounts } from "./task";

const RECENT_MS = 48 * 3_600_000;
const BATCH = 100;
/** One document in this many, drawn anew each night. */
const SAMPLE = 100;

/** Everything younger than 48 h, one older document in a hundred (mandats §7.5); none that was erased. */
const findSample = (ctx: Ctx, since: Date) =>
  ctx.db.$queryRaw<{ id: string }[]>`
    select id from attestation_document
    where erased_at is null and (created_at >= ${since} or random() < ${1 / SAMPLE}::float8)
    order by id`;

/**
 * Checks the seal of a sample of attestations again, the recent ones entirely; an altered document
 * raises an alert.
 */
export async function checkAttestations(ctx: Ctx): Promise<TaskCounts> {
  const now = ctx.clock.now();
  const ids = (await findSample(ctx, new Date(now.getTime() - RECENT_MS))).map(({ id }) => id);
  let altered = 0;
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = await ctx.db.attestationDocument.findMany({
      where: { id: { in: ids.slice(start, start + BATCH) }, erasedAt: null },
    });
    for (const attestation of batch) {
      if (isIntact(ctx, attestation)) continue;
      altered += 1;
      await inTransaction(ctx, (tx) => alertAltered(ctx, tx, now, attestation.id));
    }
  }
  return { checked: ids.length, altered };
}

export const checkAttestationsTask: Task = {
  name: "check-attestations",
  cron: "30 2 * * *",
  atStart: false,
  run: checkAttestations,
};
