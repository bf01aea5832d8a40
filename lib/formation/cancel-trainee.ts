import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { Trainee } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { requireReferentRights } from "@/lib/referent/rights";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import { seatFreedMail } from "./mails";
import { ownOrganisations } from "./own-organisations";
import { CANCELLABLE_STATUSES, SEATED } from "./status";

export const cancelTraineeSchema = z.object({ organisation: z.string(), trainee: z.string() });

async function findCancellable(
  db: Ctx["db"] | Tx,
  actor: ReferentActor,
  traineeId: string,
): Promise<Trainee> {
  const trainee = isUuid(traineeId)
    ? await db.trainee.findFirst({
        where: {
          id: traineeId,
          status: { in: [...CANCELLABLE_STATUSES] },
          createdByFne: false,
          organisation: ownOrganisations(actor),
        },
      })
    : null;
  if (!trainee) throw new DomainError("DEMANDE_INTROUVABLE");
  return trainee;
}

export interface CancellableTrainee {
  id: string;
  fullName: string;
  email: string;
  profession: string;
  /** Start of the session that would lose the person. */
  sessionAt: Date | null;
}

/** What the confirmation page says (auth-referent §4.7). @throws DEMANDE_INTROUVABLE */
export async function readCancellableTrainee(
  ctx: Pick<Ctx, "db">,
  actor: ReferentActor,
  traineeId: string,
): Promise<CancellableTrainee> {
  const { id, firstName, lastName, email, profession } = await findCancellable(
    ctx.db,
    actor,
    traineeId,
  );
  const seat = await ctx.db.formationInscription.findFirst({
    where: { traineeId: id, state: { in: [...SEATED] } },
    select: { session: { select: { startAt: true } } },
  });
  const fullName = `${firstName} ${lastName}`;
  return { id, fullName, email, profession, sessionAt: seat?.session.startAt ?? null };
}

/** Frees the seats of a trainee and tells the training bodies that lose him. */
async function freeSeats(ctx: Ctx, tx: Tx, now: Date, trainee: Trainee): Promise<string[]> {
  const held = await tx.formationInscription.findMany({
    where: { traineeId: trainee.id, state: { not: "CANCELLED" } },
    include: { session: { include: { organism: { include: { contacts: true } } } } },
  });
  await tx.formationInscription.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: { state: "CANCELLED", updatedAt: now },
  });
  for (const { session } of held) {
    const all = session.organism.contacts;
    const own = all.filter(({ isPublic }) => !isPublic);
    for (const { email } of own.length > 0 ? own : all) {
      await enqueue(ctx, tx, now, seatFreedMail(ctx, email, trainee, session.startAt));
    }
  }
  return held.map(({ sessionId }) => sessionId);
}

/**
 * A référent gives up a request of one of his organisations (auth-referent §4.7): its seats are freed,
 * kept as cancelled (decision 51), and the training body is told. Not once an account exists. The same
 * address may be asked for again. Journal `trainee_cancelled`.
 * @throws DEMANDE_INTROUVABLE, alike for unknown, foreign and closed ones; ORGANISATION_CHANGEE, REFERENT_REFUSE
 */
export async function cancelTrainee(
  ctx: Ctx,
  actor: ReferentActor,
  input: z.output<typeof cancelTraineeSchema>,
): Promise<void> {
  requireSameOrganisation(actor, input.organisation);
  const now = ctx.clock.now();
  const { trainee: traineeId } = input;
  if (!isUuid(traineeId)) throw new DomainError("DEMANDE_INTROUVABLE");
  await inTransaction(ctx, async (tx) => {
    await requireReferentRights(tx, actor);
    await tx.$queryRaw`select 1 from trainee where id = ${traineeId}::uuid for update`;
    const trainee = await findCancellable(tx, actor, traineeId);
    await tx.trainee.update({
      where: { id: traineeId },
      data: { status: "CANCELLED_BY_REFERENT", version: { increment: 1 }, updatedAt: now },
    });
    const sessionIds = await freeSeats(ctx, tx, now, trainee);
    await recordEntry(ctx, tx, now, actor, {
      action: "trainee_cancelled",
      organisationId: trainee.organisationId,
      details: { traineeId, previousStatus: trainee.status, sessionIds },
    });
  });
}
