import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import type { FiConnectionStatus, Prisma } from "@/lib/generated/prisma/client";

/** Statuses in which the aidant still chooses. */
export const OPEN_STATUSES = ["REQUESTED", "USAGER_CHOSEN"] as const;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (value: string | undefined): value is string =>
  value !== undefined && UUID.test(value);

/** Connections of this sign-in session whose frozen organisation still has the aidant as member. */
export const ownedConnection = (actor: AidantActor, id: string) =>
  ({
    id,
    loginSessionId: actor.sessionId,
    aidantId: actor.userId,
    organisation: { deactivatedAt: null, memberships: { some: { userId: actor.userId } } },
  }) satisfies Prisma.FiConnectionWhereInput;

const FIELDS = {
  id: true,
  status: true,
  redirectUri: true,
  state: true,
  repValues: true,
  usagerId: true,
  organisationId: true,
  expiresAt: true,
  organisation: { select: { name: true, allowedDemarches: true } },
  usager: { select: { givenName: true, familyName: true, preferredUsername: true } },
} as const satisfies Prisma.FiConnectionSelect;

export type LiveConnection = Prisma.FiConnectionGetPayload<{ select: typeof FIELDS }>;

/**
 * The connection of a screen or of its form.
 * @throws FI_CONNECTION_REFUSED when unknown, foreign or already used; FI_CONNECTION_EXPIRED when
 * older than FC_FI_TTL.
 */
export async function getLiveConnection(
  ctx: Ctx,
  actor: AidantActor,
  id: string | undefined,
  statuses: readonly FiConnectionStatus[] = OPEN_STATUSES,
): Promise<LiveConnection> {
  if (!isUuid(id)) throw new DomainError("FI_CONNECTION_REFUSED");
  const connection = await ctx.db.fiConnection.findFirst({
    where: ownedConnection(actor, id),
    select: FIELDS,
  });
  if (!connection || !statuses.includes(connection.status)) {
    throw new DomainError("FI_CONNECTION_REFUSED");
  }
  if (connection.expiresAt < ctx.clock.now()) throw new DomainError("FI_CONNECTION_EXPIRED");
  return connection;
}

/**
 * Writes one step of a connection that is still open, in one conditional statement.
 * @throws FI_CONNECTION_REFUSED when another request used or cancelled it meanwhile.
 */
export async function advanceConnection(
  ctx: Ctx,
  actor: AidantActor,
  id: string,
  data: Prisma.FiConnectionUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await ctx.db.fiConnection.updateMany({
    where: { ...ownedConnection(actor, id), status: { in: [...OPEN_STATUSES] } },
    data,
  });
  if (count !== 1) throw new DomainError("FI_CONNECTION_REFUSED");
}
