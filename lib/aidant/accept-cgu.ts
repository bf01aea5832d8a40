import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";

export const acceptCguSchema = z.object({
  accord: z.literal("on", {
    error: "Cochez la case pour confirmer que vous avez lu et accepté les conditions.",
  }),
  next: z.string().max(2000).optional(),
});

/**
 * Any signed-in person accepts the current conditions for oneself (auth-referent §2.11): version and
 * date on the account, journal `cgu_accepted`. Accepting the same version again changes nothing.
 */
export async function acceptCgu(ctx: Ctx, actor: MemberActor): Promise<void> {
  const now = ctx.clock.now();
  const version = ctx.settings.CGU_VERSION;
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: actor.userId, OR: [{ cguVersion: null }, { cguVersion: { not: version } }] },
      data: { cguVersion: version, cguAcceptedAt: now },
    });
    if (count === 0) return;
    await recordEntry(ctx, tx, now, actor, { action: "cgu_accepted", details: { version } });
  });
}
