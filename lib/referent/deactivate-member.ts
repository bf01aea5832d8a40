import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import { authorOf } from "@/lib/carte-totp/means-author";
import { unlinkMeans } from "@/lib/carte-totp/unlink-means";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { User } from "@/lib/generated/prisma/client";
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

/** Card and application of somebody who leaves: the card goes back to the stock of the structure. */
const takeBack = (ctx: Ctx, tx: Tx, actor: ReferentActor, holder: User) =>
  unlinkMeans(ctx, tx, ctx.clock.now(), {
    holder,
    author: authorOf(actor, holder.id),
    kinds: ["CARD", "APP"],
    reason: "DEPARTURE",
  });

/**
 * A référent takes somebody else out of the current organisation (auth-referent §4.9). With the only
 * one the account closes: sessions, links, enrolments, drafts, codes and tokens die at once, the
 * mandats stay; its means are unlinked in the same act if asked. Of several, this one is lost, référent's right included, and a mail says so. Journal
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
      const unlinked = input.delier === undefined ? [] : await takeBack(ctx, tx, actor, user);
      const act = { by: actor.fullName, organisationName, at: now };
      await enqueue(ctx, tx, now, memberDeactivatedMail(ctx, user, act, unlinked.length > 0));
    }
    return { accountDeactivated, wasReferent: referentSince !== null };
  });
}
