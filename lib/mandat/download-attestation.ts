import { alertAltered } from "@/lib/attestation/alert-altered";
import { isIntact } from "@/lib/attestation/seal";
import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { getReadableMandat } from "./view-attestation";

export type AttestationDownload =
  | { state: "ready"; fileName: string; bytes: Uint8Array<ArrayBuffer> }
  /** The job has not made it yet: the HTML version is there at once (decision 12). */
  | { state: "pending" }
  | { state: "altered" };

/**
 * The PDF of an attestation, for an aidant of its organisation; journaled as a print.
 * @throws MANDAT_INTROUVABLE
 */
export async function downloadAttestation(
  ctx: Ctx,
  actor: AidantActor,
  mandatId: string,
): Promise<AttestationDownload> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx): Promise<AttestationDownload> => {
    const mandat = await getReadableMandat(tx, actor, mandatId, now);
    const { attestationId, usagerId } = mandat;
    const pdf = await tx.attestationPdf.findUnique({ where: { attestationId } });
    if (!pdf) return { state: "pending" };
    if (!isIntact(ctx, mandat.attestation) || sha256(pdf.bytes) !== pdf.sha256) {
      await alertAltered(ctx, tx, now, attestationId);
      return { state: "altered" };
    }
    await recordEntry(ctx, tx, now, actor, {
      action: "print_attestation",
      usagerId,
      mandatId: mandat.id,
      attestationHash: mandat.attestation.sha256,
      details: { attestationId },
    });
    // The name of a file travels further than the file: a date and an identifier, never a person.
    const day = mandat.createdAt.toISOString().slice(0, 10);
    const fileName = `mandat-${day}-${mandat.id.slice(0, 8)}.pdf`;
    return { state: "ready", fileName, bytes: pdf.bytes };
  });
}
