import { z } from "zod";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { enqueue } from "@/lib/outbox/enqueue";
import { parsePhone } from "@/lib/telephone/parse";
import { accountActMail, TEAM } from "./account-act-mail";
import { sealAccountPhone } from "./phone";
import { ACCOUNT_FIELD, accountField, lockAccountForTeam, reasonField } from "./team-act";

const FORMAT = "Saisissez un numéro de mobile français valide, par exemple 06 12 34 56 78.";

/** Form of the page that records a mobile. */
export const recordPhoneSchema = z.object({
  ...accountField,
  telephone: z
    .string({ error: FORMAT })
    .max(40, FORMAT)
    .transform((typed, issues) => {
      const phone = parsePhone(typed);
      if (phone?.canBeMobile) return phone.e164;
      issues.addIssue({ code: "custom", message: FORMAT });
      return z.NEVER;
    }),
  motif: reasonField,
});

export type RecordPhoneInput = z.output<typeof recordPhoneSchema>;

/**
 * Records or corrects the mobile of a référent, by an admin métier who has called the person back
 * (auth-referent §3.12). Only the first connection uses it: a request under way dies with the old
 * number. Journal `phone_recorded` with number and reason as personal text; mail to the person.
 * @throws ADMIN_ROLE_REFUSE, COMPTE_INTROUVABLE, COMPTE_SOI_MEME, COMPTE_EQUIPE, COMPTE_INACTIF,
 * COMPTE_NON_REFERENT
 */
export async function recordPhone(
  ctx: Ctx,
  actor: StaffActor,
  input: RecordPhoneInput,
): Promise<string> {
  const { telephone, motif } = input;
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const user = await lockAccountForTeam(tx, actor, input[ACCOUNT_FIELD]);
    if (user.deactivatedAt !== null) throw new DomainError("COMPTE_INACTIF");
    const held = await tx.membership.count({
      where: {
        userId: user.id,
        referentSince: { not: null },
        organisation: { deactivatedAt: null },
      },
    });
    if (held === 0) throw new DomainError("COMPTE_NON_REFERENT");
    const phone = sealAccountPhone(ctx, user.id, telephone);
    await tx.user.update({ where: { id: user.id }, data: { phone } });
    await tx.firstConnection.deleteMany({ where: { userId: user.id } });
    const facts = [
      `Le numéro de mobile qui se termine par ${telephone.slice(-2)} est maintenant celui de votre compte Aidants Connect. Il sert à vous envoyer le code de votre première connexion.`,
    ];
    const mail = { kind: "phone-recorded", subject: "Votre numéro de mobile est enregistré" };
    await enqueue(ctx, tx, now, accountActMail(ctx, user, { ...mail, facts, by: TEAM, now }));
    await recordPrivateEntry(ctx, tx, now, actor, {
      action: "phone_recorded",
      details: { userId: user.id },
      personal: { phone: telephone, reason: motif },
    });
    return user.id;
  });
}
