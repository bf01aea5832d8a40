import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { readManagedMember } from "@/lib/referent/managed-member";

export interface MeansView {
  userId: string;
  fullName: string;
  isSelf: boolean;
  /** Means may only be taken back. */
  deactivated: boolean;
  card: { serial: string; confirmed: boolean; awaitsNextCode: boolean } | null;
  hasApplication: boolean;
  /** Nothing would be left to sign in with once this one is gone. */
  last: "CARD" | "APP" | null;
}

/**
 * Means of connection of one member of the current structure (auth-referent §4.3, §4.4), for its
 * référents; never a secret.
 * @throws PROFIL_INTROUVABLE
 */
export async function readMeans(
  ctx: Pick<Ctx, "db" | "clock">,
  actor: ReferentActor,
  userId: string,
): Promise<MeansView> {
  const { user } = await readManagedMember(ctx, actor, userId);
  const devices = await ctx.db.otpDevice.findMany({ where: { userId } });
  const card = devices.find(({ kind }) => kind === "CARD");
  const confirmed = devices.filter(({ confirmedAt }) => confirmedAt !== null);
  const now = ctx.clock.now();
  return {
    userId,
    fullName: `${user.firstName} ${user.lastName}`,
    isSelf: userId === actor.userId,
    deactivated: user.deactivatedAt !== null,
    card: card
      ? {
          serial: card.serialNumber ?? "",
          confirmed: card.confirmedAt !== null,
          awaitsNextCode: card.resyncUntil !== null && card.resyncUntil > now,
        }
      : null,
    hasApplication: devices.some(({ kind }) => kind === "APP"),
    last: confirmed.length === 1 ? (confirmed[0]?.kind ?? null) : null,
  };
}
