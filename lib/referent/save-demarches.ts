import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { inDisplayOrder, isDemarcheKey } from "@/lib/demarche/catalogue";
import { recordEntry } from "@/lib/journal/record";
import { requireReferentRights } from "./rights";
import { requireSameOrganisation } from "./same-organisation";

/** The form of « Mon organisation »; unknown démarches are refused whole. */
export const saveDemarchesSchema = z.object({
  organisation: z.string(),
  demarche: z
    .array(z.string())
    .min(1, "Cochez au moins une thématique.")
    .refine((keys) => keys.every(isDemarcheKey), "Une thématique envoyée n'existe pas.")
    .transform((keys) => inDisplayOrder(keys.filter(isDemarcheKey))),
});

/**
 * A référent chooses the démarches of the current organisation (auth-referent §4.10): they hold for new
 * mandats, renewals and identity requests at once; autorisations already given keep their dates
 * (decision 50). Journal `thematiques_changed`; no change, no entry.
 * @throws ORGANISATION_CHANGEE, REFERENT_REFUSE
 */
export async function saveDemarches(
  ctx: Ctx,
  actor: ReferentActor,
  input: z.output<typeof saveDemarchesSchema>,
): Promise<void> {
  requireSameOrganisation(actor, input.organisation);
  const { organisationId: id } = actor;
  await inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from organisation where id = ${id}::uuid for update`;
    await requireReferentRights(tx, actor);
    const held = await tx.organisation.findUniqueOrThrow({ where: { id } });
    const before = inDisplayOrder(held.allowedDemarches);
    const after = [...input.demarche];
    if (before.join() === after.join()) return;
    await tx.organisation.update({ where: { id }, data: { allowedDemarches: after } });
    await recordEntry(ctx, tx, ctx.clock.now(), actor, {
      action: "thematiques_changed",
      details: { before, after },
    });
  });
}
