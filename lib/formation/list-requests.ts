import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { StructureChangeStatus, TraineeStatus } from "@/lib/generated/prisma/client";
import {
  CANCELLABLE_STATUSES,
  CHANGE_LABELS,
  SEATED,
  TRAINEE_LABELS,
  TRAINEE_ORDER,
} from "./status";

/** What the column « Inscription en formation » says. */
export type FormationCell =
  { kind: "none" | "to-book" | "peer" | "done" } | { kind: "session"; startAt: Date };

export interface RequestRow {
  kind: "trainee" | "change";
  id: string;
  fullName: string;
  status: TraineeStatus | StructureChangeStatus;
  label: string;
  formation: FormationCell;
  cancellable: boolean;
}

const isOneOf = (list: readonly string[], value: string): boolean =>
  list.some((item) => item === value);

async function listTrainees(ctx: Pick<Ctx, "db">, organisationId: string): Promise<RequestRow[]> {
  const rows = await ctx.db.trainee.findMany({
    where: { organisationId, createdByFne: false, status: { not: "VALIDATED" } },
    include: {
      inscriptions: {
        where: { state: { in: [...SEATED] } },
        select: { session: { select: { startAt: true } } },
      },
    },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { createdAt: "asc" }],
  });
  const sorted = rows.sort(
    (a, b) => TRAINEE_ORDER.indexOf(a.status) - TRAINEE_ORDER.indexOf(b.status),
  );
  return sorted.map((row) => {
    const session = row.inscriptions[0]?.session;
    const cells: Partial<Record<TraineeStatus, FormationCell>> = {
      PROCESSING: session ? { kind: "session", startAt: session.startAt } : { kind: "to-book" },
      PROCESSING_P2P: { kind: "peer" },
    };
    return {
      kind: "trainee",
      id: row.id,
      fullName: `${row.firstName} ${row.lastName}`,
      status: row.status,
      label: TRAINEE_LABELS[row.status],
      formation: cells[row.status] ?? { kind: "none" },
      cancellable: isOneOf(CANCELLABLE_STATUSES, row.status),
    };
  });
}

async function listChanges(ctx: Pick<Ctx, "db">, organisationId: string): Promise<RequestRow[]> {
  const rows = await ctx.db.structureChange.findMany({
    where: { organisationId, status: { not: "VALIDATED" } },
    orderBy: [{ status: "asc" }, { email: "asc" }, { createdAt: "asc" }],
  });
  return rows.map((row) => ({
    kind: "change",
    id: row.id,
    // Until the team has decided, the person is known here by the address that was typed, no name.
    fullName: row.email,
    status: row.status,
    label: CHANGE_LABELS[row.status],
    formation: { kind: "done" },
    cancellable: row.status === "NEW",
  }));
}

/**
 * « Demandes en cours » (auth-referent §4.7): what the current organisation has asked for and what
 * became of it, eligible people first. Those of the FNE programme and those who have an account since
 * are left out.
 */
export async function listRequests(
  ctx: Pick<Ctx, "db">,
  actor: ReferentActor,
): Promise<RequestRow[]> {
  const { organisationId } = actor;
  return [
    ...(await listTrainees(ctx, organisationId)),
    ...(await listChanges(ctx, organisationId)),
  ];
}
