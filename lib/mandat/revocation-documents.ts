import type { Tx } from "@/lib/db/transaction";

/** Which mandats and autorisations have an attestation of revocation of their own. */
export interface RevocationDocuments {
  mandats: ReadonlySet<string>;
  autorisations: ReadonlySet<string>;
}

/** Attestations of revocation of some mandats, in one query; the caller has checked the right to them. */
export async function revocationDocuments(
  tx: Tx,
  mandatIds: readonly string[],
): Promise<RevocationDocuments> {
  const documents = await tx.attestationDocument.findMany({
    where: { mandatId: { in: [...mandatIds] }, kind: { not: "MANDAT" } },
    select: { mandatId: true, autorisationId: true },
  });
  return {
    mandats: new Set(documents.flatMap((d) => (d.autorisationId === null ? [d.mandatId] : []))),
    autorisations: new Set(documents.flatMap((d) => d.autorisationId ?? [])),
  };
}
