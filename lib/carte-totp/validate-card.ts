import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { attemptCard, type CardAnswer, type CardCodeInput } from "./card-attempt";
import { authorOf } from "./means-author";
import { meansConfirmed } from "./means-confirmed";

/**
 * A référent validates a linked card by a code that it shows (auth-referent §4.4); one that is off by
 * two to ten minutes is asked for its next code too. Journal `card_validation`, mails.
 * @throws ORGANISATION_CHANGEE, PROFIL_INTROUVABLE, REFERENT_REFUSE, PROFIL_DESACTIVE,
 * CARTE_RIEN_A_VALIDER; on the field `code`: OTP_REFUSED, OTP_PAUSED, CARTE_CODES_NON_CONSECUTIFS
 */
export const validateCard = (
  ctx: Ctx,
  actor: ReferentActor,
  input: CardCodeInput,
): Promise<CardAnswer> =>
  attemptCard(ctx, actor, input, {
    twoCodes: false,
    cardOf: (holder, card) => {
      if (holder.deactivatedAt !== null) throw new DomainError("PROFIL_DESACTIVE");
      if (card === null || card.confirmedAt !== null) throw new DomainError("CARTE_RIEN_A_VALIDER");
      return card;
    },
    proven: (tx, now, { holder, serial }) => {
      const author = authorOf(actor, holder.id);
      return meansConfirmed(ctx, tx, now, { holder, author, means: { kind: "CARD", serial } });
    },
  });
