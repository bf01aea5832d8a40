import type { Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { IssuerActor } from "./issuer-actor";
import { REQUEST_STATUS } from "./status";

const WHOLE = {
  manager: true,
  aidants: { orderBy: [{ position: "asc" }, { id: "asc" }] },
  type: true,
} satisfies Prisma.StructureRequestInclude;

export type WholeRequest = Prisma.StructureRequestGetPayload<{ include: typeof WHOLE }>;

/** A request of this issuer with its people; another one's and none look alike. */
export async function findOwnRequest(
  db: Pick<Tx, "structureRequest">,
  actor: Pick<IssuerActor, "issuerId">,
  requestId: string,
): Promise<WholeRequest> {
  const request = isUuid(requestId)
    ? await db.structureRequest.findFirst({
        where: { id: requestId, issuerId: actor.issuerId },
        include: WHOLE,
      })
    : null;
  if (request === null) throw new DomainError("DEMANDE_INTROUVABLE");
  return request;
}

/**
 * Holds a request of this issuer until the end of the transaction.
 * @throws DEMANDE_INTROUVABLE
 */
export async function lockRequest(
  tx: Tx,
  actor: Pick<IssuerActor, "issuerId">,
  requestId: string,
): Promise<WholeRequest> {
  if (!isUuid(requestId)) throw new DomainError("DEMANDE_INTROUVABLE");
  await tx.$queryRaw`
    select 1 from structure_request
    where id = ${requestId}::uuid and issuer_id = ${actor.issuerId}::uuid for update`;
  return findOwnRequest(tx, actor, requestId);
}

/** @throws DEMANDE_NON_MODIFIABLE in every status but those of §1.2 */
export function requireEditable(request: Pick<WholeRequest, "status">): void {
  if (!REQUEST_STATUS[request.status].editable) throw new DomainError("DEMANDE_NON_MODIFIABLE");
}

/** Says that a request changed: a decision taken on the version before is void. */
export async function touchRequest(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.structureRequest.update({
    where: { id },
    data: { updatedAt: now, idleWarnedAt: null, version: { increment: 1 } },
    select: { id: true },
  });
}
