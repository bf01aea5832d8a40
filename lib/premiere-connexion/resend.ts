import { z } from "zod";
import type { Ctx } from "@/lib/context.types";
import { openAccountPhone } from "@/lib/compte/phone";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { enqueue } from "@/lib/outbox/enqueue";
import { drawCode } from "./code";
import { findFirstConnection } from "./find-link";
import { codeSms } from "./sms";

export const resendCodeSchema = z.object({ token: z.string().max(100) });

/**
 * Sends a new code to whoever holds the link, which replaces the former one (auth-referent §3.8): at most
 * FIRST_LOGIN_RESENDS times, FIRST_LOGIN_RESEND_DELAY apart. The tries left stay those of the link.
 * @throws PREMIERE_CONNEXION_PERIMEE, PREMIERE_CONNEXION_RENVOI_TROP_TOT,
 * PREMIERE_CONNEXION_RENVOIS_EPUISES, LINK_PAUSED
 */
export async function resendCode(
  ctx: Ctx,
  { token }: z.output<typeof resendCodeSchema>,
): Promise<void> {
  const found = await findFirstConnection(ctx, token);
  const phone = found && openAccountPhone(ctx, found.user);
  if (!found || phone === null) throw new DomainError("PREMIERE_CONNEXION_PERIMEE");
  const { FIRST_LOGIN_CODE_TTL, FIRST_LOGIN_RESENDS, FIRST_LOGIN_RESEND_DELAY } = ctx.settings;
  if (found.resends >= FIRST_LOGIN_RESENDS) {
    throw new DomainError("PREMIERE_CONNEXION_RENVOIS_EPUISES");
  }
  const now = ctx.clock.now();
  const { code, codeHash } = drawCode(ctx, found.id);
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.firstConnection.updateMany({
      where: {
        id: found.id,
        resends: found.resends,
        codeSentAt: { lte: new Date(now.getTime() - FIRST_LOGIN_RESEND_DELAY * 1000) },
      },
      data: {
        codeHash,
        codeSentAt: now,
        codeExpiresAt: new Date(now.getTime() + FIRST_LOGIN_CODE_TTL * 1000),
        resends: { increment: 1 },
      },
    });
    if (count === 0) throw new DomainError("PREMIERE_CONNEXION_RENVOI_TROP_TOT");
    await enqueue(ctx, tx, now, codeSms(ctx, phone, code));
  });
}
