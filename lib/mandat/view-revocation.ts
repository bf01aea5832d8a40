import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { findRevocation, type RevocationTarget } from "./find-revocation";
import { openDocument, type DocumentView } from "./open-document";

export interface RevocationView {
  mandatId: string;
  /** Null when the document is that of a whole mandat. */
  autorisationId: string | null;
  usagerId: string;
  usagerName: string;
  revokedAt: Date;
  byStructure: boolean;
  /** Null when the stored bytes are not those that were signed: they are not shown. */
  document: DocumentView | null;
  pdfReady: boolean;
}

/** The autorisation ended with its whole mandat, whose attestation is the one to show. */
type Elsewhere = { mandatId: string; elsewhere: true };

/**
 * Opens an attestation of revocation (mandats §5.7), for an aidant of its organisation: the bytes stored
 * with the act, after their seal was checked. The view is journaled with it.
 * @throws the refusals of find-revocation.ts
 */
export function viewRevocation(
  ctx: Ctx,
  actor: AidantActor,
  target: { mandatId: string },
): Promise<RevocationView>;
export function viewRevocation(
  ctx: Ctx,
  actor: AidantActor,
  target: RevocationTarget,
): Promise<RevocationView | Elsewhere>;
export async function viewRevocation(
  ctx: Ctx,
  actor: AidantActor,
  target: RevocationTarget,
): Promise<RevocationView | Elsewhere> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const found = await findRevocation(tx, actor, target, now);
    const { attestation, withMandat, ...facts } = found;
    if (withMandat) return { mandatId: facts.mandatId, elsewhere: true };
    const document = await openDocument(ctx, tx, now, attestation);
    await recordEntry(ctx, tx, now, actor, {
      action: "view_attestation",
      usagerId: facts.usagerId,
      mandatId: facts.mandatId,
      ...(facts.autorisationId ? { autorisationId: facts.autorisationId } : {}),
      attestationHash: attestation.sha256,
      details: { attestationId: attestation.id },
    });
    return { ...facts, document, pdfReady: attestation.pdf !== null };
  });
}
