import type { Ctx } from "@/lib/context.types";
import type { Prisma } from "@/lib/generated/prisma/client";

const KEPT_MS = 30 * 24 * 3_600_000;
const LINK_KIND = "login-link";

/** How long a mail or an SMS is of use to its reader: a link as long as it opens, the rest 30 days. */
export function outdated(
  settings: Pick<Ctx["settings"], "LOGIN_LINK_TTL">,
  now: Date,
): Prisma.OutboxMessageWhereInput {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  return {
    channel: { in: ["MAIL", "SMS"] },
    OR: [
      { createdAt: { lt: before(KEPT_MS) } },
      { kind: LINK_KIND, createdAt: { lt: before(settings.LOGIN_LINK_TTL * 1000) } },
    ],
  };
}
