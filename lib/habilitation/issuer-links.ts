import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { lockName } from "@/lib/db/lock";
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

/** Whoever gives or mails an address waits for whoever does it at the same time. */
export const lockIssuerEmail = (
  ctx: Pick<Ctx, "keyedHash">,
  tx: Tx,
  email: string,
): Promise<void> => lockName(tx, `issuer:${ctx.keyedHash("issuer-email", email)}`);

const DOUBLE_MS = 5_000;

/** A form sent twice by two presses of its button: the first one has mailed. */
export async function isDoubled(tx: Tx, issuerId: string, now: Date): Promise<boolean> {
  const recent = { gt: new Date(now.getTime() - DOUBLE_MS) };
  const confirmations = await tx.emailConfirmation.count({ where: { issuerId, sentAt: recent } });
  const accesses = await tx.issuerAccessToken.count({ where: { issuerId, createdAt: recent } });
  return confirmations + accesses > 0;
}
