import { civilDate } from "@/lib/attestation/paris-dates";
import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import { Prisma } from "@/lib/generated/prisma/client";
import { fullNameOf, openIdentity } from "@/lib/usager/identity";
import { isExpiringSoon, stateOf, type MandatState } from "./mandat-state";
import { listedMandats, listedSince } from "./visible";

const PAGE_SIZE = 50;

export interface ListedMandat {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  expiringSoon: boolean;
}

export interface ListedUsager {
  id: string;
  fullName: string;
  preferredUsername: string | null;
  birthdate: string;
  mandats: ListedMandat[];
  demarches: DemarcheKey[];
}

export interface UsagerList {
  tab: MandatState;
  /** Usagers of each tab, search applied. */
  counts: Readonly<Record<MandatState, number>>;
  usagers: ListedUsager[];
  page: number;
  pageCount: number;
  term: string;
}

interface ListInput {
  tab: MandatState;
  /** From 1. */
  page: number;
  /** As typed; empty for everybody. */
  term: string;
}

/** Words of a search, each to be found anywhere in the names; the signs of LIKE are taken literally. */
const patternsOf = (term: string): string[] =>
  term
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);

/** One line, single spaces, at most 100 characters. */
export const cleanTerm = (typed: string): string =>
  typed
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 100);

/** State of each listed mandat, as mandat-state.ts says it; one without autorisation is never active. */
const statesOf = (organisationId: string, now: Date) => Prisma.sql`
  select m.usager_id, case
      when m.ended_at is not null and m.end_reason = 'SUPERSEDED' then 'replaced'
      when m.ended_at is not null then 'revoked'
      when m.expires_at < ${now} then 'expired'
      else 'active' end as state
  from mandat m
  where m.organisation_id = ${organisationId}::uuid and m.archived_at is null
    and coalesce(m.ended_at, m.expires_at) >= ${listedSince(now)}
    and exists (select from autorisation a where a.mandat_id = m.id)`;

const named = (term: string) => Prisma.sql`
  u.archived_at is null
  and f_unaccent(concat_ws(' ', u.given_name, u.family_name, u.preferred_username))
      like all (select f_unaccent(p) from unnest(${patternsOf(term)}::text[]) p)`;

async function countTabs(ctx: Ctx, organisationId: string, term: string, now: Date) {
  const rows = await ctx.db.$queryRaw<{ state: MandatState; usagers: bigint }[]>`
    with states as (${statesOf(organisationId, now)})
    select s.state, count(distinct s.usager_id) as usagers
    from states s join usager u on u.id = s.usager_id where ${named(term)} group by s.state`;
  const counts: Record<MandatState, number> = { active: 0, expired: 0, revoked: 0, replaced: 0 };
  for (const { state, usagers } of rows) counts[state] = Number(usagers);
  return counts;
}

/** Order of §5.9: the name that the person uses, then the end of the mandat. */
function findPage(ctx: Ctx, organisationId: string, input: ListInput, now: Date) {
  const { tab, page, term } = input;
  return ctx.db.$queryRaw<{ id: string }[]>`
    with states as (${statesOf(organisationId, now)})
    select u.id from usager u
    where u.id in (select usager_id from states where state = ${tab}) and ${named(term)}
    order by f_unaccent(concat_ws(' ', nullif(u.preferred_username, ''), u.family_name)),
             f_unaccent(u.given_name), u.id
    limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`;
}

const WITH_PEOPLE = {
  usager: true,
  autorisations: { select: { demarche: true, revokedAt: true } },
} as const satisfies Prisma.MandatInclude;

type Row = Prisma.MandatGetPayload<{ include: typeof WITH_PEOPLE }>;

function rowOf(
  ctx: Ctx,
  mandats: readonly [Row, ...Row[]],
  tab: MandatState,
  now: Date,
): ListedUsager {
  const [{ usager }] = mandats;
  const { birthdate, birthdateIdp } = openIdentity(ctx, usager);
  const lines = mandats.flatMap(({ autorisations }) => autorisations);
  const shown = tab === "active" ? lines.filter(({ revokedAt }) => revokedAt === null) : lines;
  return {
    id: usager.id,
    fullName: fullNameOf(usager),
    preferredUsername: usager.preferredUsername,
    birthdate: civilDate(birthdateIdp ?? birthdate),
    mandats: mandats.map(({ id, createdAt, expiresAt, endedAt }) => ({
      id,
      createdAt,
      expiresAt,
      endedAt,
      expiringSoon: tab === "active" && isExpiringSoon(expiresAt, now),
    })),
    demarches: inDisplayOrder(shown.map(({ demarche }) => demarche)),
  };
}

/**
 * « Mes mandats » (mandats §5.9): the usagers of the actor's organisation, one row each in each tab
 * where they have a mandat, in a number of queries that does not depend on the rows.
 */
export async function listUsagers(
  ctx: Ctx,
  actor: AidantActor,
  input: ListInput,
): Promise<UsagerList> {
  const now = ctx.clock.now();
  const term = cleanTerm(input.term);
  const { organisationId } = actor;
  const counts = await countTabs(ctx, organisationId, term, now);
  const pageCount = Math.max(1, Math.ceil(counts[input.tab] / PAGE_SIZE));
  const page = Math.min(Math.max(1, input.page), pageCount);
  const ids = (await findPage(ctx, organisationId, { ...input, term, page }, now)).map((r) => r.id);
  const mandats = await ctx.db.mandat.findMany({
    where: { usagerId: { in: ids }, ...listedMandats(now, organisationId) },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
    include: WITH_PEOPLE,
  });
  const usagers = ids.flatMap((id) => {
    const own = mandats.filter(
      (mandat) =>
        mandat.usagerId === id &&
        mandat.autorisations.length > 0 &&
        stateOf(mandat, now) === input.tab,
    );
    const [first, ...others] = own;
    return first ? [rowOf(ctx, [first, ...others], input.tab, now)] : [];
  });
  return { tab: input.tab, counts, usagers, page, pageCount, term };
}
