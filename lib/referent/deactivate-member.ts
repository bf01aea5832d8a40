import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import { detachMember, lockMember } from "@/lib/organisation/detach-member";
import { requireOtherReferent } from "@/lib/organisation/last-referent";
import { enqueue } from "@/lib/outbox/enqueue";
import { memberActSchema } from "./act-schema";
import { memberDeactivatedMail } from "./member-mails";
import { requireReferentRights } from "./rights";
import { requireSameOrganisation } from "./same-organisation";

export const deactivateMemberSchema = memberActSchema.extend({
  delier: z.literal("on").optional(),
});

export interface Deactivation {
  /** The only organisation of the person: the account is closed. Of several, only this one is lost. */
  accountDeactivated: boolean;
  wasReferent: boolean;
}

/**
 * A référent takes somebody else out of the current organisation (auth-referent §4.9). With the only
 * one the account closes: sessions, links, enrolments, drafts, codes and tokens die at once, the
 * mandats stay. Of several, this one is lost, référent's right included, and a mail says so. Journal
 * `leave_organisation`.
 * @throws ORGANISATION_CHANGEE, ACTE_SUR_SOI_MEME, PROFIL_INTROUVABLE, REFERENT_REFUSE,
 * COMPTE_DEJA_DESACTIVE, DERNIER_REFERENT
 */
export async function deactivateMember(
  ctx: Ctx,
  actor: ReferentActor,
  input: z.output<typeof deactivateMemberSchema>,
): Promise<Deactivation> {
  requireSameOrganisation(actor, input.organisation);
  if (input.user === actor.userId) throw new DomainError("ACTE_SUR_SOI_MEME");
  if (!isUuid(input.user)) throw new DomainError("PROFIL_INTROUVABLE");
  const now = ctx.clock.now();
  const { organisationId, organisationName } = actor;
  return inTransaction(ctx, async (tx) => {
    const member = await lockMember(tx, now, { organisationId, userId: input.user });
    await requireReferentRights(tx, actor);
    if (!member) throw new DomainError("PROFIL_INTROUVABLE");
    const { user, referentSince } = member;
    if (user.deactivatedAt !== null) throw new DomainError("COMPTE_DEJA_DESACTIVE");
    await requireOtherReferent(tx, user.id, [organisationId]);
    const by = { author: actor, reason: "REFERENT" } as const;
    const accountDeactivated = await detachMember(ctx, tx, now, member, by);
    if (accountDeactivated) {
      const act = { by: actor.fullName, organisationName, at: now };
      await enqueue(ctx, tx, now, memberDeactivatedMail(ctx, user, act, false));
    }
    return { accountDeactivated, wasReferent: referentSince !== null };
  });
}
