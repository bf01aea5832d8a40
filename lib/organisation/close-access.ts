import type { Tx } from "@/lib/db/transaction";
import { OPEN_CONNECTIONS } from "@/lib/compte/deactivate-account";
import { OPEN_DRAFT_STATUSES, WITHOUT_LEG } from "@/lib/mandat/draft-status";

/** Everybody of an organisation, or one member of it. */
interface Scope {
  organisationId: string;
  userId?: string;
}

/**
 * Abandons the mandats being prepared for an organisation. First statement of its transaction: a
 * signature locks its draft, then the organisation, then the account, and so must what stops it.
 */
export async function abandonDrafts(tx: Tx, now: Date, scope: Scope): Promise<void> {
  const { organisationId, userId } = scope;
  await tx.mandatDraft.updateMany({
    where: {
      organisationId,
      ...(userId === undefined ? {} : { aidantId: userId }),
      status: { in: [...OPEN_DRAFT_STATUSES] },
    },
    data: { status: "ABANDONED", ...WITHOUT_LEG, updatedAt: now },
  });
}

/**
 * A member of an organisation, out of it at once: sessions opened for it, codes and tokens given to
 * FranceConnect in its name (auth-referent §1.3).
 */
export async function closeAccessOn(tx: Tx, now: Date, scope: Required<Scope>): Promise<void> {
  await endSessionsOn(tx, now, scope);
  await tx.fiConnection.updateMany({
    where: {
      organisationId: scope.organisationId,
      aidantId: scope.userId,
      status: { in: [...OPEN_CONNECTIONS] },
    },
    data: { status: "REVOKED" },
  });
}

/** Ends the sessions opened for an organisation; those on another one stay (mandats §6). */
export async function endSessionsOn(tx: Tx, now: Date, scope: Scope): Promise<void> {
  const { organisationId, userId } = scope;
  await tx.session.updateMany({
    where: { organisationId, ...(userId === undefined ? {} : { userId }), endedAt: null },
    data: { endedAt: now, endReason: "REVOKED" },
  });
}
