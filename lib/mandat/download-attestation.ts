import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { openPdf, type StoredPdf } from "./open-document";
import { getReadableMandat } from "./view-attestation";

export type AttestationDownload =
  | { state: "ready"; fileName: string; bytes: Uint8Array<ArrayBuffer> }
  | Exclude<StoredPdf, { state: "ready" }>;

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
    const pdf = await openPdf(ctx, tx, now, mandat.attestation);
    if (pdf.state !== "ready") return pdf;
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
