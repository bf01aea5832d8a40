import type { Ctx } from "@/lib/context.types";
import { sameText, sha256 } from "@/lib/crypto/hash";
import type { LoginRequest, User } from "@/lib/generated/prisma/client";
import { countUnknownLink, isLinkToken, refuseUnknownLinks } from "./unknown-links";

export type PendingLink = LoginRequest & { user: User };

/** Page of a link; what is no token leads to a dead one, and is never repeated. */
export const linkPage = (token: string): string =>
  `/accounts/login/lien/${isLinkToken(token) ? token : "-"}/`;

/**
 * The mailed link of a token, as long as it could still be opened; unknown, malformed, used, replaced
 * and expired ones answer alike. Nothing is consumed.
 * @throws LINK_PAUSED when the network tried too many unknown ones
 */
export async function findLink(ctx: Ctx, token: string): Promise<PendingLink | null> {
  await refuseUnknownLinks(ctx);
  const request = isLinkToken(token)
    ? await ctx.db.loginRequest.findUnique({
        where: { tokenHash: sha256(token) },
        include: { user: true },
      })
    : null;
  if (!request) {
    await countUnknownLink(ctx);
    return null;
  }
  const alive =
    request.status === "SENT" &&
    request.expiresAt > ctx.clock.now() &&
    request.user.deactivatedAt === null;
  return alive ? request : null;
}

/** What a browser must do to open a link (auth-referent §2.4). */
export type LinkPassage = "open" | "code" | "denied";

/** @param binding value of BINDING_COOKIE in the browser that opens the link */
export function passageOf(
  ctx: Pick<Ctx, "settings">,
  link: Pick<LoginRequest, "bindingHash" | "bypassCodeId">,
  binding: string | undefined,
): LinkPassage {
  if (binding !== undefined && sameText(sha256(binding), link.bindingHash)) return "open";
  if (link.bypassCodeId !== null) return "denied";
  const rules = { otp: "code", deny: "denied", allow: "open" } as const;
  return rules[ctx.settings.LOGIN_LINK_OTHER_BROWSER];
}
