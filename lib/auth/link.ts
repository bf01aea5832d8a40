import type { Ctx } from "@/lib/context.types";
import { sameText, sha256 } from "@/lib/crypto/hash";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { LoginRequest, User } from "@/lib/generated/prisma/client";
import { countEvent, readCounters } from "@/lib/throttle/counter";

const UNKNOWN_LIMIT = 30;
const UNKNOWN_WINDOW_MS = 10 * 60_000;

export type PendingLink = LoginRequest & { user: User };

/** 43 characters of base64url: 256 bits. */
const isToken = (token: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(token);

/** Page of a link; what is no token leads to a dead one, and is never repeated. */
export const linkPage = (token: string): string =>
  `/accounts/login/lien/${isToken(token) ? token : "-"}/`;

/** 30 unknown links within 10 minutes close the endpoint to their network (auth-referent §2.7). */
async function countUnknown(ctx: Ctx): Promise<void> {
  const key = `link:ip:${ctx.keyedHash("throttle-ip", ctx.origin?.ipPrefix ?? "")}`;
  const now = ctx.clock.now();
  await inTransaction(ctx, (tx) =>
    countEvent(tx, key, now, { kind: "fixed", ms: UNKNOWN_WINDOW_MS }),
  );
}

async function refusePaused(ctx: Ctx): Promise<void> {
  const key = `link:ip:${ctx.keyedHash("throttle-ip", ctx.origin?.ipPrefix ?? "")}`;
  const counter = (await readCounters(ctx.db, [key])).get(key);
  if (!counter || counter.count < UNKNOWN_LIMIT) return;
  const end = counter.windowStartedAt.getTime() + UNKNOWN_WINDOW_MS;
  const retryAfterSeconds = (end - ctx.clock.now().getTime()) / 1000;
  if (retryAfterSeconds > 0) throw new DomainError("LINK_PAUSED", { retryAfterSeconds });
}

/**
 * The mailed link of a token, as long as it could still be opened; unknown, malformed, used, replaced
 * and expired ones answer alike. Nothing is consumed.
 * @throws LINK_PAUSED when the network tried too many unknown ones
 */
export async function findLink(ctx: Ctx, token: string): Promise<PendingLink | null> {
  await refusePaused(ctx);
  const request = isToken(token)
    ? await ctx.db.loginRequest.findUnique({
        where: { tokenHash: sha256(token) },
        include: { user: true },
      })
    : null;
  if (!request) {
    await countUnknown(ctx);
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
  link: Pick<LoginRequest, "bindingHash">,
  binding: string | undefined,
): LinkPassage {
  if (binding !== undefined && sameText(sha256(binding), link.bindingHash)) return "open";
  const rules = { otp: "code", deny: "denied", allow: "open" } as const;
  return rules[ctx.settings.LOGIN_LINK_OTHER_BROWSER];
}
