import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { DeviceEnrolment } from "@/lib/generated/prisma/client";
import { lockManagedMember, readManagedMember } from "@/lib/referent/managed-member";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import {
  applicationView,
  drawApplicationSecret,
  ENROLMENT_TTL_MS,
  type ApplicationView,
} from "./application-secret";

/** What every form about the means of one person sends: the person, and the structure it was shown for. */
export const meansTargetSchema = z.object({ personne: z.string(), organisation: z.string() });

/** The form that shows a QR code, or a new one. */
export const openApplicationSchema = meansTargetSchema.extend({
  nouveau: z.literal("oui").optional(),
});

/**
 * Whether an application may be associated to a locked member.
 * @throws PROFIL_DESACTIVE, APPLICATION_DEJA_ASSOCIEE
 */
export async function requireNoApplication(
  tx: Tx,
  { id, deactivatedAt }: { id: string; deactivatedAt: Date | null },
): Promise<void> {
  if (deactivatedAt !== null) throw new DomainError("PROFIL_DESACTIVE");
  const held = await tx.otpDevice.count({ where: { userId: id, kind: "APP" } });
  if (held > 0) throw new DomainError("APPLICATION_DEJA_ASSOCIEE");
}

/** The application that this session is associating to this person, as long as it may be used. */
export const findPending = (
  tx: Pick<Tx, "deviceEnrolment">,
  actor: ReferentActor,
  userId: string,
  now: Date,
): Promise<DeviceEnrolment | null> =>
  tx.deviceEnrolment.findFirst({
    where: { sessionId: actor.sessionId, userId, usedAt: null, expiresAt: { gt: now } },
  });

/** Replaces whatever this session was associating to this person by a new secret, for 15 minutes. */
export async function drawPending(
  ctx: Pick<Ctx, "random" | "cipher">,
  tx: Tx,
  now: Date,
  { sessionId, userId }: { sessionId: string; userId: string },
): Promise<void> {
  const id = ctx.random.uuid();
  const secret = drawApplicationSecret(ctx, id);
  const expiresAt = new Date(now.getTime() + ENROLMENT_TTL_MS);
  await tx.deviceEnrolment.deleteMany({ where: { sessionId, userId } });
  await tx.deviceEnrolment.create({
    data: { id, userId, sessionId, secret, createdAt: now, expiresAt },
  });
}

/**
 * A référent shows the QR code of an application to be associated, to one member or to himself
 * (auth-referent §3.10, §4.4): the pending secret belongs to this session and to this person. A code
 * already shown stays the same, unless `nouveau` asks for another.
 * @throws ORGANISATION_CHANGEE, PROFIL_INTROUVABLE, REFERENT_REFUSE, PROFIL_DESACTIVE,
 * APPLICATION_DEJA_ASSOCIEE
 */
export async function openPendingApplication(
  ctx: Ctx,
  actor: ReferentActor,
  { personne, organisation, nouveau }: z.output<typeof openApplicationSchema>,
): Promise<void> {
  requireSameOrganisation(actor, organisation);
  await inTransaction(ctx, async (tx) => {
    const { user } = await lockManagedMember(tx, actor, personne);
    await requireNoApplication(tx, user);
    const now = ctx.clock.now();
    const shown = await findPending(tx, actor, user.id, now);
    if (shown && nouveau === undefined) return;
    await drawPending(ctx, tx, now, { sessionId: actor.sessionId, userId: user.id });
  });
}

/** The QR code that this session shows for this person, the same at each reading; null when none. */
export async function readPendingApplication(
  ctx: Pick<Ctx, "db" | "clock" | "cipher" | "settings">,
  actor: ReferentActor,
  userId: string,
): Promise<ApplicationView | null> {
  if (!isUuid(userId)) return null;
  const { user } = await readManagedMember(ctx, actor, userId);
  const pending = await findPending(ctx.db, actor, userId, ctx.clock.now());
  return pending && applicationView(ctx, pending, user.email);
}
