import type { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { OtpDevice, User } from "@/lib/generated/prisma/client";
import { lockManagedMember } from "@/lib/referent/managed-member";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import { proveCard } from "./card-proof";
import { codeSchema } from "./code";
import { codeAttempt } from "./code-attempt";
import { meansTargetSchema } from "./pending-application";

/** One code of a card, typed by a référent. */
export const cardCodeSchema = meansTargetSchema.extend({ code: codeSchema });

export type CardCodeInput = z.output<typeof cardCodeSchema>;

/** `next`: the same form asks for the next code of the card. */
export type CardAnswer = "proven" | "next";

interface CardAct {
  /** Which card of the holder may be proven now; throws when there is none. */
  cardOf: (holder: User, card: OtpDevice | null) => OtpDevice;
  twoCodes: boolean;
  /** What follows in the same transaction once it is proven. */
  proven: (tx: Tx, now: Date, held: { holder: User; serial: string }) => Promise<void>;
}

/**
 * Tries a code of somebody's card. Failures count among those of the référent's own session (decision
 * 70): nobody guesses a card's codes through this form, and nobody pauses its holder.
 */
export async function attemptCard(
  ctx: Ctx,
  actor: ReferentActor,
  { personne, organisation, code }: CardCodeInput,
  act: CardAct,
): Promise<CardAnswer> {
  requireSameOrganisation(actor, organisation);
  const { email } = await ctx.db.user.findUniqueOrThrow({ where: { id: actor.userId } });
  const counted = { userId: actor.userId, email, place: "session", ipPrefix: null } as const;
  const attempt = codeAttempt(ctx, counted, code, async (tx) => {
    const { user: holder } = await lockManagedMember(tx, actor, personne);
    const where = { userId_kind: { userId: holder.id, kind: "CARD" } } as const;
    const card = act.cardOf(holder, await tx.otpDevice.findUnique({ where }));
    const now = ctx.clock.now();
    const proof = await proveCard(ctx, tx, card, { code, now, twoCodes: act.twoCodes });
    if (proof === "proven") await act.proven(tx, now, { holder, serial: card.serialNumber ?? "" });
    return proof;
  });
  const proof = await attempt.catch((error: unknown) => {
    const onField = error instanceof DomainError && /^OTP_/.test(error.code);
    throw onField ? new DomainError(error.code, { ...error.options, field: "code" }) : error;
  });
  // thrown once the code that was typed is kept as the first of the next pair
  if (proof === "apart") throw new DomainError("CARTE_CODES_NON_CONSECUTIFS", { field: "code" });
  return proof;
}
