import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { countEvent } from "@/lib/throttle/counter";

/** Look-ups of accounts elsewhere, by référent and hour (auth-referent §4.6). */
export const LOOK_UPS_PER_HOUR = 20;
const HOUR_MS = 3_600_000;

/**
 * Counts a question about the existence of an account, in a transaction of its own so that a refusal
 * counts too, before it is answered. @throws AJOUT_TROP_DE_VERIFICATIONS
 */
export async function countLookUp(ctx: Ctx, actor: ReferentActor): Promise<void> {
  const now = ctx.clock.now();
  const key = `look-up:${ctx.keyedHash("throttle-look-up", actor.userId)}`;
  const { count, windowStartedAt } = await inTransaction(ctx, (tx) =>
    countEvent(tx, key, now, { kind: "fixed", ms: HOUR_MS }),
  );
  if (count <= LOOK_UPS_PER_HOUR) return;
  const retryAfterSeconds = Math.ceil((windowStartedAt.getTime() + HOUR_MS - now.getTime()) / 1000);
  throw new DomainError("AJOUT_TROP_DE_VERIFICATIONS", { retryAfterSeconds });
}

/** Who asked about which address, and what was answered: journal `aidant_looked_up`. */
export async function recordLookUp(
  ctx: Ctx,
  actor: ReferentActor,
  email: string,
  outcome: string,
): Promise<void> {
  await inTransaction(ctx, (tx) =>
    recordPrivateEntry(ctx, tx, ctx.clock.now(), actor, {
      action: "aidant_looked_up",
      details: { outcome },
      personal: { email },
    }),
  );
}
