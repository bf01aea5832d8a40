import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";

export interface OwnOrganisation {
  id: string;
  name: string;
  habilitationNumber: string | null;
  siret: string | null;
  /** Lines of the postal address that are known. */
  address: string[];
  demarches: DemarcheKey[];
}

/** « Mon organisation » (auth-referent §4.10), for its référents. */
export async function readOwnOrganisation(
  ctx: Pick<Ctx, "db">,
  actor: ReferentActor,
): Promise<OwnOrganisation> {
  const row = await ctx.db.organisation.findUniqueOrThrow({ where: { id: actor.organisationId } });
  const town = [row.zipcode, row.city].filter(Boolean).join(" ");
  const lines = [row.address, row.addressComplement, town];
  return {
    id: row.id,
    name: row.name,
    habilitationNumber: row.habilitationNumber,
    siret: row.siret,
    address: lines.flatMap((line) => (line ? [line] : [])),
    demarches: inDisplayOrder(row.allowedDemarches),
  };
}
