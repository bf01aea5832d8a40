import type { Ctx } from "@/lib/context.types";
import type { LiveSession } from "./session";
import { STEP_UP_WINDOW_MS } from "./step-up";

/** How long one may be away from /administration/ without a new code (decision 72). */
const ADMINISTRATION_IDLE_MS = 30 * 60_000;

type Times = Pick<LiveSession, "administrationAt" | "lastOtpAt">;

/** Whether this session may see /administration/ now: seen within 30 minutes, or a code within 15. */
export function isInAdministration(ctx: Pick<Ctx, "clock">, session: Times): boolean {
  const now = ctx.clock.now().getTime();
  const { administrationAt, lastOtpAt } = session;
  const seen =
    administrationAt !== null && now - administrationAt.getTime() < ADMINISTRATION_IDLE_MS;
  return seen || now - lastOtpAt.getTime() < STEP_UP_WINDOW_MS;
}

/**
 * Notes a request of a member of the team in /administration/, for middleware.ts. Who is out stays out:
 * only a new code brings them back in.
 */
export async function keepAdministration(
  ctx: Pick<Ctx, "db" | "clock">,
  session: LiveSession,
): Promise<void> {
  if (session.staffRoles.length === 0 || !isInAdministration(ctx, session)) return;
  const now = ctx.clock.now();
  await ctx.db.$executeRaw`
    update session set administration_at = greatest(administration_at, ${now})
    where id = ${session.sessionId}::uuid and ended_at is null`;
}
