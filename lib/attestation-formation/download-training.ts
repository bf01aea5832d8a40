import type { MemberActor, ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { User } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/outbox/enqueue";
import { trainedOn } from "./trained-on";
import { verificationNumber } from "./verification-number";

export type TrainingDownload =
  { state: "ready"; bytes: Uint8Array<ArrayBuffer>; fileName: string } | { state: "pending" };

/** The attestation under the name and the date of this instant; asked of the job the first time. */
async function attestationOf(ctx: Ctx, tx: Tx, user: User) {
  const now = ctx.clock.now();
  const facts = {
    userId: user.id,
    fullName: `${user.firstName} ${user.lastName.toUpperCase()}`,
    trainedOn: await trainedOn(tx, user),
  };
  const known = await tx.trainingAttestation.findUnique({
    where: { userId_fullName_trainedOn: facts },
  });
  if (known) return known;
  // Two requests at once make one row: the second waits for the account.
  await tx.$queryRaw`select 1 from compte where id = ${user.id}::uuid for no key update`;
  const made = await tx.trainingAttestation.upsert({
    where: { userId_fullName_trainedOn: facts },
    create: { id: ctx.random.uuid(), ...facts, createdAt: now },
    update: {},
  });
  const request = { channel: "PDF", kind: "training", attestationId: made.id } as const;
  await enqueue(ctx, tx, now, request, `training:${made.id}`);
  return made;
}

/**
 * PDF « Attestation de formation » (auth-referent §4.11) of oneself, or of a member of the current
 * organisation for its référents; only of those who may create mandats. Made by a job, then kept.
 * @throws ATTESTATION_FORMATION_REFUSEE for anybody else, known or not, alike
 */
export async function downloadTraining(
  ctx: Ctx,
  actor: MemberActor | ReferentActor,
  userId: string,
): Promise<TrainingDownload> {
  const refused = new DomainError("ATTESTATION_FORMATION_REFUSEE");
  if (!isUuid(userId) || (actor.kind === "member" && userId !== actor.userId)) throw refused;
  const attestation = await inTransaction(ctx, async (tx) => {
    const { organisationId } = actor;
    const member = await tx.membership.findUnique({
      where: { userId_organisationId: { userId, organisationId } },
      include: { user: true },
    });
    const user = member?.user;
    if (!user || !user.canCreateMandats || user.referentNonAidant) throw refused;
    return attestationOf(ctx, tx, user);
  });
  const { id, pdf } = attestation;
  if (pdf === null) return { state: "pending" };
  const fileName = `attestation-formation-${verificationNumber(id)}.pdf`;
  return { state: "ready", bytes: new Uint8Array(pdf), fileName };
}
