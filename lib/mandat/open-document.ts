import { alertAltered } from "@/lib/attestation/alert-altered";
import { isIntact } from "@/lib/attestation/seal";
import { verificationUrl } from "@/lib/attestation/verification-url";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import type { AttestationDocument } from "@/lib/generated/prisma/client";

/** A stored document as a screen shows it: the signed bytes and what the frame prints around them. */
export interface DocumentView {
  id: string;
  html: string;
  sha256: string;
  templateVersion: string;
  verificationUrl: string;
}

/**
 * The stored bytes, after their hash and signature were checked (mandats §5.6).
 * @returns null when they are not those that were signed; the alert is written in the transaction
 */
export async function openDocument(
  ctx: Ctx,
  tx: Tx,
  now: Date,
  stored: AttestationDocument,
): Promise<DocumentView | null> {
  if (!isIntact(ctx, stored)) {
    await alertAltered(ctx, tx, now, stored.id);
    return null;
  }
  return {
    id: stored.id,
    html: new TextDecoder().decode(stored.html),
    sha256: stored.sha256,
    templateVersion: stored.templateVersion,
    verificationUrl: verificationUrl(ctx.settings.APP_URL, stored),
  };
}

export type StoredPdf =
  | { state: "ready"; bytes: Uint8Array<ArrayBuffer> }
  /** The job has not made it yet: the HTML version is there at once (decision 12). */
  | { state: "pending" }
  | { state: "altered" };

/** The PDF of a stored document, when both are what they were. */
export async function openPdf(
  ctx: Ctx,
  tx: Tx,
  now: Date,
  stored: AttestationDocument,
): Promise<StoredPdf> {
  const pdf = await tx.attestationPdf.findUnique({ where: { attestationId: stored.id } });
  if (!pdf) return { state: "pending" };
  if (isIntact(ctx, stored) && sha256(pdf.bytes) === pdf.sha256)
    return { state: "ready", bytes: pdf.bytes };
  await alertAltered(ctx, tx, now, stored.id);
  return { state: "altered" };
}
