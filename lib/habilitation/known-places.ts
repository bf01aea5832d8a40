import type { Ctx } from "@/lib/context.types";
import { OPEN } from "./status";

export interface KnownPlace {
  id: string;
  name: string;
  /** Street, postal code and commune in one line; empty when unknown. */
  address: string;
}

interface Written {
  address: string | null;
  zipcode: string | null;
  city: string | null;
}

const oneLine = ({ address, zipcode, city }: Written): string =>
  [address, [zipcode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");

/**
 * What the service knows at a SIRET: active structures, and places for which a request is open. Names of
 * places only, never of people (HAB-032).
 */
export async function knownPlaces(
  ctx: Pick<Ctx, "db">,
  siret: string,
): Promise<{ organisations: KnownPlace[]; requests: KnownPlace[] }> {
  const select = { id: true, name: true, address: true, zipcode: true, city: true } as const;
  const organisations = await ctx.db.organisation.findMany({
    where: { siret, deactivatedAt: null, closedAt: null },
    orderBy: { name: "asc" },
    select,
  });
  const requests = await ctx.db.structureRequest.findMany({
    where: { siret, status: { in: [...OPEN] } },
    orderBy: { name: "asc" },
    select,
  });
  const placeOf = (row: Written & { id: string; name: string }): KnownPlace => ({
    id: row.id,
    name: row.name,
    address: oneLine(row),
  });
  return { organisations: organisations.map(placeOf), requests: requests.map(placeOf) };
}
