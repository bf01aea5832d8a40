import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inDisplayOrder } from "@/lib/demarche/catalogue";
import { fullNameOf } from "@/lib/usager/identity";
import { getLiveConnection } from "./connection";
import type { DemarcheChoice } from "./model";
import { listOffers } from "./offered-demarches";

/**
 * What page 2 shows to the aidant of the connection (franceconnect §3.3).
 * @throws FI_CONNECTION_REFUSED, FI_CONNECTION_EXPIRED
 * @returns nothing while no usager is chosen: page 1 comes first.
 */
export async function findDemarcheChoice(
  ctx: Ctx,
  actor: AidantActor,
  connectionId: string | undefined,
): Promise<DemarcheChoice | null> {
  const connection = await getLiveConnection(ctx, actor, connectionId);
  const { usagerId, usager } = connection;
  if (usagerId === null || usager === null) return null;
  const { offered } = await listOffers(ctx, connection, usagerId);
  return {
    connectionId: connection.id,
    organisationName: connection.organisation.name,
    usagerName: fullNameOf(usager),
    demarches: inDisplayOrder(offered.map(({ demarche }) => demarche)),
  };
}
