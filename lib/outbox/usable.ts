import type { Ctx } from "@/lib/context.types";
import type { Prisma } from "@/lib/generated/prisma/client";

const KEPT_MS = 30 * 24 * 3_600_000;

type UsableSettings = Pick<
  Ctx["settings"],
  "LOGIN_LINK_TTL" | "FIRST_LOGIN_LINK_TTL" | "FIRST_LOGIN_CODE_TTL"
>;

/** Seconds during which a link or a code is of use, by name of its message. */
const lifetimes = (settings: UsableSettings): [kind: string, seconds: number][] => [
  ["login-link", settings.LOGIN_LINK_TTL],
  ["first-connection-link", settings.FIRST_LOGIN_LINK_TTL],
  ["first-connection-code", settings.FIRST_LOGIN_CODE_TTL],
];

/** How long a mail or an SMS is of use to its reader: a link or a code as long as it opens, the rest 30 days. */
export function outdated(settings: UsableSettings, now: Date): Prisma.OutboxMessageWhereInput {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  return {
    channel: { in: ["MAIL", "SMS"] },
    OR: [
      { createdAt: { lt: before(KEPT_MS) } },
      ...lifetimes(settings).map(([kind, seconds]) => ({
        kind,
        createdAt: { lt: before(seconds * 1000) },
      })),
    ],
  };
}
