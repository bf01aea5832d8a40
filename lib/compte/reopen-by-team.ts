import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { enqueue } from "@/lib/outbox/enqueue";
import { accountActMail, TEAM } from "./account-act-mail";
import { ACCOUNT_FIELD, lockAccountForTeam, type TeamActInput } from "./team-act";

/**
 * Reactivates an account whatever closed it, by an admin métier (auth-referent §6: an explicit decision
 * of the team). The inactivity jobs start again from now; means that were unlinked are linked anew.
 * Journal `account_reactivated`; mail to the person.
 * @throws COMPTE_DEJA_ACTIF, COMPTE_INTROUVABLE, COMPTE_SOI_MEME, COMPTE_EQUIPE, ADMIN_ROLE_REFUSE
 */
export async function reopenAccountByTeam(
  ctx: Ctx,
  actor: StaffActor,
  input: TeamActInput,
): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const user = await lockAccountForTeam(tx, actor, input[ACCOUNT_FIELD]);
    if (user.deactivatedAt === null) throw new DomainError("COMPTE_DEJA_ACTIF");
    await tx.user.update({
      where: { id: user.id },
      data: {
        deactivatedAt: null,
        deactivationReason: null,
        deactivationWarnedAt: null,
        reactivatedAt: now,
      },
    });
    const act = {
      kind: "account-reactivated",
      subject: "Votre compte Aidants Connect est réactivé",
      facts: [
        "Votre compte Aidants Connect est de nouveau actif. Si votre moyen de connexion a été délié, votre référent vous en associe un nouveau.",
      ],
      by: TEAM,
      now,
    };
    await enqueue(ctx, tx, now, accountActMail(ctx, user, act));
    await recordPrivateEntry(ctx, tx, now, actor, {
      action: "account_reactivated",
      details: { userId: user.id },
      personal: { reason: input.motif },
    });
    return user.id;
  });
}
