import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { normaliseCode } from "./code";
import { codeAttempt, type Consume } from "./code-attempt";

/** A signed-in person who confirms an act by a code. */
export interface CodeSubject {
  userId: string;
  sessionId: string;
}

/**
 * Runs an act that a one-time code confirms, in one transaction. `work` calls `consume` as its last
 * check: a refused code undoes the act and counts one failure; another refusal gives the code back.
 * Counted apart from attempts of strangers, so that nobody can pause somebody else's session.
 * @param code as typed; a malformed one touches no device and counts nothing
 * @throws OTP_REFUSED, OTP_PAUSED (with the delay), or what `work` throws
 */
export async function withOneTimeCode<T>(
  ctx: Ctx,
  subject: CodeSubject,
  code: string,
  work: (tx: Tx, consume: Consume) => Promise<T>,
): Promise<T> {
  const digits = normaliseCode(code);
  if (digits === null) throw new DomainError("OTP_REFUSED", { field: "code" });
  const { email } = await ctx.db.user.findUniqueOrThrow({
    where: { id: subject.userId },
    select: { email: true },
  });
  const holder = { userId: subject.userId, email, place: "session" as const, ipPrefix: null };
  return codeAttempt(ctx, holder, digits, (tx, consume) =>
    work(tx, async () => {
      const accepted = await consume();
      await tx.session.updateMany({
        where: { id: subject.sessionId, userId: subject.userId, endedAt: null },
        data: { lastOtpAt: ctx.clock.now() },
      });
      return accepted;
    }),
  );
}
