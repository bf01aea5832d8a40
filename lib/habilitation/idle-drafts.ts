import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { draftIdleMail } from "./request-mails";

const BATCH = 200;
/** A draft goes only when its issuer had this time to come back: the one that the mail says. */
const NOTICE_MS = 30 * 24 * 3_600_000;

function monthsAgo(now: Date, months: number): Date {
  const past = new Date(now);
  past.setUTCMonth(past.getUTCMonth() - months);
  return past;
}

/** Tells issuers of drafts that nobody touched for eleven months (T12, M9): once each. */
async function warn(ctx: Ctx, now: Date): Promise<number> {
  const before = monthsAgo(now, ctx.settings.DRAFT_REQUEST_MONTHS - 1);
  const idle = { status: "NEW", updatedAt: { lte: before }, idleWarnedAt: null } as const;
  const drafts = await ctx.db.structureRequest.findMany({
    where: idle,
    orderBy: { updatedAt: "asc" },
    take: BATCH,
    include: { issuer: true },
  });
  let warned = 0;
  for (const { id, name, issuer } of drafts) {
    await inTransaction(ctx, async (tx) => {
      const { count } = await tx.structureRequest.updateMany({
        where: { ...idle, id },
        data: { idleWarnedAt: now },
      });
      if (count === 0) return;
      await enqueue(ctx, tx, now, draftIdleMail(ctx, issuer, { id, name, number: null }));
      warned += 1;
    });
  }
  return warned;
}

/** Deletes drafts untouched for a year whose issuer was told; people and declarations go with them. */
async function drop(ctx: Ctx, now: Date): Promise<number> {
  const due = {
    status: "NEW",
    updatedAt: { lte: monthsAgo(now, ctx.settings.DRAFT_REQUEST_MONTHS) },
    idleWarnedAt: { lte: new Date(now.getTime() - NOTICE_MS) },
  } as const;
  const drafts = await ctx.db.structureRequest.findMany({
    where: due,
    take: BATCH,
    select: { id: true },
  });
  let dropped = 0;
  for (const { id } of drafts) {
    await inTransaction(ctx, async (tx) => {
      const { count } = await tx.structureRequest.deleteMany({ where: { ...due, id } });
      if (count === 0) return;
      const author = { kind: "system", name: "idle-request-drafts" } as const;
      await recordEntry(ctx, tx, now, author, {
        action: "request_draft_deleted",
        details: { structureRequestId: id },
      });
      dropped += 1;
    });
  }
  return dropped;
}

/** Daily: announces, then deletes, drafts that nobody touches. Journal `request_draft_deleted`. */
export async function forgetIdleDrafts(ctx: Ctx): Promise<{ warned: number; dropped: number }> {
  const now = ctx.clock.now();
  return { dropped: await drop(ctx, now), warned: await warn(ctx, now) };
}
