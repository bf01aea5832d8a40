import type { Ctx } from "@/lib/context.types";
import { sameText } from "@/lib/crypto/hash";

const DIGITS = 6;

type CodeCtx = Pick<Ctx, "random" | "keyedHash">;

/**
 * Keyed hash of a code, bound to its link: a code of another link is another value. Six digits are too
 * few for a slow hash to protect them; the key is outside of the database (docs/adr/0022).
 */
const hashOf = (ctx: Pick<Ctx, "keyedHash">, linkId: string, code: string): string =>
  ctx.keyedHash("first-connection-code", `${linkId}:${code}`);

/** Draws a code for a link: 000000 to 999999, all alike. */
export function drawCode(ctx: CodeCtx, linkId: string): { code: string; codeHash: string } {
  const code = ctx.random.digits(DIGITS);
  return { code, codeHash: hashOf(ctx, linkId, code) };
}

export const isCodeOf = (
  ctx: Pick<Ctx, "keyedHash">,
  link: { id: string; codeHash: string },
  code: string,
): boolean => sameText(hashOf(ctx, link.id, code), link.codeHash);
