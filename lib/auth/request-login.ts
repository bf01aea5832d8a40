import { codeAttempt } from "@/lib/carte-totp/code-attempt";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { User } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/outbox/enqueue";
import { placeOf } from "./device-marker";
import { loginMail } from "./login-mail";
import type { LoginInput } from "./login-schema";
import { isOwnPath } from "./next-path";
import { issueLink } from "./next-auth";
import { bindingOf, findRepeated } from "./repeated-login";

const HOUR_MS = 3_600_000;

/** Cookie that ties a link to the browser that asked for it; lives as long as the link. */
export const BINDING_COOKIE = "__Host-ac_login";

/** The answers of sign-in name no counter of a code: they tell the same to everybody. */
export function loginRefusal(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  if (error.code === "OTP_REFUSED") return new DomainError("LOGIN_REFUSED");
  if (error.code === "OTP_PAUSED") return new DomainError("LOGIN_PAUSED", error.options);
  return error;
}

async function refuseTooManyMails(ctx: Ctx, tx: Tx, userId: string, now: Date): Promise<void> {
  const recent = await tx.loginRequest.findMany({
    where: { userId, createdAt: { gt: new Date(now.getTime() - HOUR_MS) } },
    orderBy: { createdAt: "desc" },
    take: ctx.settings.LOGIN_MAILS_PER_HOUR,
    select: { createdAt: true },
  });
  const oldest = recent.at(-1);
  if (!oldest || recent.length < ctx.settings.LOGIN_MAILS_PER_HOUR) return;
  const retryAfterSeconds = (oldest.createdAt.getTime() + HOUR_MS - now.getTime()) / 1000;
  throw new DomainError("LOGIN_MAILS_EXCEEDED", { retryAfterSeconds });
}

async function revokeOldLinks(ctx: Ctx, tx: Tx, userId: string): Promise<void> {
  const pending = await tx.loginRequest.findMany({
    where: { userId, status: "SENT" },
    orderBy: { createdAt: "desc" },
    skip: ctx.settings.LOGIN_LINK_MAX_PENDING,
    select: { id: true },
  });
  const ids = pending.map(({ id }) => id);
  await tx.loginRequest.updateMany({ where: { id: { in: ids } }, data: { status: "REVOKED" } });
}

interface Grant {
  user: User;
  deviceId: string;
  next: string | undefined;
  now: Date;
}

/** Writes the one-use grant, has next-auth claim it for a link, and queues the mail. */
async function mailLink(ctx: Ctx, tx: Tx, grant: Grant): Promise<{ binding: string }> {
  const { user, now } = grant;
  const id = ctx.random.uuid();
  const binding = bindingOf(ctx, id);
  await tx.loginRequest.create({
    data: {
      id,
      userId: user.id,
      deviceId: grant.deviceId,
      bindingHash: sha256(binding),
      next: grant.next ?? null,
      browser: ctx.origin?.browser ?? "",
      ipPrefix: ctx.origin?.ipPrefix ?? "",
      createdAt: now,
      expiresAt: new Date(now.getTime() + ctx.settings.LOGIN_LINK_TTL * 1000),
    },
  });
  const token = await issueLink(ctx, tx, user.email, async (userId) => {
    const { count } = await tx.loginRequest.updateMany({
      where: { id, userId, status: "GRANTED", user: { deactivatedAt: null } },
      data: { status: "SENT" },
    });
    return count === 1;
  });
  if (token === null) throw new Error("next-auth made no link for an accepted code");
  await tx.loginRequest.update({ where: { id }, data: { tokenHash: sha256(token) } });
  await revokeOldLinks(ctx, tx, user.id);
  await enqueue(ctx, tx, now, loginMail(ctx, user, token, now));
  return { binding };
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
      await refuseTooManyMails(ctx, tx, user.id, now);
      return mailLink(ctx, tx, { user, deviceId, next, now });
    });
  } catch (error) {
    throw loginRefusal(error);
  }
}
