import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import {
  attemptLock,
  codeStanding,
  countCodeFailure,
  type CodeAuthor,
} from "@/lib/throttle/code-throttle";
import { consumeCode } from "./consume-code";
import { mailFailures } from "./failure-mails";

export interface CodeHolder extends CodeAuthor {
  /** Null when nobody has the submitted address. */
  userId: string | null;
}

/** Verifies and consumes the code; throws OTP_REFUSED. */
export type Consume = () => Promise<{ deviceId: string }>;

type Outcome<T> = { done: T } | { refused: DomainError };

/** Verifies something typed and marks it used; nothing when refused. */
type Verify<P> = (tx: Tx, userId: string | null, now: Date) => Promise<P | null>;

/**
 * The one way to use a one-time code (decision 70), whatever its kind. Attempts of one account follow one another, across
 * processes; a pause refuses before anything is tried. When the code is refused, what `work` wrote is
 * undone and the failure is committed alone; any other error undoes everything and counts nothing.
 * @throws OTP_PAUSED with the delay, OTP_REFUSED, or what `work` throws
 */
export async function provenAttempt<P, T>(
  ctx: Ctx,
  holder: CodeHolder,
  verify: Verify<P>,
  work: (tx: Tx, consume: () => Promise<P>) => Promise<T>,
): Promise<T> {
  const outcome = await inTransaction(ctx, async (tx): Promise<Outcome<T>> => {
    await lockName(tx, attemptLock(ctx, holder.email));
    const now = ctx.clock.now();
    const standing = await codeStanding(ctx, tx, holder, now);
    if (standing.waitSeconds > 0) {
      throw new DomainError("OTP_PAUSED", { retryAfterSeconds: standing.waitSeconds });
    }
    const userId = standing.suspended ? null : holder.userId;
    await tx.$executeRaw`savepoint code_attempt`;
    try {
      const consume = async () => {
        const accepted = await verify(tx, userId, now);
        if (accepted === null) throw new DomainError("OTP_REFUSED");
        return accepted;
      };
      return { done: await work(tx, consume) };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "OTP_REFUSED") throw error;
      await tx.$executeRaw`rollback to savepoint code_attempt`;
      const failures = await countCodeFailure(ctx, tx, holder, now);
      await mailFailures(ctx, tx, { userId: holder.userId, ...failures, now });
      return { refused: error };
    }
  });
  if ("refused" in outcome) throw outcome.refused;
  return outcome.done;
}

/** An attempt with the code of a card or of an application; see above. */
export const codeAttempt = <T>(
  ctx: Ctx,
  holder: CodeHolder,
  code: string,
  work: (tx: Tx, consume: Consume) => Promise<T>,
): Promise<T> =>
  provenAttempt(ctx, holder, (tx, userId, now) => consumeCode(ctx, tx, userId, code, now), work);
