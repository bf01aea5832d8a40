import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Prisma } from "@/lib/generated/prisma/client";
import { activeAutorisations } from "@/lib/mandat/active";
import { fullNameOf, openIdentity } from "@/lib/usager/identity";
import { getLiveConnection } from "./connection";
import type { UsagerChoice, UsagerEntry } from "./model";
import { cleanTerm, isTooShort, patternsOf } from "./search-term";

const PAGE_SIZE = 50;
/** A search that finds more is to be narrowed; also keeps the second query within its parameters. */
const MAX_MATCHES = 1000;

interface ListUsagersInput {
  connectionId: string | undefined;
  /** As typed; empty for the whole list. */
  term: string;
  /** From 1. */
  page: number;
}

/** Ids of the organisation's usagers whose names contain every word, accents and case apart. */
async function matchingIds(ctx: Ctx, organisationId: string, term: string): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    select u.id from usager u
    where exists (select from autorisation a
                  where a.usager_id = u.id and a.organisation_id = ${organisationId}::uuid)
      and f_unaccent(concat_ws(' ', u.given_name, u.family_name, u.preferred_username))
          like all (select f_unaccent(p) from unnest(${patternsOf(term)}::text[]) p)
    order by u.family_name, u.given_name limit ${MAX_MATCHES}`;
  return rows.map(({ id }) => id);
}

const SELECTED = {
  id: true,
  givenName: true,
  familyName: true,
  preferredUsername: true,
  birthdate: true,
  birthdateIdp: true,
  birthplace: true,
  birthcountry: true,
  email: true,
  phone: true,
} as const satisfies Prisma.UsagerSelect;

type Row = Prisma.UsagerGetPayload<{ select: typeof SELECTED }>;

function entriesOf(ctx: Ctx, rows: readonly Row[]): UsagerEntry[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(fullNameOf(row), (counts.get(fullNameOf(row)) ?? 0) + 1);
  return rows.map((row) => ({
    id: row.id,
    name: fullNameOf(row),
    preferredUsername: row.preferredUsername,
    birthdate: (counts.get(fullNameOf(row)) ?? 0) > 1 ? openIdentity(ctx, row).birthdate : null,
  }));
}

/**
 * What page 1 shows to the aidant of the connection: the usagers with an active autorisation in the
 * connection's organisation (franceconnect §3.3), whole list or search by name.
 * @throws FI_CONNECTION_REFUSED, FI_CONNECTION_EXPIRED
 */
export async function listUsagers(
  ctx: Ctx,
  actor: AidantActor,
  input: ListUsagersInput,
): Promise<UsagerChoice> {
  const connection = await getLiveConnection(ctx, actor, input.connectionId);
  const term = cleanTerm(input.term);
  const termTooShort = isTooShort(term);
  const searched = term !== "" && !termTooShort;
  const { organisationId } = connection;
  const rows = await ctx.db.usager.findMany({
    where: {
      autorisations: { some: activeAutorisations(ctx.clock.now(), organisationId) },
      ...(searched ? { id: { in: await matchingIds(ctx, organisationId, term) } } : {}),
    },
    orderBy: [{ familyName: "asc" }, { givenName: "asc" }, { id: "asc" }],
    skip: (input.page - 1) * PAGE_SIZE,
    take: PAGE_SIZE + 1,
    select: SELECTED,
  });
  return {
    connectionId: connection.id,
    organisationName: connection.organisation.name,
    usagers: entriesOf(ctx, rows.slice(0, PAGE_SIZE)),
    page: input.page,
    hasNext: rows.length > PAGE_SIZE,
    term,
    termTooShort,
  };
}
