import { matchesSlowly } from "@/lib/crypto/argon2";
import { sameCode } from "@/lib/carte-totp/totp";
import { openOtpSecret } from "@/lib/carte-totp/secret";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { LoginRequest } from "@/lib/generated/prisma/client";

/** A form sent twice by one gesture arrives within this time. */
const REPEAT_MS = 5_000;

/**
 * Value of the cookie that ties a link to the browser that asked for it. Nobody guesses it without the
 * key; a form sent twice gets the same.
 */
export const bindingOf = (ctx: Pick<Ctx, "keyedHash">, requestId: string): string =>
  ctx.keyedHash("login-binding", requestId);

interface Repeated {
  /** Null when nobody has the submitted address. */
  userId: string | null;
  code: string;
}

/** A link still unused that this browser family and network asked for a moment ago. */
const lastRequest = (
  ctx: Pick<Ctx, "origin">,
  tx: Tx,
  userId: string | null,
  now: Date,
): Promise<LoginRequest | null> =>
  tx.loginRequest.findFirst({
    where: {
      // Nobody's address costs the same statement (AUTH-A19).
      userId: userId ?? { in: [] },
      status: "SENT",
      createdAt: { gt: new Date(now.getTime() - REPEAT_MS) },
      browser: ctx.origin?.browser ?? "",
      ipPrefix: ctx.origin?.ipPrefix ?? "",
      user: { deactivatedAt: null },
    },
    orderBy: { createdAt: "desc" },
  });

/**
 * The request that this very form made a moment ago from this browser family and network, with this
 * very code and a link still unused (auth-referent §2.2.5): nothing is consumed, counted nor mailed.
 */
export async function findRepeated(
  ctx: Pick<Ctx, "cipher" | "keyedHash" | "origin">,
  tx: Tx,
  { userId, code }: Repeated,
  now: Date,
): Promise<{ binding: string } | null> {
  const request = await lastRequest(ctx, tx, userId, now);
  if (!request?.deviceId) return null;
  const device = await tx.otpDevice.findFirst({
    where: { id: request.deviceId, userId, confirmedAt: { not: null } },
  });
  if (!device || device.lastCounter === null) return null;
  return sameCode(openOtpSecret(ctx, device), Number(device.lastCounter), code)
    ? { binding: bindingOf(ctx, request.id) }
    : null;
}

/** The same for the form of a bypass code, which the first of the two has used up. */
export async function findRepeatedBypass(
  ctx: Pick<Ctx, "keyedHash" | "origin">,
  tx: Tx,
  { userId, code }: Repeated,
  now: Date,
): Promise<{ binding: string } | null> {
  const request = await lastRequest(ctx, tx, userId, now);
  if (!request?.bypassCodeId) return null;
  const where = { id: request.bypassCodeId, userId: request.userId };
  const used = await tx.bypassCode.findFirst({ where });
  return used && (await matchesSlowly(code, used.codeHash))
    ? { binding: bindingOf(ctx, request.id) }
    : null;
}
