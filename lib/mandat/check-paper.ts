import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { PaperItem } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { isUuid } from "@/lib/db/uuid";
import { readableMandats } from "./visible";

interface CheckPaperInput {
  mandatId: string;
  item: PaperItem;
}

/**
 * Ticks one step of the checklist of a mandat's paper (mandats §3.8), for any aidant of its
 * organisation, as long as the attestation may be read. Ticked once: the first date and aidant stand,
 * a second time writes nothing.
 * @throws MANDAT_INTROUVABLE, unknown and foreign alike
 */
export async function checkPaper(
  ctx: Ctx,
  actor: AidantActor,
  { mandatId, item }: CheckPaperInput,
): Promise<{ mandatId: string; usagerId: string }> {
  const now = ctx.clock.now();
  if (!isUuid(mandatId)) throw new DomainError("MANDAT_INTROUVABLE");
  return inTransaction(ctx, async (tx) => {
    const mandat = await tx.mandat.findFirst({
      where: { id: mandatId, ...readableMandats(now, actor.organisationId) },
      select: { id: true, usagerId: true },
    });
    if (!mandat) throw new DomainError("MANDAT_INTROUVABLE");
    const { usagerId } = mandat;
    const { count } = await tx.mandatPaper.createMany({
      data: [{ mandatId: mandat.id, item, checkedById: actor.userId, checkedAt: now }],
      skipDuplicates: true,
    });
    if (count === 1) {
      await recordEntry(ctx, tx, now, actor, {
        action: "paper_signed",
        usagerId,
        mandatId: mandat.id,
        details: { item },
      });
    }
    return { mandatId: mandat.id, usagerId };
  });
}
