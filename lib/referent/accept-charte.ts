import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";

export const acceptCharteSchema = z.object({
  accord: z.literal("on", {
    error: "Cochez la case pour confirmer que vous avez lu et accepté la charte.",
  }),
  next: z.string().max(2000).optional(),
});

/**
 * A référent accepts the current charte for oneself (decision 85): version and date on the account,
 * journal `charte_accepted`. Accepting the same version again changes nothing.
 */
export async function acceptCharte(ctx: Ctx, actor: ReferentActor): Promise<void> {
  const now = ctx.clock.now();
  const version = ctx.settings.CHARTE_VERSION;
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: {
        id: actor.userId,
        OR: [{ charteVersion: null }, { charteVersion: { not: version } }],
      },
      data: { charteVersion: version, charteAcceptedAt: now },
    });
    if (count === 0) return;
    await recordEntry(ctx, tx, now, actor, { action: "charte_accepted", details: { version } });
  });
}
