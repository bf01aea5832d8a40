import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";

/**
 * Gives an open session a new identifier when its rights grow: the first means of connection of its
 * person is confirmed (auth-referent §3.10). The code just accepted counts as its last one. The row
 * stays the same; the former cookie opens nothing any more.
 * @returns the new value of the session cookie, or nothing when the session ended meanwhile
 */
export async function rotateSession(
  ctx: Pick<Ctx, "db" | "clock" | "random">,
  sessionId: string,
): Promise<string | null> {
  const token = ctx.random.token();
  const { count } = await ctx.db.session.updateMany({
    where: { id: sessionId, endedAt: null },
    data: { sessionToken: sha256(token), lastOtpAt: ctx.clock.now() },
  });
  return count === 1 ? token : null;
}
