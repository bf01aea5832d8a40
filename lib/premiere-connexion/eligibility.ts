import type { Tx } from "@/lib/db/transaction";
import type { User } from "@/lib/generated/prisma/client";

/** An account with what a first connection depends on (auth-referent §3.4). */
export type Candidate = Pick<
  User,
  | "id"
  | "email"
  | "firstName"
  | "lastName"
  | "phone"
  | "deactivatedAt"
  | "firstLoginClosedAt"
  | "firstLoginOpenUntil"
> & { isReferent: boolean; hasConfirmedDevice: boolean };

/** Reads an account in the transaction of the act. */
export async function findCandidate(tx: Tx, where: { id: string }): Promise<Candidate | null> {
  const user = await tx.user.findUnique({
    where,
    include: {
      memberships: {
        where: { referentSince: { not: null }, organisation: { deactivatedAt: null } },
        select: { organisationId: true },
      },
      otpDevices: { where: { confirmedAt: { not: null } }, select: { id: true } },
    },
  });
  if (!user) return null;
  const { memberships, otpDevices, ...rest } = user;
  return { ...rest, isReferent: memberships.length > 0, hasConfirmedDevice: otpDevices.length > 0 };
}

/** Why an active account has no first connection. */
export type Obstacle = "EQUIPPED" | "NOT_REFERENT" | "CLOSED";

/** What stands in the way, the number apart; nothing when a first connection is possible. Pure. */
export function obstacleOf(candidate: Candidate, now: Date): Obstacle | null {
  if (candidate.hasConfirmedDevice) return "EQUIPPED";
  if (!candidate.isReferent) return "NOT_REFERENT";
  const { firstLoginClosedAt: closed, firstLoginOpenUntil: reopened } = candidate;
  return closed !== null && (reopened === null || reopened <= now) ? "CLOSED" : null;
}

/** Serialises what happens to one account: its row is held until the end of the transaction. */
export async function lockAccount(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`select id from compte where id = ${userId}::uuid for update`;
}
