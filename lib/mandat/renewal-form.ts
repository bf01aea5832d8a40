import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import type { DureeKeyword } from "@/lib/generated/prisma/client";
import { fullNameOf } from "@/lib/usager/identity";
import {
  allowedDemarches,
  findOwnChoices,
  isInSeveralOrganisations,
  remoteForm,
  type CreationForm,
} from "./draft-form";
import { isOfferedDuree } from "./duration";
import { getRenewable } from "./renewable";

export interface RenewalForm extends CreationForm {
  usager: { id: string; fullName: string };
  renewed: { id: string; createdAt: Date; expiresAt: Date; expired: boolean };
  /** Running under the renewed mandat but withdrawn from the organisation (decision 50). */
  withdrawn: DemarcheKey[];
}

const offered = (duree: DureeKeyword | null) =>
  duree !== null && isOfferedDuree(duree) ? duree : null;

/**
 * What the renewal form shows (mandats §5.1): the choices of the mandat to renew, as far as they are
 * still allowed, all of which can be changed.
 * @param mandatId the mandat that the reader chose, or empty
 * @throws USAGER_INTROUVABLE, RENOUVELLEMENT_IMPOSSIBLE
 */
export async function renewalForm(
  ctx: Ctx,
  actor: AidantActor,
  named: { usagerId: string; mandatId: string },
): Promise<RenewalForm> {
  const now = ctx.clock.now();
  const { usager, mandat } = await getRenewable(ctx.db, actor, named, now);
  const allowed = await allowedDemarches(ctx, actor);
  const running = mandat.autorisations.flatMap((line) => (line.revokedAt ? [] : [line.demarche]));
  const draft = await findOwnChoices(ctx, actor, { kind: "RENEWAL", renewalOfId: mandat.id });
  const { id, createdAt, expiresAt } = mandat;
  return {
    organisationId: actor.organisationId,
    organisationName: actor.organisationName,
    severalOrganisations: await isInSeveralOrganisations(ctx, actor),
    allowedDemarches: allowed,
    demarches: inDisplayOrder((draft?.demarches ?? running).filter((key) => allowed.includes(key))),
    duree: offered(draft ? draft.duree : mandat.duree),
    remote: remoteForm(ctx, draft),
    contactEmail: ctx.settings.CONTACT_EMAIL,
    usager: { id: usager.id, fullName: fullNameOf(usager) },
    renewed: { id, createdAt, expiresAt, expired: now > expiresAt },
    withdrawn: inDisplayOrder(running.filter((key) => !allowed.includes(key))),
  };
}
