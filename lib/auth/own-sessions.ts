import { withOneTimeCode } from "@/lib/carte-totp/with-code";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import type { MemberActor } from "./actor";
import { needsNewCode } from "./step-up";

export interface OwnSession {
  id: string;
  createdAt: Date;
  lastActivityAt: Date;
  browser: string;
  ipPrefix: string;
  current: boolean;
}

/** Live sessions of the actor's own account, the latest used first (auth-referent §2.10). */
export async function listOwnSessions(
  ctx: Pick<Ctx, "db" | "clock" | "settings">,
  actor: MemberActor,
): Promise<OwnSession[]> {
  const now = ctx.clock.now();
  const idleEdge = new Date(now.getTime() - ctx.settings.SESSION_IDLE * 1000);
  const rows = await ctx.db.session.findMany({
    where: {
      userId: actor.userId,
      endedAt: null,
      expires: { gt: now },
      lastActivityAt: { gt: idleEdge },
    },
    select: { id: true, createdAt: true, lastActivityAt: true, browser: true, ipPrefix: true },
    orderBy: [{ lastActivityAt: "desc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
}

/** Said by the form instead of one session. */
export const OTHERS = "autres";

interface Ending {
  /** One session; absent for all but the current one. */
  sessionId?: string | undefined;
  /** As typed; demanded when the last accepted one is older than 15 minutes. */
  code?: string | undefined;
}

async function end(ctx: Ctx, tx: Tx, actor: MemberActor, sessionId?: string): Promise<number> {
  const now = ctx.clock.now();
  const ended = await tx.session.updateManyAndReturn({
    where: {
      userId: actor.userId,
      endedAt: null,
      id: { not: actor.sessionId, ...(sessionId === undefined ? {} : { equals: sessionId }) },
    },
    data: { endedAt: now, endReason: "REVOKED" },
    select: { id: true },
  });
  for (const { id } of ended) {
    await recordEntry(ctx, tx, now, actor, { action: "logout", details: { sessionId: id } });
  }
  return ended.length;
}

/**
 * Ends another session of one's own, or all the others (auth-referent §2.10), after a code newer than
 * STEP_UP_WINDOW. Effective at their next request. A session of somebody else, an ended or an unknown
 * one: nothing happens, alike. Journal `logout` for each.
 * @throws OTP_REFUSED, OTP_PAUSED on the field `code`
 */
export async function endOwnSessions(
  ctx: Ctx,
  actor: MemberActor,
  { sessionId, code = "" }: Ending = {},
): Promise<number> {
  if (!needsNewCode(ctx, actor)) return inTransaction(ctx, (tx) => end(ctx, tx, actor, sessionId));
  const { userId, sessionId: ownSessionId } = actor;
  try {
    const subject = { userId, sessionId: ownSessionId };
    return await withOneTimeCode(ctx, subject, code, async (tx, consume) => {
      const count = await end(ctx, tx, actor, sessionId);
      await consume();
      return count;
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, { ...error.options, field: "code" });
  }
}
