import { isKnownZipcode, resolveCommune } from "@/lib/commune/resolve";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { SiretCheck } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import type { IssuerActor } from "./issuer-actor";
import { lockRequest, requireEditable, touchRequest } from "./lock-request";
import { findPassedCheck } from "./read-siret-check";
import { requestCreatedMail } from "./request-mails";
import type { StructureInput } from "./structure-schema";

/** Columns of a structure; codes of the commune are worked out here, never believed (V17). */
async function columnsOf(ctx: Ctx, input: StructureInput) {
  if (!(await isKnownZipcode(ctx, input.zipcode))) {
    throw new DomainError("CODE_POSTAL_INCONNU", { field: "zipcode" });
  }
  const resolved = await resolveCommune(ctx, {
    zipcode: input.zipcode,
    city: input.city,
    inseeCode: input.cityInseeCode,
  });
  const { type, ...same } = input;
  return {
    ...same,
    typeId: type,
    cityInseeCode: resolved?.commune.inseeCode ?? null,
    departmentInseeCode: resolved?.commune.departmentCode ?? null,
    addressSource: resolved?.given ? ("BAN" as const) : ("MANUAL" as const),
  };
}

type Columns = Awaited<ReturnType<typeof columnsOf>>;

async function create(ctx: Ctx, tx: Tx, actor: IssuerActor, check: SiretCheck, columns: Columns) {
  const now = ctx.clock.now();
  const request = await tx.structureRequest.create({
    data: {
      ...columns,
      issuerId: actor.issuerId,
      siretCheckId: check.id,
      siret: check.siret,
      siretOutcome: check.outcome,
      siretDivergent: check.divergent,
      legalCategory: check.legalCategory,
      createdAt: now,
      updatedAt: now,
    },
  });
  await recordEntry(ctx, tx, now, actor, {
    action: "request_created",
    details: { structureRequestId: request.id, siretOutcome: check.outcome },
  });
  const issuer = { id: actor.issuerId, ...actor };
  const mailed = { id: request.id, name: request.name, number: null };
  await enqueue(
    ctx,
    tx,
    now,
    requestCreatedMail(ctx, issuer, mailed),
    `request-created:${request.id}`,
  );
  return request.id;
}

/** What an edit may change: neither the SIRET nor its check. */
async function update(ctx: Ctx, tx: Tx, actor: IssuerActor, requestId: string, columns: Columns) {
  const request = await lockRequest(tx, actor, requestId);
  requireEditable(request);
  await tx.structureRequest.update({ where: { id: request.id }, data: columns });
  await touchRequest(tx, request.id, ctx.clock.now());
}

/**
 * Step 3, first save (T1): a draft is made from a check that the issuer passed. One check makes one
 * draft: sent again, the form changes it. Journal `request_created`, one mail.
 * @throws DEMANDE_SIRET_NON_VERIFIE, CODE_POSTAL_INCONNU, DEMANDE_NON_MODIFIABLE
 */
export async function createStructure(
  ctx: Ctx,
  actor: IssuerActor,
  input: StructureInput & { siret: string },
): Promise<{ requestId: string }> {
  const { siret, ...typed } = input;
  const check = await findPassedCheck(ctx, actor, siret);
  if (check === null) throw new DomainError("DEMANDE_SIRET_NON_VERIFIE");
  const columns = await columnsOf(ctx, typed);
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from siret_check where id = ${check.id}::uuid for update`;
    const begun = await tx.structureRequest.findUnique({ where: { siretCheckId: check.id } });
    if (begun === null) return { requestId: await create(ctx, tx, actor, check, columns) };
    await update(ctx, tx, actor, begun.id, columns);
    return { requestId: begun.id };
  });
}

/**
 * Step 3 again. The SIRET stays that of its check, whatever is posted (V11).
 * @throws DEMANDE_INTROUVABLE, DEMANDE_NON_MODIFIABLE, CODE_POSTAL_INCONNU
 */
export async function updateStructure(
  ctx: Ctx,
  actor: IssuerActor,
  input: StructureInput & { requestId: string },
): Promise<void> {
  const { requestId, ...typed } = input;
  const columns = await columnsOf(ctx, typed);
  await inTransaction(ctx, (tx) => update(ctx, tx, actor, requestId, columns));
}
