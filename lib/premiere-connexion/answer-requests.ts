import { z } from "zod";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { answerRequest } from "./answer-request";
import { requestContextOf } from "./ask";

/** A worker that died gives its request back after this time. */
const LEASE_MS = 30_000;
/** Failures after which the team is warned. */
const WORRYING_ATTEMPTS = 3;
const BATCH = 20;

const typedSchema = z.object({ email: z.string(), phone: z.string(), browser: z.string() });

interface Claimed {
  id: string;
  payload: string;
  attempts: number;
}

async function claimRequest(ctx: Pick<Ctx, "db" | "clock">): Promise<Claimed | undefined> {
  const now = ctx.clock.now();
  const leaseEnd = new Date(now.getTime() + LEASE_MS);
  const [claimed] = await ctx.db.$queryRaw<Claimed[]>`
    update first_connection_request set attempts = attempts + 1, next_attempt_at = ${leaseEnd}
    where id = (
      select id from first_connection_request where next_attempt_at <= ${now}
      order by next_attempt_at, id limit 1 for update skip locked)
    returning id, payload, attempts`;
  return claimed;
}

async function answerClaimed(ctx: Ctx, { id, payload, attempts }: Claimed): Promise<void> {
  const typed = typedSchema.parse(JSON.parse(ctx.cipher.open(payload, requestContextOf(id))));
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.firstConnectionRequest.deleteMany({ where: { id, attempts } });
    if (count === 1) await answerRequest(ctx, tx, ctx.clock.now(), typed);
  });
}

/**
 * Answers the requests for a first connection that wait; called by the jobs only. Several workers never
 * answer the same one: what a request gives commits with its end. One that fails is tried again.
 * @returns how many were taken
 */
export async function answerRequests(ctx: Ctx): Promise<number> {
  for (let taken = 0; taken < BATCH; taken += 1) {
    const claimed = await claimRequest(ctx);
    if (!claimed) return taken;
    try {
      await answerClaimed(ctx, claimed);
    } catch (error) {
      const about = { requestId: claimed.id, attempts: claimed.attempts, err: error };
      const worrying = claimed.attempts >= WORRYING_ATTEMPTS;
      ctx.log[worrying ? "error" : "warn"](about, "a first connection request was not answered");
    }
  }
  return BATCH;
}
