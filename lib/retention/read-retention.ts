import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { Prisma } from "@/lib/generated/prisma/client";
import { isUuid } from "@/lib/db/uuid";
import { APPROVALS_NEEDED } from "./open-erasure";
import { holdContext } from "./place-hold";
import { previewErasure } from "./preview-erasure";
import { requireTechnical } from "./require-technical";

/** Requests shown once they are over, the latest first. */
const HISTORY_SIZE = 10;

const NAMED = { select: { firstName: true, lastName: true } } as const;
const WITH_PEOPLE = {
  requestedBy: NAMED,
  approvals: { orderBy: { approvedAt: "asc" }, include: { approver: NAMED } },
  subjects: { select: { mandats: true, whole: true, outcome: true } },
} as const satisfies Prisma.ErasureRequestInclude;
type RequestRow = Prisma.ErasureRequestGetPayload<{ include: typeof WITH_PEOPLE }>;

export interface ErasureView {
  id: string;
  dueBefore: Date;
  requestedAt: Date;
  requestedBy: string;
  approvals: { by: string; at: Date }[];
  /** Two people have approved: the job does the rest. */
  approved: boolean;
  approvedByMe: boolean;
  mandats: number;
  /** Usagers of whom nothing will be left. */
  usagers: number;
  /** Texts and conversations by SMS of no mandat, when the list was made. */
  orphans: number;
  kept: number;
  state: "open" | "completed" | "cancelled";
}

export interface HoldView {
  id: string;
  usagerId: string;
  mandatId: string | null;
  reason: string;
  placedBy: string;
  placedAt: Date;
}

export interface RetentionView {
  due: { mandats: number; usagers: number; orphans: number };
  open: ErasureView | null;
  past: ErasureView[];
  holds: HoldView[];
}

const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`;

const stateOf = ({ completedAt, cancelledAt }: RequestRow): ErasureView["state"] => {
  if (completedAt !== null) return "completed";
  return cancelledAt === null ? "open" : "cancelled";
};

const viewOf = (row: RequestRow, actor: StaffActor): ErasureView => ({
  id: row.id,
  dueBefore: row.dueBefore,
  requestedAt: row.requestedAt,
  requestedBy: nameOf(row.requestedBy),
  approvals: row.approvals.map(({ approver, approvedAt }) => ({
    by: nameOf(approver),
    at: approvedAt,
  })),
  approved: row.approvals.length >= APPROVALS_NEEDED,
  approvedByMe: row.approvals.some(({ approverId }) => approverId === actor.userId),
  mandats: row.subjects.reduce((sum, { mandats }) => sum + mandats, 0),
  usagers: row.subjects.filter(({ whole }) => whole).length,
  orphans: row.orphans,
  kept: row.subjects.filter(({ outcome }) => outcome === "KEPT").length,
  state: stateOf(row),
});

const WITH_AUTHOR = { placedBy: NAMED } as const satisfies Prisma.LegalHoldInclude;
type HoldRow = Prisma.LegalHoldGetPayload<{ include: typeof WITH_AUTHOR }>;

const holdOf = (ctx: Ctx, row: HoldRow): HoldView => ({
  id: row.id,
  usagerId: row.usagerId,
  mandatId: row.mandatId,
  reason: ctx.cipher.open(row.reason, holdContext(row.id)),
  placedBy: nameOf(row.placedBy),
  placedAt: row.placedAt,
});

/**
 * State of the conservation for technical admins: what is due, the request under discussion, the past
 * ones, the standing holds. Identifiers and counts, no name of an usager.
 * @throws CONSERVATION_REFUSEE
 */
export async function readRetention(ctx: Ctx, actor: StaffActor): Promise<RetentionView> {
  requireTechnical(actor);
  return inTransaction(ctx, async (tx) => {
    const requests = await tx.erasureRequest.findMany({
      orderBy: { requestedAt: "desc" },
      take: HISTORY_SIZE + 1,
      include: WITH_PEOPLE,
    });
    const holds = await tx.legalHold.findMany({
      where: { liftedAt: null },
      orderBy: [{ placedAt: "desc" }, { id: "asc" }],
      include: WITH_AUTHOR,
    });
    const views = requests.map((row) => viewOf(row, actor));
    return {
      due: await previewErasure({ db: tx, clock: ctx.clock }),
      open: views.find(({ state }) => state === "open") ?? null,
      past: views.filter(({ state }) => state !== "open").slice(0, HISTORY_SIZE),
      holds: holds.map((row) => holdOf(ctx, row)),
    };
  });
}

/** A standing hold. @throws CONSERVATION_REFUSEE, CONSERVATION_MESURE_INTROUVABLE */
export async function readHold(ctx: Ctx, actor: StaffActor, holdId: string): Promise<HoldView> {
  requireTechnical(actor);
  const row = isUuid(holdId)
    ? await ctx.db.legalHold.findFirst({
        where: { id: holdId, liftedAt: null },
        include: WITH_AUTHOR,
      })
    : null;
  if (!row) throw new DomainError("CONSERVATION_MESURE_INTROUVABLE");
  return holdOf(ctx, row);
}
