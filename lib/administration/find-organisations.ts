import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { assertStaffRole } from "./assert-role";
import { cleanSearch, isIdentifier, likePatterns } from "./journaled-read";

const MOST = 20;

export interface FoundOrganisation {
  id: string;
  name: string;
  city: string | null;
}

/**
 * Active structures by name, SIRET or identifier, twenty at most, for a technical admin who chooses where
 * mandats go. Nothing of it is about a person.
 * @throws ADMIN_ROLE_REFUSE
 */
export async function findOrganisations(
  ctx: Pick<Ctx, "db">,
  actor: StaffActor,
  typed: string,
): Promise<FoundOrganisation[]> {
  assertStaffRole(actor, "TECHNICAL");
  const term = cleanSearch(typed);
  if (term === "") return [];
  if (isIdentifier(term)) {
    return ctx.db.organisation.findMany({
      where: { id: term, deactivatedAt: null },
      select: { id: true, name: true, city: true },
    });
  }
  return ctx.db.$queryRaw<FoundOrganisation[]>`
    select id, name, city from organisation
    where deactivated_at is null and (siret = ${term.replaceAll(" ", "")}
      or f_unaccent(name) like all (select f_unaccent(p) from unnest(${likePatterns(term)}::text[]) p))
    order by f_unaccent(name), id limit ${MOST}`;
}
