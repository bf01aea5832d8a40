import type { Ctx } from "@/lib/context.types";
import { createDatabase } from "@/lib/db/client";

/** One transaction at a time. */
const CONNECTIONS = 1;

/** The same context with the rights of the retention role: for the job of erasure only. */
export function asRetention(ctx: Ctx, retentionUrl: string): Ctx {
  return { ...ctx, db: createDatabase(retentionUrl, CONNECTIONS) };
}
