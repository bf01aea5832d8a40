import type { Ctx } from "@/lib/context.types";

type CipherCtx = Pick<Ctx, "cipher">;

const contextOf = (requestId: string): string => `co_referent_request.phone:${requestId}`;

/** Encrypts the number of a request (decision 44). @param e164 as lib/telephone/parse.ts gives it */
export const sealRequestPhone = (ctx: CipherCtx, requestId: string, e164: string): string =>
  ctx.cipher.seal(e164, contextOf(requestId));

/** The number of a request, E.164. */
export const openRequestPhone = (ctx: CipherCtx, request: { id: string; phone: string }): string =>
  ctx.cipher.open(request.phone, contextOf(request.id));
