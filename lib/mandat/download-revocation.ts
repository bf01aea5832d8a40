import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import type { AttestationDownload } from "./download-attestation";
import { findRevocation, type RevocationTarget } from "./find-revocation";
import { openPdf } from "./open-document";

/**
 * The PDF of an attestation of revocation, for an aidant of its organisation; journaled as a print.
 * @throws the refusals of find-revocation.ts
 */
export async function downloadRevocation(
  ctx: Ctx,
  actor: AidantActor,
  target: RevocationTarget,
): Promise<AttestationDownload> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx): Promise<AttestationDownload> => {
    const found = await findRevocation(tx, actor, target, now);
    const { attestation, mandatId, autorisationId, usagerId, revokedAt } = found;
    const pdf = await openPdf(ctx, tx, now, attestation);
    if (pdf.state !== "ready") return pdf;
    await recordEntry(ctx, tx, now, actor, {
      action: "print_attestation",
      usagerId,
      mandatId,
      ...(autorisationId ? { autorisationId } : {}),
      attestationHash: attestation.sha256,
      details: { attestationId: attestation.id },
    });
    const day = revokedAt.toISOString().slice(0, 10);
    const fileName = `revocation-${day}-${attestation.id.slice(0, 8)}.pdf`;
    return { state: "ready", fileName, bytes: pdf.bytes };
  });
}
