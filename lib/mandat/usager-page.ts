import type { Ctx } from "@/lib/context.types";
import { Prisma } from "@/lib/generated/prisma/client";
import { soonLimit, type MandatState } from "./mandat-state";
import { listedSince } from "./visible";

export const PAGE_SIZE = 50;

/** What a list may be narrowed to: mandats that end soon, at a distance, without signed paper. */
export type ListFilter = "expiring" | "remote" | "unsigned";
export type ListSort = "name" | "end";

export interface PageRequest {
  organisationId: string;
  tab: MandatState;
  /** From 1; a later page than the last is the last. */
  page: number;
  /** One line, single spaces; empty for everybody. */
  term: string;
  filters: readonly ListFilter[];
  sort: ListSort;
}

export interface UsagerPage {
  ids: string[];
  /** Usagers of the tab. */
  total: number;
  /** Usagers of each tab; only counted for a search. */
  counts: Readonly<Record<MandatState, number>> | null;
}

/** Words of a search, each to be found anywhere in the names; the signs of LIKE are taken literally. */
const patternsOf = (term: string): string[] =>
  term
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);

/** Conditions that the trigram index on names answers. */
const named = (term: string) =>
  Prisma.join(
    [
      Prisma.sql`true`,
      ...patternsOf(term).map((p) => Prisma.sql`u.search_name like f_unaccent(${p})`),
    ],
    " and ",
  );

/** Narrows mandats, of which `id` is the identifier and `soon` says that they end soon, to the filters. */
function narrowed(
  { filters, organisationId }: PageRequest,
  { id, soon }: { id: Prisma.Sql; soon: Prisma.Sql },
) {
  const conditions: Readonly<Record<ListFilter, Prisma.Sql>> = {
    expiring: soon,
    remote: Prisma.sql`${id} in (
      select r.id from mandat r where r.organisation_id = ${organisationId}::uuid and r.is_remote)`,
    unsigned: Prisma.sql`not exists (
      select from mandat_papier p where p.mandat_id = ${id} and p.item = 'SIGNED')`,
  };
  return Prisma.join([Prisma.sql`true`, ...filters.map((filter) => conditions[filter])], " and ");
}

/**
 * Running and expired mandats are read in their open autorisations, so that one without any is neither
 * (mandats §1.4).
 */
function openMandats(request: PageRequest, now: Date) {
  const { organisationId, tab, term } = request;
  const every = term !== "";
  const from = tab === "active" && !every ? now : listedSince(now);
  const until = tab === "expired" && !every ? Prisma.sql`and a.expires_at < ${now}` : Prisma.empty;
  // The other tabs drop this filter (list-view.ts): what is counted there is what they will show.
  const soon = Prisma.sql`a.expires_at < ${soonLimit(now)}`;
  return Prisma.sql`
    select a.usager_id, case when a.expires_at < ${now} then 'expired' else 'active' end as state,
           a.expires_at as ends_at
    from autorisation a
    where a.organisation_id = ${organisationId}::uuid and a.revoked_at is null
      and a.expires_at >= ${from} ${until}
      and ${narrowed(request, { id: Prisma.sql`a.mandat_id`, soon })}`;
}

function endedMandats(request: PageRequest, now: Date) {
  const { organisationId } = request;
  return Prisma.sql`
    select m.usager_id, case m.end_reason when 'SUPERSEDED' then 'replaced' else 'revoked' end as state,
           m.ended_at as ends_at
    from mandat m
    where m.organisation_id = ${organisationId}::uuid and m.ended_at >= ${listedSince(now)}
      and ${narrowed(request, { id: Prisma.sql`m.id`, soon: Prisma.sql`true` })}`;
}

/** Without a search only the shown tab is read, because only that one is counted. */
function mandatsOf(request: PageRequest, now: Date): Prisma.Sql {
  if (request.term !== "") {
    return Prisma.sql`${openMandats(request, now)} union all ${endedMandats(request, now)}`;
  }
  const open = request.tab === "active" || request.tab === "expired";
  return open ? openMandats(request, now) : endedMandats(request, now);
}

/** Order of §5.9: the name that the person uses, then the end. By end: the nearest to now first. */
function orderOf({ sort, tab }: PageRequest): Prisma.Sql {
  if (sort === "name") return Prisma.sql`sort_name, ends_at, id`;
  return tab === "active"
    ? Prisma.sql`ends_at, sort_name, id`
    : Prisma.sql`ends_at desc, sort_name, id`;
}

interface PageRow {
  ids: string[] | null;
  counts: Partial<Record<MandatState, number>> | null;
}

/** The usagers of one page of a tab, and how many there are, in one statement. */
export async function findUsagerPage(
  ctx: Ctx,
  request: PageRequest,
  now: Date,
): Promise<UsagerPage> {
  const { tab, term, page } = request;
  const order = orderOf(request);
  const [row] = await ctx.db.$queryRaw<PageRow[]>`
    with people as materialized (
      select l.state, u.id, u.sort_name, l.ends_at
      from (
        select state, usager_id,
               case state when 'active' then min(ends_at) else max(ends_at) end as ends_at
        from (${mandatsOf(request, now)}) lines group by state, usager_id
      ) l join usager u on u.id = l.usager_id
      where u.archived_at is null and ${named(term)}
    ), totals as (
      select state, count(*)::int as usagers from people group by state
    ), page as (
      select id, row_number() over (order by ${order}) as rank from people where state = ${tab}
      order by ${order}
      limit ${PAGE_SIZE}::int offset ${PAGE_SIZE}::int * least(${page - 1}::int, coalesce(
        (select (usagers - 1) / ${PAGE_SIZE}::int from totals where state = ${tab}), 0))
    )
    select (select array_agg(id::text order by rank) from page) as ids,
           (select json_object_agg(state, usagers) from totals) as counts`;
  const counts = { active: 0, expired: 0, revoked: 0, replaced: 0, ...row?.counts };
  return { ids: row?.ids ?? [], total: counts[tab], counts: term === "" ? null : counts };
}
