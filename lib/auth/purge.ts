import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";

const DAY_MS = 24 * 3_600_000;
const MARK_MS = 90 * DAY_MS;

/**
 * Removes what sign-in no longer needs; called by a daily job. Ended sessions and links are kept 24 h
 * (decision 2), counters 90 days after their last event, suspended accounts' for ever.
 */
export async function purgeSignIn(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  const yesterday = new Date(now - DAY_MS);
  await inTransaction(ctx, async (tx) => {
    await tx.session.deleteMany({
      where: { OR: [{ endedAt: { lt: yesterday } }, { expires: { lt: yesterday } }] },
    });
    await tx.loginRequest.deleteMany({ where: { expiresAt: { lt: yesterday } } });
    await tx.verificationToken.deleteMany({ where: { expires: { lt: yesterday } } });
    await tx.throttle.deleteMany({
      where: {
        lastAt: { lt: new Date(now - MARK_MS) },
        count: { lt: ctx.settings.AUTH_HARD_FAILS },
      },
    });
  });
}
