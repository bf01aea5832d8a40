import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { isUuid } from "@/lib/db/uuid";
import { readableMandats } from "./visible";

/**
 * Journals that the browser of an aidant printed a document of its organisation (mandats §5.6). The
 * print itself is the browser's: a missing entry means no script, not no paper.
 * @throws MANDAT_INTROUVABLE for any other document, unknown and foreign alike
 */
export async function recordPrint(
  ctx: Ctx,
  actor: AidantActor,
  attestationId: string,
): Promise<void> {
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    const attestation = isUuid(attestationId)
      ? await tx.attestationDocument.findUnique({
          where: { id: attestationId },
          select: { id: true, sha256: true, mandatId: true, autorisationId: true },
        })
      : null;
    const mandat =
      attestation &&
      (await tx.mandat.findFirst({
        where: { id: attestation.mandatId, ...readableMandats(now, actor.organisationId) },
        select: { id: true, usagerId: true },
      }));
    if (!mandat) throw new DomainError("MANDAT_INTROUVABLE");
    const { autorisationId } = attestation;
    await recordEntry(ctx, tx, now, actor, {
      action: "print_attestation",
      usagerId: mandat.usagerId,
      mandatId: mandat.id,
      ...(autorisationId ? { autorisationId } : {}),
      attestationHash: attestation.sha256,
      details: { attestationId: attestation.id },
    });
  });
}
