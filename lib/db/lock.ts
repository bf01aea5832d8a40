import type { Tx } from "./transaction";

/**
 * Serialises the transactions that name the same thing (`usager-sub:…`) until they end, across
 * processes: a transaction-level advisory lock on a 64-bit hash of the name.
 */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
