import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { Prisma } from "@/lib/generated/prisma/client";

export const MEMBERS_PAGE = 50;

export type MemberTab = "active" | "inactive";
/** Without any means; with a card to be validated, a card, an application. */
export type MeansFilter = "none" | "unconfirmed" | "card" | "app";

export interface MembersRequest {
  tab: MemberTab;
  means: MeansFilter | null;
  /** As typed; empty for everybody. */
  term: string;
  /** From 1; a later page than the last is the last. */
  page: number;
}

/** What the list says of the means of connection of somebody. */
export interface MemberMeans {
  card: "none" | "unconfirmed" | "confirmed";
  hasApp: boolean;
}

export interface ListedMember extends MemberMeans {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
}

export interface MemberList extends MembersRequest {
  members: ListedMember[];
  /** Of the tab, search and filter applied. */
  total: number;
  /** Everybody of each tab. */
  counts: Readonly<Record<MemberTab, number>>;
  pageCount: number;
}

/** Members who are not référents: these have a list of their own. */
const membersOf = (organisationId: string) => Prisma.sql`
  from membership m
  join compte u on u.id = m.user_id
  left join otp_device card on card.user_id = u.id and card.kind = 'CARD'
  left join otp_device app on app.user_id = u.id and app.kind = 'APP' and app.confirmed_at is not null
  where m.organisation_id = ${organisationId}::uuid and m.referent_since is null`;

const IN_TAB: Readonly<Record<MemberTab, Prisma.Sql>> = {
  active: Prisma.sql`u.deactivated_at is null`,
  inactive: Prisma.sql`u.deactivated_at is not null`,
};

const WITH_MEANS: Readonly<Record<MeansFilter, Prisma.Sql>> = {
  none: Prisma.sql`card.id is null and app.id is null`,
  unconfirmed: Prisma.sql`card.id is not null and card.confirmed_at is null`,
  card: Prisma.sql`card.id is not null`,
  app: Prisma.sql`app.id is not null`,
};

/** One line, single spaces, at most 100 characters. */
const cleanTerm = (typed: string): string =>
  typed
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 100);

/** Each word is looked for in names and e-mail, whatever its case and accents. */
function narrowed({ means, term }: MembersRequest): Prisma.Sql {
  const words = term.split(" ").filter((word) => word !== "");
  const conditions = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    return Prisma.sql`f_unaccent(u.first_name || ' ' || u.last_name || ' ' || u.email)
      like f_unaccent(${pattern})`;
  });
  return Prisma.join(
    [Prisma.sql`true`, ...(means ? [WITH_MEANS[means]] : []), ...conditions],
    " and ",
  );
}

/**
 * « Aidants » (auth-referent §4.2): the members of the actor's organisation who are not its référents,
 * sorted by name, for its référents. Two statements, whatever the number of people.
 */
export async function listMembers(
  ctx: Pick<Ctx, "db">,
  { organisationId }: ReferentActor,
  input: MembersRequest,
): Promise<MemberList> {
  const request = { ...input, term: cleanTerm(input.term) };
  const everybody = membersOf(organisationId);
  const kept = narrowed(request);
  const [sizes] = await ctx.db.$queryRaw<{ active: number; inactive: number; total: number }[]>`
    select (count(*) filter (where ${IN_TAB.active}))::int as active,
           (count(*) filter (where ${IN_TAB.inactive}))::int as inactive,
           (count(*) filter (where ${IN_TAB[request.tab]} and ${kept}))::int as total
    ${everybody}`;
  const { active, inactive, total } = sizes ?? { active: 0, inactive: 0, total: 0 };
  const pageCount = Math.max(1, Math.ceil(total / MEMBERS_PAGE));
  const page = Math.min(request.page, pageCount);
  const members = await ctx.db.$queryRaw<ListedMember[]>`
    select u.id, u.first_name as "firstName", u.last_name as "lastName", u.email,
           app.id is not null as "hasApp",
           case when card.id is null then 'none' when card.confirmed_at is null then 'unconfirmed'
                else 'confirmed' end as card
    ${everybody} and ${IN_TAB[request.tab]} and ${kept}
    order by f_unaccent(u.last_name), f_unaccent(u.first_name), u.id
    limit ${MEMBERS_PAGE} offset ${(page - 1) * MEMBERS_PAGE}`;
  return { ...request, members, total, counts: { active, inactive }, page, pageCount };
}
