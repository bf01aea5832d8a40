import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import type { MemberActInput } from "./act-schema";
import { lockManagedMember } from "./managed-member";
import { memberReactivatedMail } from "./member-mails";
import { requireSameOrganisation } from "./same-organisation";

/** What only the team undoes. */
const RESERVED = ["STAFF", "ORGANISATION"] as const;

/**
 * A référent opens again the account of a member of the current organisation (auth-referent §4.9). The
 * inactivity jobs count from this instant; the CGU are asked again when their version has changed.
 * Journal `member_reactivated`.
 * @throws ORGANISATION_CHANGEE, PROFIL_INTROUVABLE, REFERENT_REFUSE, COMPTE_DEJA_ACTIF,
 * REACTIVATION_RESERVEE when the team closed the account, or it closed with its structure
 */
export async function reactivateMember(
  ctx: Ctx,
  actor: ReferentActor,
  input: MemberActInput,
): Promise<void> {
  requireSameOrganisation(actor, input.organisation);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    const { user } = await lockManagedMember(tx, actor, input.user);
    const { deactivatedAt, deactivationReason: reason } = user;
    if (deactivatedAt === null) throw new DomainError("COMPTE_DEJA_ACTIF");
    if (RESERVED.some((one) => one === reason)) throw new DomainError("REACTIVATION_RESERVEE");
    await tx.user.update({
      where: { id: user.id },
      data: {
        deactivatedAt: null,
        deactivationReason: null,
        deactivationWarnedAt: null,
        reactivatedAt: now,
      },
    });
    const act = { by: actor.fullName, organisationName: actor.organisationName, at: now };
    await enqueue(ctx, tx, now, memberReactivatedMail(ctx, user, act));
    const details = { memberId: user.id, previousReason: reason };
    await recordEntry(ctx, tx, now, actor, { action: "member_reactivated", details });
  });
}
