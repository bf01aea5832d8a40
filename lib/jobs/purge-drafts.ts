import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { OPEN_DRAFT_STATUSES, WITHOUT_LEG } from "@/lib/mandat/draft-status";
import type { TaskCounts } from "./task";

const KEPT_MS = 24 * 3_600_000;
/** Drafts ended in one run: each one is journaled. */
const BATCH = 200;

const ACTOR = { kind: "system", name: "purge-drafts" } as const;
const open = { in: [...OPEN_DRAFT_STATUSES] };

type PurgeCtx = Pick<Ctx, "db" | "clock" | "random" | "keyedHash" | "origin">;

/** Secrets of FranceConnect legs that are over; the choices stay, to be offered again. */
async function stripLegs(tx: Tx, now: Date): Promise<number> {
  const held = Object.keys(WITHOUT_LEG).map((field) => ({ [field]: { not: null } }));
  const { count } = await tx.mandatDraft.updateMany({
    where: { status: open, legExpiresAt: { lt: now }, OR: held },
    data: { ...WITHOUT_LEG, updatedAt: now },
  });
  return count;
}

/** Ends drafts past their 24 h and forgets the person in them. A renewal leaves its first entry only. */
async function expireDrafts(ctx: PurgeCtx, tx: Tx, now: Date): Promise<number> {
  const due = await tx.mandatDraft.findMany({
    where: { status: open, expiresAt: { lt: now } },
    select: { id: true },
    take: BATCH,
    orderBy: { expiresAt: "asc" },
  });
  const ended = await tx.mandatDraft.updateManyAndReturn({
    where: { id: { in: due.map(({ id }) => id) }, status: open },
    data: { ...WITHOUT_LEG, status: "EXPIRED", usagerId: null, userPhone: null, updatedAt: now },
    select: { id: true, kind: true },
  });
  for (const { id } of ended.filter(({ kind }) => kind === "NEW")) {
    const entry = { action: "draft_expired", draftId: id, details: {} } as const;
    await recordEntry(ctx, tx, now, ACTOR, entry);
  }
  return ended.length;
}

/**
 * Job of mandats §7.5, every 5 minutes: strips the secrets of legs that are over at once, ends drafts
 * after 24 h (`draft_expired`), deletes ended rows 24 h later, and what
 * was typed in « Ajouter un aidant » at its term. Safe to run from several machines.
 */
export async function purgeDrafts(ctx: PurgeCtx): Promise<TaskCounts> {
  const now = ctx.clock.now();
  const before = new Date(now.getTime() - KEPT_MS);
  return inTransaction(ctx, async (tx) => {
    const stripped = await stripLegs(tx, now);
    const expired = await expireDrafts(ctx, tx, now);
    const { count } = await tx.mandatDraft.deleteMany({
      where: { status: { notIn: [...OPEN_DRAFT_STATUSES] }, updatedAt: { lt: before } },
    });
    const additions = await tx.additionDraft.deleteMany({ where: { expiresAt: { lt: now } } });
    return { stripped, expired, deleted: count, additions: additions.count };
  });
}
