import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { requireOtherReferent } from "@/lib/organisation/last-referent";
import { enqueue } from "@/lib/outbox/enqueue";
import type { MemberActInput } from "./act-schema";
import { activeReferents } from "./active-referents";
import { lockManagedMember } from "./managed-member";
import {
  referentDesignatedMail,
  referentDesignatedNotice,
  referentWithdrawnMail,
} from "./member-mails";
import { requireSameOrganisation } from "./same-organisation";

/** The organisation first: its référents change one at a time. */
const lockOrganisation = (tx: Tx, id: string) =>
  tx.$queryRaw`select 1 from organisation where id = ${id}::uuid for no key update`;

const setRight = (tx: Tx, actor: ReferentActor, userId: string, referentSince: Date | null) =>
  tx.membership.update({
    where: { userId_organisationId: { userId, organisationId: actor.organisationId } },
    data: { referentSince },
  });

const actOf = (actor: ReferentActor, at: Date) => ({
  by: actor.fullName,
  organisationName: actor.organisationName,
  at,
});

/**
 * A référent makes an active member of the current organisation référent of it (auth-referent §4.8), at
 * the person's next request. Mails to the person and to all référents, journal `referent_designated`.
 * @throws ORGANISATION_CHANGEE, PROFIL_INTROUVABLE, REFERENT_REFUSE, COMPTE_DEJA_DESACTIVE,
 * DEJA_REFERENT
 */
export async function designateReferent(
  ctx: Ctx,
  actor: ReferentActor,
  input: MemberActInput,
): Promise<void> {
  requireSameOrganisation(actor, input.organisation);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await lockOrganisation(tx, actor.organisationId);
    const { user, referentSince } = await lockManagedMember(tx, actor, input.user);
    if (user.deactivatedAt !== null) throw new DomainError("COMPTE_DEJA_DESACTIVE");
    if (referentSince !== null) throw new DomainError("DEJA_REFERENT");
    const others = await activeReferents(tx, actor.organisationId);
    await setRight(tx, actor, user.id, now);
    const act = actOf(actor, now);
    await enqueue(ctx, tx, now, referentDesignatedMail(ctx, user, act));
    for (const other of others)
      await enqueue(ctx, tx, now, referentDesignatedNotice(ctx, other, act, user));
    const details = { memberId: user.id };
    await recordEntry(ctx, tx, now, actor, { action: "referent_designated", details });
  });
}

/**
 * A référent takes the référent's right from another one of the current organisation (auth-referent
 * §4.8): memberships stay, never the last active référent. Of two who withdraw each other at once, one
 * wins. Mail, journal `referent_withdrawn`.
 * @throws ORGANISATION_CHANGEE, ACTE_SUR_SOI_MEME, PROFIL_INTROUVABLE, REFERENT_REFUSE, PAS_REFERENT,
 * DERNIER_REFERENT
 */
export async function withdrawReferent(
  ctx: Ctx,
  actor: ReferentActor,
  input: MemberActInput,
): Promise<void> {
  requireSameOrganisation(actor, input.organisation);
  if (input.user === actor.userId) throw new DomainError("ACTE_SUR_SOI_MEME");
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await lockOrganisation(tx, actor.organisationId);
    const { user, referentSince } = await lockManagedMember(tx, actor, input.user);
    if (referentSince === null) throw new DomainError("PAS_REFERENT");
    await requireOtherReferent(tx, user.id, [actor.organisationId]);
    await setRight(tx, actor, user.id, null);
    if (user.deactivatedAt === null)
      await enqueue(ctx, tx, now, referentWithdrawnMail(ctx, user, actOf(actor, now)));
    const details = { memberId: user.id };
    await recordEntry(ctx, tx, now, actor, { action: "referent_withdrawn", details });
  });
}
