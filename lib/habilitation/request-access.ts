import { normaliseEmail } from "@/lib/auth/email";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { isDoubled, lockIssuerEmail, mailAccess, mailConfirmation } from "./issuer-links";
import { countByIssuer, countByNetwork } from "./limits";

/**
 * « Suivre ma demande » (I9), open to anybody: the answer never says whether the address is known.
 * @throws DEMANDE_TROP_DE_TENTATIVES, 5 an hour for one network
 */
export async function requestAccess(ctx: Ctx, typed: string): Promise<void> {
  await countByNetwork(ctx, "follow");
  const email = normaliseEmail(typed);
  const issuer = await ctx.db.issuer.findUnique({ where: { email } });
  if (issuer === null) return;
  try {
    await countByIssuer(ctx, "access-mail", issuer.id);
  } catch (error) {
    // One mailbox is not flooded from several networks, and nothing is said of it
    if (error instanceof DomainError) return;
    throw error;
  }
  await inTransaction(ctx, async (tx) => {
    await lockIssuerEmail(ctx, tx, email);
    const now = ctx.clock.now();
    if (await isDoubled(tx, issuer.id, now)) return;
    if (issuer.emailVerifiedAt === null) await mailConfirmation(ctx, tx, now, issuer);
    else await mailAccess(ctx, tx, now, issuer);
  });
}
