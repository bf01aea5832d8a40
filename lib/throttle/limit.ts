import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import type { ErrorCode } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { countEvent } from "./counter";

interface Limit {
  /** Holds keyed hashes or identifiers, never an address. */
  key: string;
  most: number;
  ms: number;
  /** Code of the refusal. */
  refusal: ErrorCode;
}

/**
 * Counts one use, in a transaction of its own so that a refusal counts too, and refuses the one too many
 * until the window ends.
 * @throws the code of the limit, with the delay
 */
export async function countUse(ctx: Pick<Ctx, "db" | "clock">, limit: Limit): Promise<void> {
  const now = ctx.clock.now();
  const counter = await inTransaction(ctx, (tx) =>
    countEvent(tx, limit.key, now, { kind: "fixed", ms: limit.ms }),
  );
  if (counter.count <= limit.most) return;
  const retryAfterSeconds = (counter.windowStartedAt.getTime() + limit.ms - now.getTime()) / 1000;
  throw new DomainError(limit.refusal, { retryAfterSeconds });
}
