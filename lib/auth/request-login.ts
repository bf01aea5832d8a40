import { codeAttempt } from "@/lib/carte-totp/code-attempt";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { placeOf } from "./device-marker";
import type { LoginInput } from "./login-schema";
import { isOwnPath } from "./next-path";
import { mailLink } from "./mail-link";
import { findRepeated } from "./repeated-login";

/** Cookie that ties a link to the browser that asked for it; lives as long as the link. */
export const BINDING_COOKIE = "__Host-ac_login";

/** The answers of sign-in name no counter of a code: they tell the same to everybody. */
export function loginRefusal(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  if (error.code === "OTP_REFUSED") return new DomainError("LOGIN_REFUSED");
  if (error.code === "OTP_PAUSED") return new DomainError("LOGIN_PAUSED", error.options);
  return error;
}

/**
 * First step of sign-in (auth-referent §2.2), open to anybody: verifies the code, then mails a link.
 * One transaction, the used code included. Unknown address, inactive account, no confirmed device,
 * wrong or replayed code: one same refusal. Sent twice by one browser, one request and one mail.
 * @param marker cookie of a browser that already completed a sign-in
 * @returns the value of the cookie that ties the link to this browser
 * @throws LOGIN_REFUSED, LOGIN_PAUSED, LOGIN_MAILS_EXCEEDED (both with the delay)
 */
export async function requestLogin(
  ctx: Ctx,
  input: LoginInput,
  marker: string | undefined,
): Promise<{ binding: string }> {
  const { email, code } = input;
  const user = await ctx.db.user.findUnique({ where: { email } });
  const place = placeOf(ctx, marker, email, ctx.clock.now());
  const ipPrefix = ctx.origin?.ipPrefix || null;
  const holder = { email, userId: user?.id ?? null, place, ipPrefix };
  const next = input.next && isOwnPath(input.next) ? input.next : undefined;
  try {
    return await codeAttempt(ctx, holder, code, async (tx, consume) => {
      const now = ctx.clock.now();
      const repeated = await findRepeated(ctx, tx, { userId: holder.userId, code }, now);
      if (repeated) return repeated;
      const { deviceId } = await consume();
      if (!user) throw new DomainError("OTP_REFUSED");
      return mailLink(ctx, tx, { user, means: { deviceId }, next, now });
    });
  } catch (error) {
    throw loginRefusal(error);
  }
}
