import { z } from "zod";
import { endSessions } from "@/lib/auth/end-sessions";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { codeSchema } from "./code";
import { findEnrolment } from "./enrolment";
import { meansConfirmed } from "./means-confirmed";
import { matchPending, takeApplication } from "./take-application";

/** Form of the activation page. */
export const confirmEnrolmentSchema = z.object({ token: z.string().max(100), code: codeSchema });

export type ConfirmEnrolmentInput = z.output<typeof confirmEnrolmentSchema>;

/**
 * Associates the application of an enrolment link, proven by a first code, which then serves nowhere
 * else. Whoever holds the link sees the secret: wrong codes are not counted, the link lives 15 minutes.
 * Sessions of the account end, since its means of connection change. Journal `card_association`.
 * @throws ENROLEMENT_PERIME, ENROLEMENT_CODE_REFUSE on the field `code`
 */
export async function confirmEnrolment(
  ctx: Ctx,
  { token, code }: ConfirmEnrolmentInput,
): Promise<void> {
  const enrolment = await findEnrolment(ctx, token);
  if (!enrolment) throw new DomainError("ENROLEMENT_PERIME");
  const now = ctx.clock.now();
  const match = matchPending(ctx, enrolment, code, now);
  if (!match) throw new DomainError("ENROLEMENT_CODE_REFUSE", { field: "code" });
  const { userId, user: holder } = enrolment;
  await inTransaction(ctx, async (tx) => {
    const taken = await takeApplication(ctx, tx, now, enrolment, match);
    if (!taken) throw new DomainError("ENROLEMENT_PERIME");
    await endSessions(tx, now, userId, "REVOKED");
    const author = {
      actor: { kind: "admin", userId },
      named: "avec le lien d'activation que vous avez reçu",
    } as const;
    await meansConfirmed(ctx, tx, now, { holder, author, means: { kind: "APP" } });
  });
}
