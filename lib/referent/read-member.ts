import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { DeactivationReason } from "@/lib/generated/prisma/client";
import { readManagedMember } from "./managed-member";

const DAY_MS = 86_400_000;

/** A structure that the person and the référent both belong to. */
export interface CommonOrganisation {
  id: string;
  name: string;
  isReferent: boolean;
}

/** What a référent sees of somebody (auth-referent §4.3): never an address of connection, an usager or a mandat. */
export interface MemberDetail {
  id: string;
  fullName: string;
  email: string;
  profession: string;
  isSelf: boolean;
  /** Of the current organisation. */
  isReferent: boolean;
  /** May create mandats. */
  isAidant: boolean;
  deactivatedAt: Date | null;
  deactivationReason: DeactivationReason | null;
  organisations: CommonOrganisation[];
  /** Belongs to no other structure: deactivating closes the account. */
  isOnlyHere: boolean;
  /** Shown to the month. */
  lastLoginAt: Date | null;
  /** Too many wrong codes: no sign-in from a new browser until somebody acts; null when none. */
  suspendedAt: Date | null;
  /** When the account closes if nobody signs in; null when no warning runs. */
  closesAt: Date | null;
  /** The référent is référent of other structures too: the organisations of the person may change. */
  mayMove: boolean;
}

type Warned = {
  deactivatedAt: Date | null;
  deactivationWarnedAt: Date | null;
  lastLoginAt: Date | null;
  reactivatedAt: Date | null;
};

/** A sign-in or a reactivation after the warning makes it of no effect (auth-referent §7). */
function closingOf({ settings }: Pick<Ctx, "settings">, user: Warned): Date | null {
  const { deactivationWarnedAt: warned } = user;
  if (!settings.INACTIVITY_DEACTIVATION || warned === null || user.deactivatedAt) return null;
  const acts = [user.lastLoginAt, user.reactivatedAt];
  if (acts.some((act) => act !== null && act >= warned)) return null;
  return new Date(warned.getTime() + settings.INACTIVITY_GRACE_DAYS * DAY_MS);
}

/**
 * One person of the actor's organisation, for its référents.
 * @throws PROFIL_INTROUVABLE for unknown ids and those of other structures, alike
 */
export async function readMember(
  ctx: Pick<Ctx, "db" | "settings">,
  actor: ReferentActor,
  userId: string,
): Promise<MemberDetail> {
  const member = await readManagedMember(ctx, actor, userId);
  const { user } = member;
  const own = await ctx.db.membership.findMany({
    where: { userId: actor.userId, organisation: { deactivatedAt: null } },
    select: { organisationId: true, referentSince: true },
  });
  const common = await ctx.db.membership.findMany({
    where: { userId: user.id, organisationId: { in: own.map((m) => m.organisationId) } },
    select: { referentSince: true, organisation: { select: { id: true, name: true } } },
    orderBy: [{ organisation: { name: "asc" } }, { organisationId: "asc" }],
  });
  return {
    id: user.id,
    fullName: `${user.firstName} ${user.lastName}`,
    email: user.email,
    profession: user.profession,
    isSelf: user.id === actor.userId,
    isReferent: member.referentSince !== null,
    isAidant: user.canCreateMandats && !user.referentNonAidant,
    deactivatedAt: user.deactivatedAt,
    deactivationReason: user.deactivationReason,
    organisations: common.map(({ organisation, referentSince }) => ({
      ...organisation,
      isReferent: referentSince !== null,
    })),
    isOnlyHere: (await ctx.db.membership.count({ where: { userId: user.id } })) === 1,
    lastLoginAt: user.lastLoginAt,
    suspendedAt: user.deactivatedAt === null ? user.signInSuspendedAt : null,
    closesAt: closingOf(ctx, user),
    mayMove: own.filter(({ referentSince }) => referentSince !== null).length > 1,
  };
}
