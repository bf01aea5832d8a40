import { z } from "zod";
import { bypassSchema } from "@/lib/carte-totp/bypass-format";
import { provenAttempt } from "@/lib/carte-totp/code-attempt";
import { consumeBypass } from "@/lib/carte-totp/consume-bypass";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { placeOf } from "./device-marker";
import { emailSchema } from "./email";
import { mailLink } from "./mail-link";
import { findRepeatedBypass } from "./repeated-login";
import { loginRefusal } from "./request-login";

/** Sign-in with a « code de dépannage ». */
export const bypassLoginSchema = z.object({ email: emailSchema, code: bypassSchema });

export type BypassLoginInput = z.output<typeof bypassLoginSchema>;

/**
 * First step of sign-in for whoever has no means any more and was given a bypass code by the team
 * (auth-referent §2.5): the same counters, refusals and mailed link as with a one-time code. The link
 * opens in the browser that asked for it only, since no second code can be asked elsewhere. Sent twice by
 * one browser, one request and one mail.
 * @param marker cookie of a browser that already completed a sign-in
 * @returns the value of the cookie that ties the link to this browser
 * @throws LOGIN_REFUSED, LOGIN_PAUSED, LOGIN_MAILS_EXCEEDED (both with the delay)
 */
export async function requestBypassLogin(
  ctx: Ctx,
  { email, code }: BypassLoginInput,
  marker: string | undefined,
): Promise<{ binding: string }> {
  const user = await ctx.db.user.findUnique({ where: { email } });
  const place = placeOf(ctx, marker, email, ctx.clock.now());
  const ipPrefix = ctx.origin?.ipPrefix || null;
  const holder = { email, userId: user?.id ?? null, place, ipPrefix };
  try {
    return await provenAttempt(
      ctx,
      holder,
      (tx, userId, now) => consumeBypass(tx, userId, code, now),
      async (tx, consume) => {
        const now = ctx.clock.now();
        const repeated = await findRepeatedBypass(ctx, tx, { userId: holder.userId, code }, now);
        if (repeated) return repeated;
        const means = await consume();
        if (!user) throw new DomainError("OTP_REFUSED");
        return mailLink(ctx, tx, { user, means, next: undefined, now });
      },
    );
  } catch (error) {
    throw loginRefusal(error);
  }
}
