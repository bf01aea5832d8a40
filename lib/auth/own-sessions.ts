import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import type { MemberActor } from "./actor";

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

/**
 * Ends another session of one's own, or all the others. Effective at their next request. A session of
 * somebody else, an ended or an unknown one: nothing happens, alike. Journal `logout` for each.
 * @param sessionId one session; absent for all but the current one
 */
export async function endOwnSessions(
  ctx: Ctx,
  actor: MemberActor,
  sessionId?: string,
): Promise<number> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
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
  });
}
