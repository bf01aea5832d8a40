import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { MOST_AIDANTS, rowField, type AidantInput, type AidantsInput } from "./aidants-schema";
import type { IssuerActor } from "./issuer-actor";
import { lockRequest, requireEditable, touchRequest, type WholeRequest } from "./lock-request";
import { isGenericEmail, isUnlikeName } from "./nominative-email";

/** Whether the référent counts as an aidant: said before, or by a row with his address (E0). */
const managerIsAidant = (request: WholeRequest, emails: readonly string[]): boolean =>
  request.manager !== null && (request.manager.isAidant || emails.includes(request.manager.email));

/** @throws AIDANT_MANQUANT, AIDANTS_TROP_NOMBREUX */
export function requireCount(request: WholeRequest, emails: readonly string[]): void {
  const isAidant = managerIsAidant(request, emails);
  const others = emails.filter((email) => email !== request.manager?.email);
  const count = others.length + (isAidant ? 1 : 0);
  if (count === 0) throw new DomainError("AIDANT_MANQUANT");
  if (count > MOST_AIDANTS) throw new DomainError("AIDANTS_TROP_NOMBREUX");
}

/**
 * @param people with the name of the field of their address
 * @throws EMAIL_DE_LA_STRUCTURE naming the field of each one at fault
 */
function refuseGeneric(
  request: WholeRequest,
  people: readonly { field: string; person: AidantInput }[],
): void {
  const places = [request.name, request.city];
  const wrong = people.filter(({ person }) => isGenericEmail(person.email, places));
  if (wrong.length === 0) return;
  const fields = Object.fromEntries(
    wrong.map(({ field }) => [field, "EMAIL_DE_LA_STRUCTURE"] as const),
  );
  throw new DomainError("EMAIL_DE_LA_STRUCTURE", { fields });
}

const columnsOf = (person: AidantInput) => ({
  ...person,
  emailUnlike: isUnlikeName(person.email, person),
});

/** Writes the list in its order: people who are not in it any more leave the request. */
async function replaceAidants(tx: Tx, now: Date, request: WholeRequest, rows: AidantsInput) {
  const known = new Set(request.aidants.map(({ id }) => id));
  const kept = rows.filter(({ id }) => known.has(id)).map(({ id }) => id);
  await tx.requestAidant.deleteMany({ where: { requestId: request.id, id: { notIn: kept } } });
  // Two people may exchange their addresses: none holds one while they are written
  for (const id of kept) {
    await tx.requestAidant.update({ where: { id }, data: { email: `change:${id}` } });
  }
  for (const [position, { id, person }] of rows.entries()) {
    const data = { ...columnsOf(person), position };
    if (known.has(id)) await tx.requestAidant.update({ where: { id }, data });
    else
      await tx.requestAidant.create({ data: { ...data, requestId: request.id, createdAt: now } });
  }
}

/**
 * Step 5: the whole list of aidants of a request. Nothing is stored when it is not complete.
 * @throws DEMANDE_INTROUVABLE, DEMANDE_NON_MODIFIABLE, AIDANT_MANQUANT, AIDANTS_TROP_NOMBREUX,
 * EMAIL_DE_LA_STRUCTURE
 */
export async function saveAidants(
  ctx: Ctx,
  actor: IssuerActor,
  input: { requestId: string; rows: AidantsInput },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const request = await lockRequest(tx, actor, input.requestId);
    requireEditable(request);
    refuseGeneric(
      request,
      input.rows.map(({ row, person }, i) => ({
        field: rowField(row ?? String(i), "email"),
        person,
      })),
    );
    requireCount(
      request,
      input.rows.map(({ person }) => person.email),
    );
    const now = ctx.clock.now();
    await replaceAidants(tx, now, request, input.rows);
    await touchRequest(tx, request.id, now);
  });
}

interface OneAidant {
  requestId: string;
  aidantId: string;
}

const ownAidant = (request: WholeRequest, aidantId: string) => {
  const found = request.aidants.find(({ id }) => id === aidantId);
  if (!found) throw new DomainError("DEMANDE_INTROUVABLE");
  return found;
};

/**
 * « Valider les modifications » of one person.
 * @throws DEMANDE_INTROUVABLE, DEMANDE_NON_MODIFIABLE, AIDANT_EN_DOUBLE, EMAIL_DE_LA_STRUCTURE
 */
export async function editAidant(
  ctx: Ctx,
  actor: IssuerActor,
  input: OneAidant & { person: AidantInput },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const request = await lockRequest(tx, actor, input.requestId);
    requireEditable(request);
    const { id } = ownAidant(request, input.aidantId);
    const { person } = input;
    if (request.aidants.some((other) => other.id !== id && other.email === person.email)) {
      throw new DomainError("AIDANT_EN_DOUBLE", { field: "email" });
    }
    refuseGeneric(request, [{ field: "email", person }]);
    await tx.requestAidant.update({ where: { id }, data: columnsOf(person) });
    await touchRequest(tx, request.id, ctx.clock.now());
  });
}

/**
 * « Supprimer cet aidant »: the last one may go, and the request can then not be sent (§3.1).
 * @throws DEMANDE_INTROUVABLE, DEMANDE_NON_MODIFIABLE
 */
export async function removeAidant(ctx: Ctx, actor: IssuerActor, input: OneAidant): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const request = await lockRequest(tx, actor, input.requestId);
    requireEditable(request);
    const { id } = ownAidant(request, input.aidantId);
    await tx.requestAidant.delete({ where: { id }, select: { id: true } });
    await touchRequest(tx, request.id, ctx.clock.now());
  });
}
