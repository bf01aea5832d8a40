import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { countEvent, readCounters } from "@/lib/throttle/counter";

const UNKNOWN_LIMIT = 30;
const UNKNOWN_WINDOW_MS = 10 * 60_000;

/** 43 characters of base64url: 256 bits. */
export const isLinkToken = (token: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(token);

const keyOf = (ctx: Ctx): string =>
  `link:ip:${ctx.keyedHash("throttle-ip", ctx.origin?.ipPrefix ?? "")}`;

/** 30 unknown links within 10 minutes close the mailed links to their network (auth-referent §2.7). */
export async function countUnknownLink(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  await inTransaction(ctx, (tx) =>
    countEvent(tx, keyOf(ctx), now, { kind: "fixed", ms: UNKNOWN_WINDOW_MS }),
  );
}

/** @throws LINK_PAUSED when the network tried too many unknown links */
export async function refuseUnknownLinks(ctx: Ctx): Promise<void> {
  const key = keyOf(ctx);
  const counter = (await readCounters(ctx.db, [key])).get(key);
  if (!counter || counter.count < UNKNOWN_LIMIT) return;
  const end = counter.windowStartedAt.getTime() + UNKNOWN_WINDOW_MS;
  const retryAfterSeconds = (end - ctx.clock.now().getTime()) / 1000;
  if (retryAfterSeconds > 0) throw new DomainError("LINK_PAUSED", { retryAfterSeconds });
}
