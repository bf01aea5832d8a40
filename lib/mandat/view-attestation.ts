import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { fullNameOf } from "@/lib/usager/identity";
import { stateOf, type MandatState } from "./mandat-state";
import { openDocument, type DocumentView } from "./open-document";
import { checklistOf, WITH_PAPER, type PaperChecklist } from "./paper";
import { isUuid } from "@/lib/db/uuid";
import { readableMandats } from "./visible";

export interface AttestationView {
  mandatId: string;
  usagerId: string;
  usagerName: string;
  createdAt: Date;
  expiresAt: Date;
  state: MandatState;
  endedAt: Date | null;
  /** No autorisation at all, as an old service may have left it: it never runs. */
  allowsNothing: boolean;
  paper: PaperChecklist;
  /** Null when the stored bytes are not those that were signed: they are not shown. */
  document: DocumentView | null;
  pdfReady: boolean;
}

/**
 * A mandat of the actor's organisation with its document, whoever signed it.
 * @throws MANDAT_INTROUVABLE for anything else, unknown and foreign alike
 */
export async function getReadableMandat(tx: Tx, actor: AidantActor, mandatId: string, now: Date) {
  const mandat = isUuid(mandatId)
    ? await tx.mandat.findFirst({
        where: { id: mandatId, ...readableMandats(now, actor.organisationId) },
        include: {
          usager: { select: { givenName: true, familyName: true } },
          autorisations: { select: { revokedAt: true } },
          paper: WITH_PAPER,
          attestation: { include: { pdf: { select: { sha256: true } } } },
        },
      })
    : null;
  if (!mandat) throw new DomainError("MANDAT_INTROUVABLE");
  return mandat;
}

/**
 * Opens the attestation of a mandat (mandats §5.6): the bytes stored at signature, after their hash
 * and signature were checked. The view is journaled with it; an altered document raises an alert and
 * is answered without its text.
 * @throws MANDAT_INTROUVABLE
 */
export async function viewAttestation(
  ctx: Ctx,
  actor: AidantActor,
  mandatId: string,
): Promise<AttestationView> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const mandat = await getReadableMandat(tx, actor, mandatId, now);
    const { attestation, usagerId } = mandat;
    const document = await openDocument(ctx, tx, now, attestation);
    await recordEntry(ctx, tx, now, actor, {
      action: "view_attestation",
      usagerId,
      mandatId: mandat.id,
      attestationHash: attestation.sha256,
      details: { attestationId: attestation.id },
    });
    return {
      mandatId: mandat.id,
      usagerId,
      usagerName: fullNameOf(mandat.usager),
      createdAt: mandat.createdAt,
      expiresAt: mandat.expiresAt,
      state: stateOf(mandat, now),
      endedAt: mandat.endedAt,
      allowsNothing: mandat.autorisations.length === 0,
      paper: checklistOf(mandat.paper),
      document,
      pdfReady: attestation.pdf !== null,
    };
  });
}
