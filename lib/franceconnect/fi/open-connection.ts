import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { AuthorizeRequest } from "./authorize-request";

/**
 * Opens the connection of a checked request for an aidant, or finds the one that a reload of the same
 * request made: one per sign-in session, state and nonce (franceconnect §3.3). The organisation is
 * frozen here. Writes no journal entry (§3.8).
 * @returns the opaque id that travels in the forms.
 */
export async function openConnection(
  ctx: Ctx,
  actor: AidantActor,
  request: AuthorizeRequest,
): Promise<string> {
  const now = ctx.clock.now();
  const key = { loginSessionId: actor.sessionId, state: request.state, nonce: request.nonce };
  const [created] = await ctx.db.fiConnection.createManyAndReturn({
    data: [
      {
        ...request,
        ...key,
        aidantId: actor.userId,
        organisationId: actor.organisationId,
        authTime: actor.lastOtpAt,
        createdAt: now,
        expiresAt: new Date(now.getTime() + ctx.settings.FC_FI_TTL * 1000),
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (created) return created.id;
  const existing = await ctx.db.fiConnection.findUniqueOrThrow({
    where: { loginSessionId_state_nonce: key },
    select: { id: true },
  });
  return existing.id;
}
