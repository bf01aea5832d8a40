import type { Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { Prisma } from "@/lib/generated/prisma/client";

const WITH_FACTS = {
  user: true,
  organisation: true,
  requestedBy: true,
  origins: true,
} as const satisfies Prisma.StructureChangeInclude;

export type ChangeFacts = Prisma.StructureChangeGetPayload<{ include: typeof WITH_FACTS }>;

/**
 * A request that nobody has decided yet, held until the end of the transaction.
 * @throws CHANGEMENT_INTROUVABLE, alike for unknown ones and those that `where` leaves out
 */
export async function lockChange(
  tx: Tx,
  id: string,
  where: Prisma.StructureChangeWhereInput = {},
): Promise<ChangeFacts> {
  if (!isUuid(id)) throw new DomainError("CHANGEMENT_INTROUVABLE");
  await tx.$queryRaw`select 1 from structure_change where id = ${id}::uuid for update`;
  const change = await tx.structureChange.findFirst({
    where: { id, status: "NEW", ...where },
    include: WITH_FACTS,
  });
  if (!change) throw new DomainError("CHANGEMENT_INTROUVABLE");
  return change;
}
