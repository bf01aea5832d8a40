import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { isDoubled, lockIssuerEmail, mailAccess, mailConfirmation } from "./issuer-links";
import { countByIssuer, countByNetwork, countResend } from "./limits";
import type { IssuerInput } from "./person-schema";

/** Whether one more mail may leave; the one too many leaves in silence, so that nothing is told. */
async function mayMail(counting: Promise<void>): Promise<boolean> {
  try {
    await counting;
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/**
 * Step 1, open to anybody (I1 to I3): a new address gets an issuer and a confirmation link; a confirmed
 * one, a link to its space, and nothing is written; one that waits, a new confirmation, its names
 * untouched. The answer is the same, so that it says nothing of who has filed a request.
 * @returns the identifier that the waiting page is under: no secret
 * @throws DEMANDE_TROP_DE_TENTATIVES, 10 an hour for one network
 */
export async function submitIssuer(ctx: Ctx, input: IssuerInput): Promise<{ issuerId: string }> {
  await countByNetwork(ctx, "issuer");
  const known = await ctx.db.issuer.findUnique({ where: { email: input.email } });
  const mayWrite =
    known === null ||
    (await mayMail(
      known.emailVerifiedAt === null
        ? countResend(ctx, known.id)
        : countByIssuer(ctx, "access-mail", known.id),
    ));
  return inTransaction(ctx, async (tx) => {
    await lockIssuerEmail(ctx, tx, input.email);
    const now = ctx.clock.now();
    const issuer = await tx.issuer.findUnique({ where: { email: input.email } });
    if (issuer !== null) {
      if (!mayWrite || (await isDoubled(tx, issuer.id, now))) return { issuerId: issuer.id };
      if (issuer.emailVerifiedAt === null) await mailConfirmation(ctx, tx, now, issuer);
      else await mailAccess(ctx, tx, now, issuer);
      return { issuerId: issuer.id };
    }
    const created = await tx.issuer.create({
      data: { ...input, createdAt: now, updatedAt: now },
    });
    await mailConfirmation(ctx, tx, now, created);
    await recordEntry(
      ctx,
      tx,
      now,
      { kind: "demandeur", issuerId: created.id },
      { action: "issuer_created", details: {} },
    );
    return { issuerId: created.id };
  });
}
