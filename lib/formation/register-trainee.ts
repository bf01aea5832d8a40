import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { Trainee } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { requireReferentRights } from "@/lib/referent/rights";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import { findLearner, openTo } from "./list-sessions";
import { isFull, leavesNotice } from "./session-rules";
import { SEATED } from "./status";

/** The form of the registration page: one session. */
export const registerTraineeSchema = z.object({
  organisation: z.string(),
  trainee: z.string(),
  session: z.string({ error: "Choisissez une session." }).min(1, "Choisissez une session."),
});

const seated = { state: { in: [...SEATED] } };

/** Holds the session until the end, so that the last seat has one taker, and checks it for him. */
async function lockOpenSession(tx: Tx, now: Date, trainee: Trainee, id: string): Promise<void> {
  const field = "session";
  if (!isUuid(id)) throw new DomainError("SESSION_INDISPONIBLE", { field });
  await tx.$queryRaw`select 1 from formation_session where id = ${id}::uuid for update`;
  const session = await tx.formationSession.findFirst({ where: { id, ...openTo(trainee, now) } });
  if (!session) throw new DomainError("SESSION_INDISPONIBLE", { field });
  const registered = await tx.formationInscription.count({ where: { sessionId: id, ...seated } });
  const filling = { ...session, registered };
  if (isFull(filling)) throw new DomainError("SESSION_COMPLETE", { field });
  if (!leavesNotice(filling, now)) throw new DomainError("SESSION_INDISPONIBLE", { field });
}

/**
 * A référent registers an eligible person to a session (auth-referent §4.7, habilitation §5.3): the
 * former seat is freed in the same transaction, its row kept as cancelled. Two référents who want the
 * last seat: the database gives it to one. Journal `trainee_registered`; the same session again writes
 * nothing.
 * @throws DEMANDE_INTROUVABLE, SESSION_COMPLETE, SESSION_INDISPONIBLE, ORGANISATION_CHANGEE, REFERENT_REFUSE
 */
export async function registerTrainee(
  ctx: Ctx,
  actor: ReferentActor,
  input: z.output<typeof registerTraineeSchema>,
): Promise<void> {
  requireSameOrganisation(actor, input.organisation);
  const now = ctx.clock.now();
  const { trainee: traineeId, session: sessionId } = input;
  if (!isUuid(traineeId)) throw new DomainError("DEMANDE_INTROUVABLE");
  await inTransaction(ctx, async (tx) => {
    await requireReferentRights(tx, actor);
    await tx.$queryRaw`select 1 from trainee where id = ${traineeId}::uuid for update`;
    const trainee = await findLearner(tx, actor, traineeId);
    const former = await tx.formationInscription.findFirst({ where: { traineeId, ...seated } });
    if (former?.sessionId === sessionId) return;
    await lockOpenSession(tx, now, trainee, sessionId);
    await tx.formationInscription.updateMany({
      where: { traineeId, OR: [seated, { sessionId, state: "WAITING" }] },
      data: { state: "CANCELLED", updatedAt: now },
    });
    await tx.formationInscription.create({
      data: { id: ctx.random.uuid(), traineeId, sessionId, createdAt: now, updatedAt: now },
    });
    await recordEntry(ctx, tx, now, actor, {
      action: "trainee_registered",
      details: { traineeId, sessionId, previousSessionId: former?.sessionId ?? null },
    });
  });
}
