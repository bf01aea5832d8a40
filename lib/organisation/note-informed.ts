import { z } from "zod";
import { assertStaffRole } from "@/lib/administration/assert-role";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";

/** Rows of one page of the list. */
const MOST = 50;

/** Form of the list; `mandat` is a list. */
export const noteInformedSchema = z.object({
  mandat: z
    .array(z.uuid("Mandat inconnu."))
    .min(1, "Cochez au moins une personne.")
    .max(MOST, "Cochez 50 personnes au plus.")
    .transform((ids) => [...new Set(ids)].sort()),
});

export type NoteInformedInput = z.output<typeof noteInformedSchema>;

/**
 * A technical admin notes that people were told of the end of their mandat, after the closing of its
 * structure (mandats §6). What was noted before keeps its author and its instant. One entry
 * `usager_informed` a mandat.
 * @returns how many were noted now
 * @throws ADMIN_ROLE_REFUSE
 */
export async function noteInformed(
  ctx: Ctx,
  actor: StaffActor,
  input: NoteInformedInput,
): Promise<number> {
  assertStaffRole(actor, "TECHNICAL");
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const noted = await tx.usagerToInform.updateManyAndReturn({
      where: { mandatId: { in: input.mandat }, informedAt: null },
      data: { informedAt: now, informedById: actor.userId },
    });
    for (const { organisationId, usagerId, mandatId } of noted) {
      await recordEntry(ctx, tx, now, actor, {
        action: "usager_informed",
        organisationId,
        usagerId,
        mandatId,
        details: {},
      });
    }
    return noted.length;
  });
}
