import { alertAltered } from "@/lib/attestation/alert-altered";
import { isIntact } from "@/lib/attestation/seal";
import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { AttestationDocument } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { alertJournal } from "@/lib/journal/seal/alert-journal";
import { proveEntry, type InclusionProof } from "@/lib/journal/seal/prove-entry";
import { getReadableMandat } from "./view-attestation";

/** Says how to read the file; a new form gets a new number. */
export const PROOF_FORMAT = "aidants-connect/preuve-journal/1";

export type ProofDownload =
  | { state: "ready"; fileName: string; content: string }
  /** The entry is not sealed yet: about a second after the signature. */
  | { state: "pending" }
  /** The journal or the document is not what was signed; the team has been told. */
  | { state: "altered" };

interface EntryOfSignature extends Record<string, unknown> {
  id: string;
  occurred_at: Date;
  attestation_hash: string | null;
}

/** The entry of a mandat's signature, every column of it. */
async function findEntry(
  tx: Tx,
  { id, createdAt }: { id: string; createdAt: Date },
): Promise<EntryOfSignature | undefined> {
  const [row] = await tx.$queryRaw<EntryOfSignature[]>`
    select * from journal_entry
    where mandat_id = ${id}::uuid and action = 'create_attestation' and occurred_at = ${createdAt}`;
  return row;
}

/** The document in the form that its hash and its signature cover (lib/attestation/seal.ts). */
const printAttestation = (attestation: AttestationDocument) => ({
  id: attestation.id,
  sha256: attestation.sha256,
  keyId: attestation.keyId,
  signature: attestation.signature,
  snapshot: attestation.snapshot,
  text: new TextDecoder().decode(attestation.html),
});

const printProof = (proof: InclusionProof, attestation: AttestationDocument): string =>
  `${JSON.stringify({ format: PROOF_FORMAT, ...proof, attestation: printAttestation(attestation) }, null, 2)}\n`;

/**
 * The proof that the signature of a mandat is in the sealed journal (mandats §7.4), with the document it
 * is about, for an aidant of its organisation; journaled. Anybody can check the file without us
 * (public/assets/verify-proof.mjs).
 * @throws MANDAT_INTROUVABLE
 */
export async function downloadProof(
  ctx: Ctx,
  actor: AidantActor,
  mandatId: string,
): Promise<ProofDownload> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx): Promise<ProofDownload> => {
    const mandat = await getReadableMandat(tx, actor, mandatId, now);
    const { attestation, usagerId } = mandat;
    if (!isIntact(ctx, attestation)) {
      await alertAltered(ctx, tx, now, attestation.id);
      return { state: "altered" };
    }
    const entry = await findEntry(tx, mandat);
    const proved = entry && (await proveEntry(ctx, tx, entry));
    if (proved?.state === "pending") return { state: "pending" };
    if (proved?.state !== "proved" || entry?.attestation_hash !== attestation.sha256) {
      const fault = `L'entrée create_attestation du mandat ${mandat.id} ne correspond plus à son scellement ou à son document.`;
      await alertJournal(ctx, tx, now, [fault]);
      return { state: "altered" };
    }
    await recordEntry(ctx, tx, now, actor, {
      action: "download_proof",
      usagerId,
      mandatId: mandat.id,
      attestationHash: attestation.sha256,
      details: { attestationId: attestation.id },
    });
    const day = mandat.createdAt.toISOString().slice(0, 10);
    const fileName = `preuve-mandat-${day}-${mandat.id.slice(0, 8)}.json`;
    return { state: "ready", fileName, content: printProof(proved.proof, attestation) };
  });
}
