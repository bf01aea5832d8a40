import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { subLock } from "@/lib/usager/identity";
import { requireTechnical } from "./require-technical";
import type { HoldInput } from "./schemas";

/** Context of the encryption of a hold's reason. */
export const holdContext = (id: string): string => `legal_hold.reason:${id}`;

/**
 * A technical admin keeps an usager, or one mandat, from being archived and erased (mandats §7.6), until
 * it is lifted. The reason is encrypted; journaled.
 * @throws CONSERVATION_REFUSEE, CONSERVATION_SUJET_INTROUVABLE, CONSERVATION_DEJA_RETENU
 */
export async function placeHold(ctx: Ctx, actor: StaffActor, input: HoldInput): Promise<string> {
  requireTechnical(actor);
  const now = ctx.clock.now();
  const { usager: usagerId, motif } = input;
  const mandatId = input.mandat === "" ? null : input.mandat;
  return inTransaction(ctx, async (tx) => {
    const usager = await tx.usager.findFirst({
      where: {
        id: usagerId,
        erasedAt: null,
        ...(mandatId === null ? {} : { mandats: { some: { id: mandatId } } }),
      },
      select: { sub: true },
    });
    if (!usager) throw new DomainError("CONSERVATION_SUJET_INTROUVABLE", { field: "usager" });
    // What a job is archiving or erasing is finished first.
    await lockName(tx, subLock(usager.sub));
    const left = await tx.usager.count({ where: { id: usagerId, erasedAt: null } });
    if (left === 0) throw new DomainError("CONSERVATION_SUJET_INTROUVABLE", { field: "usager" });
    const standing = await tx.legalHold.count({ where: { usagerId, mandatId, liftedAt: null } });
    if (standing > 0) throw new DomainError("CONSERVATION_DEJA_RETENU");
    const id = ctx.random.uuid();
    const reason = ctx.cipher.seal(motif, holdContext(id));
    await tx.legalHold.create({
      data: { id, usagerId, mandatId, reason, placedById: actor.userId, placedAt: now },
    });
    await recordPrivateEntry(ctx, tx, now, actor, {
      action: "legal_hold_placed",
      usagerId,
      ...(mandatId === null ? {} : { mandatId }),
      details: { holdId: id },
      personal: { reason: motif },
    });
    return id;
  });
}
