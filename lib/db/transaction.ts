import type { Prisma } from "@/lib/generated/prisma/client";
import type { Database } from "./client";

/** What a helper may do inside the one transaction of its use case. */
export type Tx = Prisma.TransactionClient;

const MAX_WAIT_MS = 5_000;
const TIMEOUT_MS = 10_000;

/**
 * Runs one use case's writes in one transaction; a throw undoes all of it. Called by use cases only,
 * never around an HTTP call. Races are closed by row locks, conditional updates and constraints.
 */
export function inTransaction<T>(ctx: { db: Database }, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.db.$transaction(work, { maxWait: MAX_WAIT_MS, timeout: TIMEOUT_MS });
}
