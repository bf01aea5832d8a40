import { z } from "zod";
import { assertStaffRole } from "@/lib/administration/assert-role";
import {
  cleanSearch,
  isIdentifier,
  likePatterns,
  PAGE_SIZE,
  type Page,
} from "@/lib/administration/journaled-read";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { Prisma } from "@/lib/generated/prisma/client";

/** Nobody reads further: a search is made narrower instead. */
const LAST_PAGE = 200;

/** Search of the list; what is malformed is left out. Nothing of it is about a person: it may travel. */
export const organisationSearchSchema = z.object({
  term: z.string().default("").transform(cleanSearch),
  state: z.enum(["ACTIVE", "SUSPENDED", "CLOSED"]).optional().catch(undefined),
});

export type OrganisationSearch = z.output<typeof organisationSearchSchema>;

export interface ListedOrganisation {
  id: string;
  name: string;
  city: string | null;
  siret: string | null;
  deactivatedAt: Date | null;
  closedAt: Date | null;
  /** Active accounts. */
  members: number;
}

const STATES = {
  ACTIVE: Prisma.sql`o.deactivated_at is null`,
  SUSPENDED: Prisma.sql`o.deactivated_at is not null and o.closed_at is null`,
  CLOSED: Prisma.sql`o.closed_at is not null`,
} as const;

function matching(term: string): Prisma.Sql {
  if (term === "") return Prisma.sql`true`;
  if (isIdentifier(term)) return Prisma.sql`o.id = ${term}::uuid`;
  return Prisma.sql`(o.siret = ${term.replaceAll(" ", "")}
    or f_unaccent(concat(o.name, ' ', o.city)) like all
      (select f_unaccent(p) from unnest(${likePatterns(term)}::text[]) p))`;
}

/**
 * Structures by name, city, SIRET or identifier, for any member of the team (habilitation §7.1, §7.4).
 * One statement whatever the rows.
 * @throws ADMIN_ROLE_REFUSE
 */
export async function searchOrganisations(
  ctx: Pick<Ctx, "db">,
  actor: StaffActor,
  input: OrganisationSearch & { page: number },
): Promise<Page<ListedOrganisation>> {
  assertStaffRole(actor, "TEAM");
  const page = Math.min(Math.max(1, input.page), LAST_PAGE);
  const state = input.state ? STATES[input.state] : Prisma.sql`true`;
  const found = await ctx.db.$queryRaw<ListedOrganisation[]>`
    select o.id, o.name, o.city, o.siret, o.deactivated_at as "deactivatedAt",
      o.closed_at as "closedAt",
      (select count(*)::int from membership m join compte c on c.id = m.user_id
       where m.organisation_id = o.id and c.deactivated_at is null) as members
    from organisation o where ${matching(input.term)} and ${state}
    order by f_unaccent(o.name), o.id limit ${PAGE_SIZE + 1} offset ${(page - 1) * PAGE_SIZE}`;
  return { rows: found.slice(0, PAGE_SIZE), page, hasNext: found.length > PAGE_SIZE };
}
