import type { Ctx } from "@/lib/context.types";
import { isUuid } from "@/lib/db/uuid";

/** Whether an identifier of an address is that of an issuer; it opens nothing by itself. */
export async function issuerExists(ctx: Pick<Ctx, "db">, issuerId: string): Promise<boolean> {
  if (!isUuid(issuerId)) return false;
  return (await ctx.db.issuer.count({ where: { id: issuerId } })) > 0;
}
