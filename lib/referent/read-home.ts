import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";

/** What the home of the espace référent says of the organisation (auth-referent §4.1). */
export interface ReferentHome {
  habilitationNumber: string | null;
  mandatsCreated: number;
  /** Active members who may create mandats. */
  activeAidants: number;
  /** Not expired, with at least one autorisation still running. */
  activeMandats: number;
  /** Distinct usagers of all its mandats. */
  usagers: number;
}

/** Figures of the actor's organisation, for its référents; one statement each. */
export async function readReferentHome(
  ctx: Pick<Ctx, "db" | "clock">,
  { organisationId }: ReferentActor,
): Promise<ReferentHome> {
  const now = ctx.clock.now();
  const [organisation, mandatsCreated, activeAidants, activeMandats, [distinct]] =
    await Promise.all([
      ctx.db.organisation.findUniqueOrThrow({
        where: { id: organisationId },
        select: { habilitationNumber: true },
      }),
      ctx.db.mandat.count({ where: { organisationId } }),
      ctx.db.membership.count({
        where: { organisationId, user: { deactivatedAt: null, canCreateMandats: true } },
      }),
      ctx.db.mandat.count({
        where: {
          organisationId,
          endedAt: null,
          autorisations: { some: { revokedAt: null, expiresAt: { gte: now } } },
        },
      }),
      ctx.db.$queryRaw<{ usagers: bigint }[]>`
      select count(distinct usager_id) as usagers from mandat
      where organisation_id = ${organisationId}::uuid`,
    ]);
  return {
    ...organisation,
    mandatsCreated,
    activeAidants,
    activeMandats,
    usagers: Number(distinct?.usagers ?? 0),
  };
}
