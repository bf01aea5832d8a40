import type { Ctx } from "@/lib/context.types";

type CipherCtx = Pick<Ctx, "cipher">;

const contextOf = (userId: string): string => `compte.phone:${userId}`;

/** Encrypts the number of an account (decision 44). @param e164 as lib/telephone/parse.ts gives it */
export const sealAccountPhone = (ctx: CipherCtx, userId: string, e164: string): string =>
  ctx.cipher.seal(e164, contextOf(userId));

/** The number of an account, E.164; null when its file holds none. */
export const openAccountPhone = (
  ctx: CipherCtx,
  user: { id: string; phone: string | null },
): string | null => (user.phone === null ? null : ctx.cipher.open(user.phone, contextOf(user.id)));
