import { z } from "zod";
import { assertStaffRole } from "@/lib/administration/assert-role";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { isExclusionViolation } from "@/lib/db/refusals";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { activeAutorisations } from "./active";
import { daysOf, holderLock } from "./replace-autorisations";

/** Mandats of one page of the list. */
const MOST = 50;
const REASON = "Dites pourquoi ces mandats sont transférés.";

/** Form of a transfer; `mandat` is a list. */
export const transferSchema = z.object({
  mandat: z
    .array(z.uuid("Mandat inconnu."))
    .min(1, "Choisissez au moins un mandat.")
    .max(MOST, "Choisissez au plus 50 mandats.")
    .transform((ids) => [...new Set(ids)]),
  organisation: z.uuid({ error: "Choisissez la structure qui reçoit les mandats." }),
  reason: z
    .string({ error: REASON })
    .trim()
    .min(5, REASON)
    .max(1000, "Le motif doit tenir en 1 000 caractères."),
});

export type TransferInput = z.output<typeof transferSchema>;

/** Why one mandat stayed where it was, or that it moved. */
export type TransferOutcome =
  "MOVED" | "UNKNOWN" | "ALREADY_THERE" | "DEMARCHE_NOT_ALLOWED" | "CONFLICT";

export interface TransferResult {
  mandatId: string;
  outcome: TransferOutcome;
}

type Target = { id: string; allowedDemarches: readonly string[] };

/** Read again for each mandat: the target may change meanwhile. @throws TRANSFERT_CIBLE_REFUSEE */
async function targetOf(tx: Tx, organisationId: string): Promise<Target> {
  const target = await tx.organisation.findFirst({
    where: { id: organisationId, deactivatedAt: null },
    select: { id: true, allowedDemarches: true },
  });
  if (!target) throw new DomainError("TRANSFERT_CIBLE_REFUSEE", { field: "organisation" });
  return target;
}

async function move(
  ctx: Ctx,
  tx: Tx,
  actor: StaffActor,
  mandatId: string,
  input: TransferInput,
): Promise<TransferOutcome> {
  const now = ctx.clock.now();
  await lockName(tx, `mandat-transfer:${mandatId}`);
  const target = await targetOf(tx, input.organisation);
  const found = await tx.mandat.findUnique({
    where: { id: mandatId },
    select: { usagerId: true, organisationId: true },
  });
  if (!found) return "UNKNOWN";
  // Signatures and ends of the same person wait on both sides, then see what has moved; in one order,
  // so that transfers that cross never wait for each other.
  const sides = [...new Set([found.organisationId, target.id])].sort();
  for (const organisationId of sides) {
    await lockName(tx, holderLock({ organisationId, usagerId: found.usagerId }));
  }
  const mandat = await tx.mandat.findUniqueOrThrow({
    where: { id: mandatId },
    include: { autorisations: true, attestation: { select: { sha256: true } } },
  });
  if (mandat.organisationId === target.id) return "ALREADY_THERE";
  const running = mandat.autorisations.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && expiresAt >= now,
  );
  const demarches = running.map(({ demarche }) => demarche);
  if (demarches.some((key) => !target.allowedDemarches.includes(key))) {
    return "DEMARCHE_NOT_ALLOWED";
  }
  const doubled = await tx.autorisation.count({
    where: {
      ...activeAutorisations(now, target.id),
      usagerId: mandat.usagerId,
      demarche: { in: demarches },
    },
  });
  if (doubled > 0) return "CONFLICT";
  const entry = await recordPrivateEntry(ctx, tx, now, actor, {
    action: "transfer_mandat",
    organisationId: target.id,
    mandatId,
    usagerId: mandat.usagerId,
    demarches,
    days: daysOf(mandat),
    attestationHash: mandat.attestation.sha256,
    details: { previousOrganisationId: mandat.organisationId, newOrganisationId: target.id },
    personal: { reason: input.reason },
  });
  await tx.$executeRaw`
    select transfer_mandat(${mandatId}::uuid, ${target.id}::uuid, ${entry}::uuid)`;
  return "MOVED";
}

/** One mandat, one transaction: it moves whole, or stays whole. */
async function moveAlone(
  ctx: Ctx,
  actor: StaffActor,
  mandatId: string,
  input: TransferInput,
): Promise<TransferOutcome> {
  try {
    return await inTransaction(ctx, (tx) => move(ctx, tx, actor, mandatId, input));
  } catch (error) {
    // Past periods of the same démarche may not overlap either (invariant 1).
    if (isExclusionViolation(error)) return "CONFLICT";
    throw error;
  }
}

/**
 * Moves mandats to another organisation, for a technical admin (mandats §6, a merger of structures).
 * Each has its own result; one is refused when the target does not carry out a démarche that is still
 * running, or already holds it for the same person. Attestations are left as they were signed. Journal
 * `transfer_mandat` with both organisations, the hash, and the reason as personal text.
 * @throws TRANSFERT_CIBLE_REFUSEE on the field `organisation`, nothing moved; ADMIN_ROLE_REFUSE
 */
export async function transferMandats(
  ctx: Ctx,
  actor: StaffActor,
  input: TransferInput,
): Promise<TransferResult[]> {
  assertStaffRole(actor, "TECHNICAL");
  await targetOf(ctx.db, input.organisation);
  const results: TransferResult[] = [];
  for (const mandatId of input.mandat) {
    results.push({ mandatId, outcome: await moveAlone(ctx, actor, mandatId, input) });
  }
  return results;
}
