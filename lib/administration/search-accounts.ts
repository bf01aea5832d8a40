import { z } from "zod";
import type { StaffActor } from "@/lib/auth/actor";
import { accountStateOf, type AccountState } from "@/lib/compte/account-state";
import type { Ctx } from "@/lib/context.types";
import { Prisma } from "@/lib/generated/prisma/client";
import {
  cleanSearch,
  isIdentifier,
  journaledRead,
  likePatterns,
  type Page,
} from "./journaled-read";

/** What the team looks for most; anything else is every account. */
export const accountFilterSchema = z
  .enum(["suspendus", "sans-telephone", "sans-moyen", "inactifs"])
  .optional()
  .catch(undefined);

export type AccountFilter = NonNullable<z.output<typeof accountFilterSchema>>;

export interface FoundAccount {
  id: string;
  fullName: string;
  email: string;
  state: AccountState;
  isReferent: boolean;
  canCreateMandats: boolean;
  /** Names of the structures. */
  organisations: string[];
}

const CONFIRMED = Prisma.sql`exists (select from otp_device d
  where d.user_id = c.id and d.confirmed_at is not null)`;
const REFERENT = Prisma.sql`exists (select from membership m
  join organisation o on o.id = m.organisation_id
  where m.user_id = c.id and m.referent_since is not null and o.deactivated_at is null)`;

const FILTERS: Readonly<Record<AccountFilter, Prisma.Sql>> = {
  suspendus: Prisma.sql`c.sign_in_suspended_at is not null`,
  "sans-telephone": Prisma.sql`c.deactivated_at is null and c.phone is null
    and not ${CONFIRMED} and ${REFERENT}`,
  "sans-moyen": Prisma.sql`c.deactivated_at is null and not ${CONFIRMED}`,
  inactifs: Prisma.sql`c.deactivated_at is not null`,
};

function matching(term: string): Prisma.Sql {
  if (term === "") return Prisma.sql`true`;
  if (isIdentifier(term)) return Prisma.sql`c.id = ${term}::uuid`;
  return Prisma.sql`f_unaccent(concat_ws(' ', c.first_name, c.last_name, c.email)) like all
    (select f_unaccent(p) from unnest(${likePatterns(term)}::text[]) p)`;
}

const WITH_STATE = {
  otpDevices: { select: { confirmedAt: true } },
  memberships: {
    select: { referentSince: true, organisation: { select: { name: true } } },
    orderBy: { organisation: { name: "asc" } },
  },
} as const satisfies Prisma.UserInclude;

const viewOf = (row: Prisma.UserGetPayload<{ include: typeof WITH_STATE }>): FoundAccount => ({
  id: row.id,
  fullName: `${row.firstName} ${row.lastName}`,
  email: row.email,
  state: accountStateOf(row),
  isReferent: row.memberships.some(({ referentSince }) => referentSince !== null),
  canCreateMandats: row.canCreateMandats && !row.referentNonAidant,
  organisations: row.memberships.map(({ organisation }) => organisation.name),
});

/**
 * Accounts of every structure by name, address or identifier, by name; for any member of the team
 * (habilitation §7.1, §7.5), journaled `admin_read`. A constant number of statements.
 * @throws ADMIN_ROLE_REFUSE
 */
export async function searchAccounts(
  ctx: Ctx,
  actor: StaffActor,
  input: { term: string; filter?: AccountFilter | undefined; page: number },
): Promise<Page<FoundAccount>> {
  const term = cleanSearch(input.term);
  const kept = input.filter ? FILTERS[input.filter] : Prisma.sql`true`;
  const searched = { term, filter: input.filter ?? "" };
  const read = { subject: "accounts", role: "TEAM", page: input.page, searched } as const;
  return journaledRead(ctx, actor, read, async (tx, { limit, offset }) => {
    const ids = await tx.$queryRaw<{ id: string }[]>`
      select c.id from compte c where ${matching(term)} and ${kept}
      order by f_unaccent(c.last_name), f_unaccent(c.first_name), c.id
      limit ${limit} offset ${offset}`;
    const rows = await tx.user.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      include: WITH_STATE,
    });
    return ids.flatMap(({ id }) => rows.filter((row) => row.id === id).map(viewOf));
  });
}
