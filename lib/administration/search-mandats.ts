import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import { Prisma } from "@/lib/generated/prisma/client";
import { stateOf, type MandatState } from "@/lib/mandat/mandat-state";
import { fullNameOf } from "@/lib/usager/identity";
import {
  cleanSearch,
  isIdentifier,
  journaledRead,
  likePatterns,
  type Page,
} from "./journaled-read";

export interface FoundMandat {
  id: string;
  usagerName: string;
  organisationId: string;
  organisationName: string;
  createdAt: Date;
  expiresAt: Date;
  state: MandatState;
  archived: boolean;
  demarches: DemarcheKey[];
}

const WITH_PEOPLE = {
  usager: true,
  organisation: { select: { name: true } },
  autorisations: { select: { demarche: true, revokedAt: true } },
} as const satisfies Prisma.MandatInclude;

/** A mandat, its attestation, its usager or its structure, when they are named by identifier. */
function matching(term: string): Prisma.Sql {
  if (isIdentifier(term)) {
    return Prisma.sql`${term}::uuid in (m.id, m.attestation_id, m.usager_id, m.organisation_id)`;
  }
  return Prisma.sql`
    (u.search_name like all (select f_unaccent(p) from unnest(${likePatterns(term)}::text[]) p)
     or f_unaccent(o.name) like all (select f_unaccent(p) from unnest(${likePatterns(term)}::text[]) p))`;
}

const viewOf = (
  row: Prisma.MandatGetPayload<{ include: typeof WITH_PEOPLE }>,
  now: Date,
): FoundMandat => ({
  id: row.id,
  usagerName: fullNameOf(row.usager),
  organisationId: row.organisationId,
  organisationName: row.organisation.name,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  state: stateOf(row, now),
  archived: row.archivedAt !== null,
  demarches: inDisplayOrder(row.autorisations.map(({ demarche }) => demarche)),
});

/**
 * Mandats of every organisation by name of the person or of the structure, or by identifier, the newest
 * first; for technical admins, read-only, journaled `admin_read` (mandats §6). Four statements whatever
 * the rows.
 * @throws ADMIN_ROLE_REFUSE
 */
export async function searchMandats(
  ctx: Ctx,
  actor: StaffActor,
  input: { term: string; page: number },
): Promise<Page<FoundMandat>> {
  const term = cleanSearch(input.term);
  const now = ctx.clock.now();
  const read = { subject: "mandats", page: input.page, searched: { term } } as const;
  return journaledRead(ctx, actor, read, async (tx, { limit, offset }) => {
    const ids = await tx.$queryRaw<{ id: string }[]>`
      select m.id from mandat m
      join usager u on u.id = m.usager_id join organisation o on o.id = m.organisation_id
      where ${matching(term)}
      order by m.created_at desc, m.id limit ${limit} offset ${offset}`;
    const rows = await tx.mandat.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      include: WITH_PEOPLE,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    });
    return rows.map((row) => viewOf(row, now));
  });
}

/**
 * The mandats that an admin has ticked, before their transfer; unknown ones are left out. Journaled.
 * @throws ADMIN_ROLE_REFUSE
 */
export async function readChosenMandats(
  ctx: Ctx,
  actor: StaffActor,
  ids: readonly string[],
): Promise<FoundMandat[]> {
  const chosen = ids.filter(isIdentifier);
  const read = { subject: "mandats", page: 1, searched: { ids: chosen.join(" ") } } as const;
  const { rows } = await journaledRead(ctx, actor, read, async (tx, { limit }) => {
    const found = await tx.mandat.findMany({
      where: { id: { in: chosen } },
      include: WITH_PEOPLE,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: limit - 1,
    });
    return found.map((row) => viewOf(row, ctx.clock.now()));
  });
  return rows;
}
