import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { accessMail, confirmationMail, type MailedIssuer } from "./issuer-mails";

type LinkCtx = Pick<Ctx, "random" | "cipher" | "keyedHash" | "settings" | "origin">;

const endOf = (ctx: LinkCtx, now: Date): Date =>
  new Date(now.getTime() + ctx.settings.ISSUER_LINK_TTL * 1000);

/** 43 characters of base64url: 256 bits. */
export const isLinkToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** Mails a new confirmation link (M1, M1b); earlier ones stay good until their end (I4). */
export async function mailConfirmation(
  ctx: LinkCtx,
  tx: Tx,
  now: Date,
  issuer: MailedIssuer,
  to = issuer.email,
): Promise<void> {
  const key = ctx.random.token();
  await tx.emailConfirmation.create({
    data: {
      issuerId: issuer.id,
      email: to,
      keyHash: sha256(key),
      sentAt: now,
      expiresAt: endOf(ctx, now),
    },
    select: { id: true },
  });
  await enqueue(ctx, tx, now, confirmationMail(ctx, issuer, key, to));
}

/** Mails a link to the space (M2). */
export async function mailAccess(
  ctx: LinkCtx,
  tx: Tx,
  now: Date,
  issuer: MailedIssuer,
): Promise<void> {
  const token = ctx.random.token();
  await tx.issuerAccessToken.create({
    data: {
      issuerId: issuer.id,
      tokenHash: sha256(token),
      createdAt: now,
      expiresAt: endOf(ctx, now),
      ipPrefix: ctx.origin?.ipPrefix ?? "",
    },
    select: { id: true },
  });
  await enqueue(ctx, tx, now, accessMail(ctx, issuer, token));
}
