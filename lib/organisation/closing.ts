import type { SystemActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { Organisation, Prisma } from "@/lib/generated/prisma/client";
import { closingLimit } from "./suspension";

export type ClosingActor = SystemActor;

const dueAt = (now: Date) =>
  ({
    deactivatedAt: { lte: closingLimit(now) },
    closedAt: null,
  }) satisfies Prisma.OrganisationWhereInput;

/** Organisations to close, the first suspended first. */
export const findDue = (ctx: Ctx, now: Date) =>
  ctx.db.organisation.findMany({
    where: dueAt(now),
    orderBy: [{ deactivatedAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });

/** The organisation if it is still to be closed, held so that a reactivation waits, or was seen. */
export async function holdDue(tx: Tx, id: string, now: Date): Promise<Organisation | null> {
  await tx.$queryRaw`select 1 from organisation where id = ${id}::uuid for no key update`;
  return tx.organisation.findFirst({ where: { id, ...dueAt(now) } });
}
