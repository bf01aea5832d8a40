import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { User } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/outbox/enqueue";
import { loginMail } from "./login-mail";
import { issueLink } from "./next-auth";
import { bindingOf } from "./repeated-login";

const HOUR_MS = 3_600_000;

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
  /** What was accepted: the link dies with it. */
  means: { deviceId: string } | { bypassCodeId: string };
  next: string | undefined;
  now: Date;
}

/**
 * Writes the one-use grant, has next-auth claim it for a link, and queues the mail.
 * @throws LOGIN_MAILS_EXCEEDED with the delay
 */
export async function mailLink(ctx: Ctx, tx: Tx, grant: Grant): Promise<{ binding: string }> {
  const { user, now } = grant;
  await refuseTooManyMails(ctx, tx, user.id, now);
  const id = ctx.random.uuid();
  const binding = bindingOf(ctx, id);
  await tx.loginRequest.create({
    data: {
      id,
      userId: user.id,
      ...grant.means,
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
