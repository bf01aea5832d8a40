import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { DUREES } from "./duration";
import { openDraft } from "./open-draft";
import { getRenewable } from "./renewable";
import type { StartRenewalInput } from "./schemas";

/**
 * Starts the renewal of a mandat of the actor's organisation (mandats §5.1): a draft that holds its
 * usager from the start, so that FranceConnect is not passed through, and replaces the aidant's
 * renewal in progress. Journal `init_renew_mandat`, the only trace of a renewal that is given up. A
 * draft by SMS goes on with sendRecap.
 * @returns the id of the draft
 * @throws USAGER_INTROUVABLE, RENOUVELLEMENT_IMPOSSIBLE, MANDAT_DEMARCHE_RETIREE
 */
export async function startRenewal(
  ctx: Ctx,
  actor: AidantActor,
  input: StartRenewalInput,
): Promise<string> {
  const now = ctx.clock.now();
  const named = { usagerId: input.usager, mandatId: input.mandat };
  return inTransaction(ctx, async (tx) => {
    const { usager, mandat } = await getRenewable(tx, actor, named, now);
    const { draftId, isNew } = await openDraft(ctx, tx, actor, {
      now,
      choices: input,
      kind: "RENEWAL",
      usagerId: usager.id,
      renewalOfId: mandat.id,
    });
    if (!isNew) return draftId;
    await recordEntry(ctx, tx, now, actor, {
      action: "init_renew_mandat",
      usagerId: usager.id,
      mandatId: mandat.id,
      draftId,
      demarches: [...input.demarche].sort(),
      days: DUREES[input.duree].days,
      ...(input.remote ? { remoteMethod: input.remote.method } : {}),
      details: { isRemote: input.remote !== undefined },
    });
    return draftId;
  });
}
