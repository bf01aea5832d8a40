import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { ListedMember } from "./list-members";

export interface ListedReferent extends ListedMember {
  isSelf: boolean;
  /** May create mandats too. */
  isAidant: boolean;
  deactivated: boolean;
}

/** Asked for and not decided yet: no account, hence no identifier that could name one. */
export interface PendingReferent {
  firstName: string;
  lastName: string;
  email: string;
}

export interface ReferentList {
  active: ListedReferent[];
  inactive: ListedReferent[];
  pending: PendingReferent[];
}

/**
 * « Référents » of the actor's organisation (auth-referent §4.8), for its référents: oneself first, then
 * by name. Two statements, whatever the number of people.
 */
export async function listReferents(
  ctx: Pick<Ctx, "db">,
  { organisationId, userId }: ReferentActor,
): Promise<ReferentList> {
  const rows = await ctx.db.$queryRaw<ListedReferent[]>`
    select u.id, u.first_name as "firstName", u.last_name as "lastName", u.email,
           u.id = ${userId}::uuid as "isSelf", u.deactivated_at is not null as deactivated,
           u.can_create_mandats and not u.referent_non_aidant as "isAidant",
           app.id is not null as "hasApp",
           case when card.id is null then 'none' when card.confirmed_at is null then 'unconfirmed'
                else 'confirmed' end as card
    from membership m
    join compte u on u.id = m.user_id
    left join otp_device card on card.user_id = u.id and card.kind = 'CARD'
    left join otp_device app
      on app.user_id = u.id and app.kind = 'APP' and app.confirmed_at is not null
    where m.organisation_id = ${organisationId}::uuid and m.referent_since is not null
    order by u.id <> ${userId}::uuid, f_unaccent(u.last_name), f_unaccent(u.first_name), u.id`;
  const pending = await ctx.db.coReferentRequest.findMany({
    where: { organisationId, status: "WAITING_LIST" },
    select: { firstName: true, lastName: true, email: true },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
  });
  return {
    active: rows.filter(({ deactivated }) => !deactivated),
    inactive: rows.filter(({ deactivated }) => deactivated),
    pending,
  };
}

/** Active members of the actor's organisation who are not référents of it, by name. */
export async function listDesignable(
  ctx: Pick<Ctx, "db">,
  { organisationId }: ReferentActor,
): Promise<{ id: string; fullName: string }[]> {
  const rows = await ctx.db.membership.findMany({
    where: { organisationId, referentSince: null, user: { deactivatedAt: null } },
    select: { user: { select: { id: true, firstName: true, lastName: true } } },
    orderBy: [{ user: { lastName: "asc" } }, { user: { firstName: "asc" } }, { userId: "asc" }],
  });
  return rows.map(({ user }) => ({
    id: user.id,
    fullName: `${user.lastName} ${user.firstName}`,
  }));
}
