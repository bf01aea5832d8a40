import type { SystemActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { subLock } from "@/lib/usager/identity";
import { mailErasureReport } from "./erasure-report";
import { APPROVALS_NEEDED, openErasure } from "./open-erasure";

const REASON = "END_OF_RETENTION";
/** People handled in one statement of the list. */
const BATCH = 100;

export interface ErasureCounts {
  [count: string]: number;
  mandats: number;
  usagers: number;
  /** On the list, and kept: a hold or a new mandat came since. */
  kept: number;
  /** Texts and conversations by SMS of no mandat. */
  orphans: number;
}

interface Erased {
  mandats: number;
  texts: number;
  attestations: number;
  whole: boolean;
}

interface Approved {
  id: string;
  approvers: string[];
}

async function callEraser(tx: Tx, request: Approved, usagerId: string): Promise<Erased> {
  const [erased] = await tx.$queryRaw<Erased[]>`
    select mandats, texts, attestations, whole
    from erase_evidence(${REASON}, ${request.approvers}::uuid[], ${request.id}::uuid, ${usagerId}::uuid)`;
  if (!erased) throw new Error("erase_evidence answered nothing");
  return erased;
}

/** One person, in one transaction: evidence, identity, journal and the mark on the list. */
async function eraseOne(
  ctx: Ctx,
  actor: SystemActor,
  request: Approved,
  usagerId: string,
): Promise<Erased> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const usager = await tx.usager.findUniqueOrThrow({
      where: { id: usagerId },
      select: { sub: true },
    });
    await lockName(tx, subLock(usager.sub));
    const erased = await callEraser(tx, request, usagerId);
    const { mandats, texts, attestations, whole } = erased;
    const nothing = mandats === 0 && !whole;
    await tx.erasureSubject.updateMany({
      where: { requestId: request.id, usagerId },
      data: { outcome: nothing ? "KEPT" : "ERASED", doneAt: now },
    });
    if (nothing) return erased;
    await recordEntry(ctx, tx, now, actor, {
      action: whole ? "usager_erased" : "evidence_erased",
      usagerId,
      details: { requestId: request.id, mandats, texts, attestations },
    });
    return erased;
  });
}

/** What belongs to no mandat, in one transaction; a second time finds nothing. */
async function eraseOrphans(ctx: Ctx, actor: SystemActor, request: Approved): Promise<number> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const [erased] = await tx.$queryRaw<{ texts: number; conversations: number }[]>`
      select texts, conversations
      from erase_orphans(${REASON}, ${request.approvers}::uuid[], ${request.id}::uuid)`;
    const { texts, conversations } = erased ?? { texts: 0, conversations: 0 };
    if (texts + conversations === 0) return 0;
    await recordEntry(ctx, tx, now, actor, {
      action: "orphan_texts_erased",
      details: { requestId: request.id, texts, conversations },
    });
    return texts + conversations;
  });
}

const nextSubjects = (ctx: Ctx, requestId: string) =>
  ctx.db.erasureSubject.findMany({
    where: { requestId, doneAt: null },
    orderBy: { usagerId: "asc" },
    take: BATCH,
    select: { usagerId: true },
  });

/**
 * Executes the approved request of erasure (mandats §7.6), if there is one: for each person on its list,
 * the database erases what is still due, then the texts that belong to no mandat. Entries of the journal
 * never change. A run that was cut goes on
 * where it stopped; a second one does nothing. Called by the job.
 * @param ctx with the database of the retention role, the only one that may erase
 */
export async function eraseDue(ctx: Ctx, actor: SystemActor): Promise<ErasureCounts> {
  const counts: ErasureCounts = { mandats: 0, usagers: 0, kept: 0, orphans: 0 };
  const open = await openErasure(ctx.db);
  const approvers = open?.approvals.map(({ approverId }) => approverId) ?? [];
  if (!open || approvers.length < APPROVALS_NEEDED) return counts;
  const request = { id: open.id, approvers };
  for (;;) {
    const subjects = await nextSubjects(ctx, request.id);
    for (const { usagerId } of subjects) {
      const { mandats, whole } = await eraseOne(ctx, actor, request, usagerId);
      counts.mandats += mandats;
      counts.usagers += whole ? 1 : 0;
      counts.kept += mandats === 0 && !whole ? 1 : 0;
    }
    if (subjects.length < BATCH) break;
  }
  counts.orphans = await eraseOrphans(ctx, actor, request);
  await complete(ctx, actor, request, counts);
  return counts;
}

async function complete(
  ctx: Ctx,
  actor: SystemActor,
  request: Approved,
  counts: ErasureCounts,
): Promise<void> {
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await tx.erasureRequest.updateMany({ where: { id: request.id }, data: { completedAt: now } });
    await recordEntry(ctx, tx, now, actor, {
      action: "erasure_completed",
      details: { requestId: request.id, ...counts },
    });
    await mailErasureReport(ctx, tx, now, { requestId: request.id, ...counts });
  });
}
