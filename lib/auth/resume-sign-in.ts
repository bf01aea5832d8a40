import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { forgiveNewBrowsers } from "@/lib/throttle/code-throttle";

/**
 * Lets an address be used again from new browsers after AUTH_HARD_FAILS; part of an act of a référent
 * or of the team, who have checked with the person (auth-referent §2.7).
 */
export async function resumeSignIn(ctx: Ctx, tx: Tx, email: string): Promise<void> {
  await forgiveNewBrowsers(ctx, tx, email);
  await tx.user.updateMany({ where: { email }, data: { signInSuspendedAt: null } });
}
