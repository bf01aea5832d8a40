import { endSessions } from "@/lib/auth/end-sessions";
import type { Tx } from "@/lib/db/transaction";
import type { DeactivationReason } from "@/lib/generated/prisma/client";
import { OPEN_DRAFT_STATUSES, WITHOUT_LEG } from "@/lib/mandat/draft-status";

/** States of a connection in which FranceConnect may still read an identity. */
export const OPEN_CONNECTIONS = [
  "REQUESTED",
  "USAGER_CHOSEN",
  "CODE_ISSUED",
  "TOKEN_ISSUED",
] as const;

/**
 * Closes an account in the act that demands it, which also writes the journal (auth-referent §1.3): out
 * at its next request, its links, enrolments, drafts, codes and tokens for FranceConnect dead. Its mandats stay
 * with the structure.
 * @returns false when it was closed already: nothing was written
 */
export async function deactivateAccount(
  tx: Tx,
  now: Date,
  userId: string,
  reason: DeactivationReason,
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, deactivatedAt: null },
    data: { deactivatedAt: now, deactivationReason: reason },
  });
  if (count === 0) return false;
  await endSessions(tx, now, userId, "ACCOUNT_DEACTIVATED");
  await tx.mandatDraft.updateMany({
    where: { aidantId: userId, status: { in: [...OPEN_DRAFT_STATUSES] } },
    data: { ...WITHOUT_LEG, status: "ABANDONED", updatedAt: now },
  });
  await tx.fiConnection.updateMany({
    where: { aidantId: userId, status: { in: [...OPEN_CONNECTIONS] } },
    data: { status: "REVOKED" },
  });
  await tx.firstConnection.deleteMany({ where: { userId } });
  await tx.emailChange.deleteMany({ where: { userId } });
  return true;
}
