import { buildRevocationSnapshot } from "@/lib/attestation/revocation-snapshot";
import { sealAttestation } from "@/lib/attestation/seal";
import { revocationTemplateAt } from "@/lib/attestation/templates";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { Mandat } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/outbox/enqueue";
import { fullNameOf } from "@/lib/usager/identity";
import { isRevocationOrigin, REVOCATION_MANNERS } from "./revocation-schema";

export interface RevocationAct {
  at: Date;
  reason: "REVOKED_BY_USAGER" | "REVOKED_BY_STRUCTURE";
  /** Absent when a job ends the mandat. */
  requestedBy?: string;
  requestedOn?: string;
}

/** What ends with the act: everything still running under a mandat, or one of its autorisations. */
export type Revoked =
  | { mandat: Mandat; demarches: readonly DemarcheKey[] }
  | { mandat: Mandat; autorisation: { id: string; demarche: DemarcheKey } };

type Work = Pick<Ctx, "random" | "cipher" | "keyedHash" | "signer">;

/**
 * Writes, signs and stores the attestation of a revocation (mandats §5.7) in the act's transaction, and
 * asks for its PDF. The caller has checked the right to revoke and writes the ends and the journal.
 * @returns the hash of the document, for the journal
 */
export async function storeRevocation(
  ctx: Work,
  tx: Tx,
  revoked: Revoked,
  act: RevocationAct,
): Promise<string> {
  const { mandat } = revoked;
  const one = "autorisation" in revoked ? revoked.autorisation : null;
  const usager = await tx.usager.findUniqueOrThrow({ where: { id: mandat.usagerId } });
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: mandat.organisationId },
  });
  const { requestedBy = "", requestedOn = null } = act;
  const document = sealAttestation(
    ctx,
    buildRevocationSnapshot({
      kind: one ? "REVOCATION_AUTORISATION" : "REVOCATION_MANDAT",
      templateVersion: revocationTemplateAt(act.at).version,
      attestationId: ctx.random.uuid(),
      mandat,
      autorisationId: one?.id ?? null,
      mandantName: fullNameOf(usager),
      organisation,
      demarches: "autorisation" in revoked ? [revoked.autorisation.demarche] : revoked.demarches,
      endedBy: act.reason === "REVOKED_BY_USAGER" ? "USAGER" : "STRUCTURE",
      request: {
        manner: isRevocationOrigin(requestedBy) ? REVOCATION_MANNERS[requestedBy] : null,
        day: requestedOn,
      },
      revokedAt: act.at,
    }),
  );
  await tx.attestationDocument.create({ data: document, select: { id: true } });
  const request = { channel: "PDF", kind: "attestation", attestationId: document.id } as const;
  await enqueue(ctx, tx, act.at, request, `pdf:${document.id}`);
  return document.sha256;
}
