import type { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { DeviceEnrolment } from "@/lib/generated/prisma/client";
import { lockManagedMember } from "@/lib/referent/managed-member";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import { codeSchema } from "./code";
import { authorOf } from "./means-author";
import { meansConfirmed } from "./means-confirmed";
import {
  drawPending,
  findPending,
  meansTargetSchema,
  requireNoApplication,
} from "./pending-application";
import { matchPending, takeApplication } from "./take-application";

/** Wrong codes after which the pending secret is replaced (auth-referent §3.10). */
const MAX_TRIES = 5;

export const confirmApplicationSchema = meansTargetSchema.extend({ code: codeSchema });

/** Counts a wrong code; the fifth ends the secret. @returns the refusal, thrown once this is committed */
async function countWrongCode(
  ctx: Ctx,
  tx: Tx,
  { id, userId, sessionId }: DeviceEnrolment,
): Promise<DomainError> {
  const { tries } = await tx.deviceEnrolment.update({
    where: { id },
    data: { tries: { increment: 1 } },
  });
  if (tries < MAX_TRIES || sessionId === null) {
    return new DomainError("ENROLEMENT_CODE_REFUSE", { field: "code" });
  }
  await drawPending(ctx, tx, ctx.clock.now(), { sessionId, userId });
  return new DomainError("QR_REMPLACE");
}

/**
 * Associates to one member, or to himself, the application whose QR code this session shows for that
 * person, proven by a first code, which then serves nowhere else (auth-referent §3.10, §4.4). A code
 * posted for somebody else than who was shown finds nothing. Journal `card_association`, mails.
 * @throws ORGANISATION_CHANGEE, PROFIL_INTROUVABLE, REFERENT_REFUSE, PROFIL_DESACTIVE,
 * APPLICATION_DEJA_ASSOCIEE, QR_PERIME, ENROLEMENT_CODE_REFUSE on the field `code`, QR_REMPLACE at the
 * fifth wrong code
 */
export async function confirmApplication(
  ctx: Ctx,
  actor: ReferentActor,
  { personne, organisation, code }: z.output<typeof confirmApplicationSchema>,
): Promise<void> {
  requireSameOrganisation(actor, organisation);
  const refusal = await inTransaction(ctx, async (tx) => {
    const { user: holder } = await lockManagedMember(tx, actor, personne);
    await requireNoApplication(tx, holder);
    const now = ctx.clock.now();
    const pending = await findPending(tx, actor, holder.id, now);
    if (!pending) throw new DomainError("QR_PERIME");
    const match = matchPending(ctx, pending, code, now);
    if (!match) return countWrongCode(ctx, tx, pending);
    const taken = await takeApplication(ctx, tx, now, pending, match);
    if (!taken) throw new DomainError("QR_PERIME");
    const author = authorOf(actor, holder.id);
    await meansConfirmed(ctx, tx, now, { holder, author, means: { kind: "APP" } });
    return null;
  });
  if (refusal) throw refusal;
}
