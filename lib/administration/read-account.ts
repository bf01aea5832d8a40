import type { StaffActor } from "@/lib/auth/actor";
import { accountStateOf, type AccountState } from "@/lib/compte/account-state";
import { openAccountPhone } from "@/lib/compte/phone";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { DeactivationReason, Prisma } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { newBrowserStanding } from "@/lib/throttle/code-throttle";
import { assertStaffRole } from "./assert-role";
import { hasStaffRole, type StaffRole } from "./roles";

export interface AccountDevice {
  kind: "APP" | "CARD";
  serialNumber: string | null;
  confirmedAt: Date | null;
  /** Learnt difference with the server clock, in steps. */
  drift: number;
}

export interface AccountDetail {
  id: string;
  fullName: string;
  email: string;
  profession: string;
  state: AccountState;
  canCreateMandats: boolean;
  referentNonAidant: boolean;
  staffRoles: StaffRole[];
  /** E.164, for those who may act on it; otherwise only whether there is one. */
  phone: string | null;
  hasPhone: boolean;
  cguVersion: string | null;
  createdAt: Date;
  lastLoginAt: Date | null;
  deactivatedAt: Date | null;
  deactivationReason: DeactivationReason | null;
  deactivationWarnedAt: Date | null;
  firstLoginOpenUntil: Date | null;
  organisations: { id: string; name: string; active: boolean; isReferent: boolean }[];
  devices: AccountDevice[];
  liveSessions: number;
  /** Wrong codes from new browsers, and what they stop now. */
  throttle: { failures: number; waitSeconds: number; suspendedAt: Date | null };
}

const WITH_ALL = {
  staffRoles: { select: { role: true } },
  otpDevices: { orderBy: { kind: "asc" } },
  memberships: {
    select: {
      referentSince: true,
      organisation: { select: { id: true, name: true, deactivatedAt: true } },
    },
    orderBy: { organisation: { name: "asc" } },
  },
} as const satisfies Prisma.UserInclude;

/** Devices without their secrets, which leave the database only to verify a code (auth-referent §2.5). */
const deviceView = ({ kind, serialNumber, confirmedAt, drift }: AccountDevice): AccountDevice => ({
  kind,
  serialNumber,
  confirmedAt,
  drift,
});

/**
 * Everything the team sees of one account (habilitation §7.5): never a secret, an usager or an address of
 * connection. For any member of the team; journaled `admin_read`.
 * @throws ADMIN_ROLE_REFUSE, COMPTE_INTROUVABLE
 */
export async function readAccount(
  ctx: Ctx,
  actor: StaffActor,
  userId: string,
): Promise<AccountDetail> {
  assertStaffRole(actor, "TEAM");
  if (!isUuid(userId)) throw new DomainError("COMPTE_INTROUVABLE");
  const now = ctx.clock.now();
  const idleEdge = new Date(now.getTime() - ctx.settings.SESSION_IDLE * 1000);
  return inTransaction(ctx, async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId }, include: WITH_ALL });
    if (!user) throw new DomainError("COMPTE_INTROUVABLE");
    const liveSessions = await tx.session.count({
      where: { userId, endedAt: null, expires: { gt: now }, lastActivityAt: { gt: idleEdge } },
    });
    const { failures, waitSeconds } = await newBrowserStanding(ctx, tx, user.email, now);
    const details = { subject: "account", userId } as const;
    await recordEntry(ctx, tx, now, actor, { action: "admin_read", details });
    return {
      id: user.id,
      fullName: `${user.firstName} ${user.lastName}`,
      email: user.email,
      profession: user.profession,
      state: accountStateOf(user),
      canCreateMandats: user.canCreateMandats,
      referentNonAidant: user.referentNonAidant,
      staffRoles: user.staffRoles.map(({ role }) => role),
      phone: hasStaffRole(actor.roles, "METIER") ? openAccountPhone(ctx, user) : null,
      hasPhone: user.phone !== null,
      cguVersion: user.cguVersion,
      createdAt: user.createdAt,
      lastLoginAt: user.lastLoginAt,
      deactivatedAt: user.deactivatedAt,
      deactivationReason: user.deactivationReason,
      deactivationWarnedAt: user.deactivationWarnedAt,
      firstLoginOpenUntil: user.firstLoginOpenUntil,
      organisations: user.memberships.map(({ referentSince, organisation }) => ({
        id: organisation.id,
        name: organisation.name,
        active: organisation.deactivatedAt === null,
        isReferent: referentSince !== null,
      })),
      devices: user.otpDevices.map(deviceView),
      liveSessions,
      throttle: { failures, waitSeconds, suspendedAt: user.signInSuspendedAt },
    };
  });
}
