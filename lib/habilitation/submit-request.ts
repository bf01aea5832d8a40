import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import type { IssuerActor } from "./issuer-actor";
import { findOwnRequest, lockRequest, requireEditable, type WholeRequest } from "./lock-request";
import { openManagerPhone } from "./manager-phone";
import { nextNumber } from "./number";
import { requestSubmittedMail } from "./request-mails";
import { requireCount } from "./save-aidants";
import { invalidSections } from "./sections";
import { addEvent, snapshotOf } from "./snapshot";
import { tellTeam } from "./tell-team";

/** @throws REFERENT_MANQUANT, AIDANT_MANQUANT, AIDANTS_TROP_NOMBREUX, DEMANDE_INCOMPLETE */
function requireComplete(ctx: Ctx, request: WholeRequest): void {
  const { manager } = request;
  if (manager === null) throw new DomainError("REFERENT_MANQUANT");
  requireCount(
    request,
    request.aidants.map(({ email }) => email),
  );
  const phone = openManagerPhone(ctx, request.id, manager.phone);
  if (invalidSections(request, phone).length > 0) throw new DomainError("DEMANDE_INCOMPLETE");
}

/** An aidant with the référent's address is the référent: one person, one row (E0). */
async function mergeManager(tx: Tx, request: WholeRequest): Promise<void> {
  const twin = request.aidants.find(({ email }) => email === request.manager?.email);
  if (!twin) return;
  await tx.requestManager.update({
    where: { requestId: request.id },
    data: { isAidant: true, conseillerNumerique: twin.conseillerNumerique },
    select: { requestId: true },
  });
  await tx.requestAidant.delete({ where: { id: twin.id }, select: { id: true } });
}

const CONSENTED = {
  cgu: true,
  notFree: true,
  dpo: true,
  professionalsOnly: true,
  withoutElected: true,
} as const;

/** Sends a request that is held and complete. */
async function send(ctx: Ctx, tx: Tx, actor: IssuerActor, request: WholeRequest): Promise<string> {
  const now = ctx.clock.now();
  const again = request.submittedAt !== null;
  await mergeManager(tx, request);
  const number = request.habilitationNumber ?? (await nextNumber(tx, request.zipcode));
  await tx.structureRequest.update({
    where: { id: request.id, version: request.version },
    data: {
      ...CONSENTED,
      status: "AC_VALIDATION_PROCESSING",
      habilitationNumber: number,
      consentedAt: now,
      cguVersion: ctx.settings.CGU_VERSION,
      submittedAt: request.submittedAt ?? now,
      unfinished: null,
      updatedAt: now,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  const sent = await findOwnRequest(tx, actor, request.id);
  await addEvent(ctx, tx, now, {
    requestId: request.id,
    type: again ? "RESUBMITTED" : "SUBMITTED",
    snapshot: snapshotOf(ctx, sent),
  });
  await recordEntry(ctx, tx, now, actor, {
    action: "request_submitted",
    details: { structureRequestId: request.id, number, again },
  });
  const issuer = { id: actor.issuerId, ...actor };
  const mailed = { id: request.id, name: request.name, number };
  await enqueue(
    ctx,
    tx,
    now,
    requestSubmittedMail(ctx, issuer, mailed, again),
    `request-submitted:${request.id}:${String(request.version)}`,
  );
  if (again) await tellTeam(ctx, tx, now, sent, "resubmitted");
  return number;
}

/**
 * « Valider et envoyer la demande » (T2, T3), the five declarations ticked: one transaction with the
 * number, the merge of the référent, the mail and journal `request_submitted`. Sent twice, it is sent
 * once: the second answer is the first one's.
 * @throws DEMANDE_INTROUVABLE, DEMANDE_NON_MODIFIABLE and what makes a request incomplete
 */
export async function submitRequest(
  ctx: Ctx,
  actor: IssuerActor,
  input: { requestId: string },
): Promise<{ number: string }> {
  return inTransaction(ctx, async (tx) => {
    const request = await lockRequest(tx, actor, input.requestId);
    if (request.status === "AC_VALIDATION_PROCESSING" && request.habilitationNumber !== null) {
      return { number: request.habilitationNumber };
    }
    requireEditable(request);
    requireComplete(ctx, request);
    return { number: await send(ctx, tx, actor, request) };
  });
}
