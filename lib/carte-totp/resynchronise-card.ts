import type { ReferentActor } from "@/lib/auth/actor";
import { resumeSignIn } from "@/lib/auth/resume-sign-in";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { attemptCard, type CardAnswer, type CardCodeInput } from "./card-attempt";

/**
 * A référent sets right the clock of a card that has drifted, by two consecutive codes (auth-referent
 * §2.6.4); its holder may then sign in again. Journal `card_resynchronised`.
 * @throws ORGANISATION_CHANGEE, PROFIL_INTROUVABLE, REFERENT_REFUSE, PROFIL_DESACTIVE, CARTE_ABSENTE;
 * on the field `code`: OTP_REFUSED, OTP_PAUSED, CARTE_CODES_NON_CONSECUTIFS
 */
export const resynchroniseCard = (
  ctx: Ctx,
  actor: ReferentActor,
  input: CardCodeInput,
): Promise<CardAnswer> =>
  attemptCard(ctx, actor, input, {
    twoCodes: true,
    cardOf: (holder, card) => {
      if (holder.deactivatedAt !== null) throw new DomainError("PROFIL_DESACTIVE");
      if (card === null || card.confirmedAt === null) throw new DomainError("CARTE_ABSENTE");
      return card;
    },
    proven: async (tx, now, { holder, serial }) => {
      await resumeSignIn(ctx, tx, holder.email);
      const details = { userId: holder.id, serial };
      await recordEntry(ctx, tx, now, actor, { action: "card_resynchronised", details });
    },
  });
