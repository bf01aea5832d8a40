import type { Ctx } from "@/lib/context.types";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import { activeAutorisations } from "@/lib/mandat/active";
import type { LiveConnection } from "./connection";
import { isAsked } from "./perimeters";

export interface OfferedDemarche {
  demarche: DemarcheKey;
  autorisationId: string;
}

interface Offers {
  /** Active autorisations of the usager, whatever the site asks. */
  hasMandat: boolean;
  offered: OfferedDemarche[];
}

type OfferConnection = Pick<LiveConnection, "organisationId" | "organisation" | "repValues">;

/**
 * What the aidant may do for an usager on this connection: active autorisations ∩ démarches of the
 * organisation ∩ perimeters asked by the site (franceconnect §3.3). Of two autorisations for one
 * démarche, the one that expires last (§3.7).
 */
export async function listOffers(
  ctx: Ctx,
  connection: OfferConnection,
  usagerId: string,
): Promise<Offers> {
  const active = await ctx.db.autorisation.findMany({
    where: { ...activeAutorisations(ctx.clock.now(), connection.organisationId), usagerId },
    orderBy: { expiresAt: "desc" },
    select: { id: true, demarche: true },
  });
  const offered = new Map<DemarcheKey, string>();
  for (const { id, demarche } of active) {
    const allowed = connection.organisation.allowedDemarches.includes(demarche);
    if (!allowed || offered.has(demarche) || !isAsked(connection.repValues, demarche)) continue;
    offered.set(demarche, id);
  }
  return {
    hasMandat: active.length > 0,
    offered: [...offered].map(([demarche, autorisationId]) => ({ demarche, autorisationId })),
  };
}
