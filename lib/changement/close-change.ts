import { z } from "zod";
import { assertStaffRole } from "@/lib/administration/assert-role";
import type { ReferentActor, StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import { ownOrganisations } from "@/lib/formation/own-organisations";
import { recordEntry } from "@/lib/journal/record";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { enqueue } from "@/lib/outbox/enqueue";
import { requireReferentRights } from "@/lib/referent/rights";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import { lockChange, type ChangeFacts } from "./lock-change";
import { changeClosedMail } from "./mails";

export const cancelChangeSchema = z.object({ organisation: z.string(), change: z.string() });

export const refuseChangeSchema = z.object({
  change: z.string(),
  reason: z
    .string({ error: "Dites pourquoi." })
    .trim()
    .min(1, "Dites pourquoi : le motif est envoyé à la structure et à la personne.")
    .max(500, "Saisissez 500 caractères au plus."),
});

async function tell(ctx: Ctx, tx: Tx, now: Date, change: ChangeFacts, reason: string | null) {
  const { user: aidant, requestedBy, organisation } = change;
  const refused = reason !== null;
  const facts = { aidant, target: organisation.name, refused, reason };
  await enqueue(ctx, tx, now, changeClosedMail(ctx, aidant, facts));
  if (refused && requestedBy.deactivatedAt === null) {
    await enqueue(ctx, tx, now, changeClosedMail(ctx, requestedBy, facts));
  }
}

/** What the confirmation page of a cancellation says. @throws CHANGEMENT_INTROUVABLE */
export async function readCancellableChange(
  ctx: Pick<Ctx, "db">,
  actor: ReferentActor,
  id: string,
): Promise<{ id: string; email: string }> {
  const change = isUuid(id)
    ? await ctx.db.structureChange.findFirst({
        where: { id, status: "NEW", organisation: ownOrganisations(actor) },
        select: { id: true, email: true },
      })
    : null;
  if (!change) throw new DomainError("CHANGEMENT_INTROUVABLE");
  return change;
}

/**
 * A référent gives up a structure change that one of his organisations asked for and nobody decided
 * (auth-referent §4.7). The aidant is told. Journal `structure_change_cancelled`.
 * @throws CHANGEMENT_INTROUVABLE, ORGANISATION_CHANGEE, REFERENT_REFUSE
 */
export async function cancelChange(
  ctx: Ctx,
  actor: ReferentActor,
  input: z.output<typeof cancelChangeSchema>,
): Promise<void> {
  requireSameOrganisation(actor, input.organisation);
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await requireReferentRights(tx, actor);
    const own = { organisation: ownOrganisations(actor) };
    const change = await lockChange(tx, input.change, own);
    await tx.structureChange.update({
      where: { id: change.id },
      data: { status: "CANCELLED_BY_REFERENT", version: { increment: 1 }, updatedAt: now },
    });
    await tell(ctx, tx, now, change, null);
    await recordEntry(ctx, tx, now, actor, {
      action: "structure_change_cancelled",
      organisationId: change.organisationId,
      details: { changeId: change.id },
    });
  });
}

/**
 * The team refuses a structure change and says why to who asked and to the aidant (habilitation §6.4).
 * Journal `structure_change_refused`, the reason beside it. Role TEAM.
 * @throws CHANGEMENT_INTROUVABLE, ADMIN_ROLE_REFUSE
 */
export async function refuseStructureChange(
  ctx: Ctx,
  staff: StaffActor,
  { change: id, reason }: z.output<typeof refuseChangeSchema>,
): Promise<void> {
  assertStaffRole(staff, "TEAM");
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    const change = await lockChange(tx, id);
    await tx.structureChange.update({
      where: { id },
      data: {
        status: "REFUSED",
        reason,
        decidedById: staff.userId,
        decidedAt: now,
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    await tell(ctx, tx, now, change, reason);
    await recordPrivateEntry(ctx, tx, now, staff, {
      action: "structure_change_refused",
      organisationId: change.organisationId,
      details: { changeId: id },
      personal: { reason },
    });
  });
}
