import type { Ctx } from "@/lib/context.types";
import { countUnknownLink, isLinkToken, refuseUnknownLinks } from "@/lib/auth/unknown-links";
import { sha256 } from "@/lib/crypto/hash";
import type { FirstConnection, User } from "@/lib/generated/prisma/client";

export type PendingFirstConnection = FirstConnection & { user: User };

/** Whether a link may still be used, as far as its own row tells; pure. */
export const isAlive = (
  link: Pick<FirstConnection, "expiresAt" | "tries">,
  settings: Pick<Ctx["settings"], "FIRST_LOGIN_CODE_TRIES">,
  now: Date,
): boolean => link.expiresAt > now && link.tries < settings.FIRST_LOGIN_CODE_TRIES;

/**
 * The link of a token as long as it may be used; unknown, malformed, used, replaced, worn out and expired
 * ones answer alike. Nothing is consumed.
 * @throws LINK_PAUSED when the network tried too many unknown ones
 */
export async function findFirstConnection(
  ctx: Ctx,
  token: string,
): Promise<PendingFirstConnection | null> {
  await refuseUnknownLinks(ctx);
  const link = isLinkToken(token)
    ? await ctx.db.firstConnection.findUnique({
        where: { tokenHash: sha256(token) },
        include: { user: true },
      })
    : null;
  if (!link) {
    await countUnknownLink(ctx);
    return null;
  }
  return isAlive(link, ctx.settings, ctx.clock.now()) && link.user.deactivatedAt === null
    ? link
    : null;
}
