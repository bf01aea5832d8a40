import type { Tx } from "@/lib/db/transaction";
import type { SessionEndReason } from "@/lib/generated/prisma/client";

/**
 * Ends every session, pending link and pending application of an account, in the act that demands it: deactivation, change
 * of address, removal of a device, decision of the team (auth-referent §2.10).
 */
export async function endSessions(
  tx: Tx,
  now: Date,
  userId: string,
  reason: SessionEndReason,
): Promise<void> {
  await tx.session.updateMany({
    where: { userId, endedAt: null },
    data: { endedAt: now, endReason: reason },
  });
  await tx.loginRequest.updateMany({
    where: { userId, status: { in: ["GRANTED", "SENT"] } },
    data: { status: "REVOKED" },
  });
  await tx.deviceEnrolment.deleteMany({ where: { userId, usedAt: null } });
}
