import type { Ctx } from "@/lib/context.types";

const contextOf = (requestId: string): string => `request_manager.phone:${requestId}`;

/** Phones of requests are encrypted as those of accounts (decision 44). */
export const sealManagerPhone = (
  ctx: Pick<Ctx, "cipher">,
  requestId: string,
  e164: string,
): string => ctx.cipher.seal(e164, contextOf(requestId));

export const openManagerPhone = (
  ctx: Pick<Ctx, "cipher">,
  requestId: string,
  sealed: string,
): string => ctx.cipher.open(sealed, contextOf(requestId));
