import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import { OPEN_DRAFT_STATUSES } from "./draft-status";
import { isOfferedDuree, type OfferedDuree } from "./duration";

export interface CreationForm {
  organisationName: string;
  /** Whether the aidant must be told which organisation the mandat is for. */
  severalOrganisations: boolean;
  allowedDemarches: readonly DemarcheKey[];
  /** Choices of the draft in progress, to be offered again. */
  demarches: readonly DemarcheKey[];
  duree: OfferedDuree | null;
}

/** Démarches that the current organisation may ask for, in display order; for the form and its action. */
export async function allowedDemarches(ctx: Ctx, actor: AidantActor): Promise<DemarcheKey[]> {
  const organisation = await ctx.db.organisation.findFirst({
    where: { id: actor.organisationId, deactivatedAt: null },
    select: { allowedDemarches: true },
  });
  return inDisplayOrder(organisation?.allowedDemarches ?? []);
}

/**
 * What the creation form shows (mandats §3.3), prefilled from the aidant's own draft for this
 * organisation, left or failed less than 24 h ago (decision 42). Never another aidant's.
 */
export async function creationForm(ctx: Ctx, actor: AidantActor): Promise<CreationForm> {
  const allowed = await allowedDemarches(ctx, actor);
  const memberships = await ctx.db.membership.count({
    where: { userId: actor.userId, organisation: { deactivatedAt: null } },
  });
  const draft = await ctx.db.mandatDraft.findFirst({
    where: {
      aidantId: actor.userId,
      organisationId: actor.organisationId,
      kind: "NEW",
      status: { in: [...OPEN_DRAFT_STATUSES] },
      expiresAt: { gte: ctx.clock.now() },
    },
    select: { demarches: true, duree: true },
  });
  const duree = draft?.duree ?? null;
  return {
    organisationName: actor.organisationName,
    severalOrganisations: memberships > 1,
    allowedDemarches: allowed,
    demarches: inDisplayOrder((draft?.demarches ?? []).filter((key) => allowed.includes(key))),
    duree: duree !== null && isOfferedDuree(duree) ? duree : null,
  };
}
