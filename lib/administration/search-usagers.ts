import { civilDate } from "@/lib/attestation/paris-dates";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { Prisma } from "@/lib/generated/prisma/client";
import { fullNameOf, openIdentity } from "@/lib/usager/identity";
import {
  cleanSearch,
  isIdentifier,
  journaledRead,
  likePatterns,
  type Page,
} from "./journaled-read";

export interface FoundUsager {
  id: string;
  fullName: string;
  /** Null once archived: the identity has left the active table. */
  birthdate: string | null;
  archived: boolean;
  mandats: number;
  /** Names of the structures that hold or held a mandat. */
  organisations: string[];
}

const matching = (term: string): Prisma.Sql =>
  isIdentifier(term)
    ? Prisma.sql`u.id = ${term}::uuid`
    : Prisma.sql`u.search_name like all
        (select f_unaccent(p) from unnest(${likePatterns(term)}::text[]) p)`;

const WITH_MANDATS = {
  mandats: { select: { organisation: { select: { name: true } } } },
} as const satisfies Prisma.UsagerInclude;

function viewOf(
  ctx: Pick<Ctx, "cipher">,
  row: Prisma.UsagerGetPayload<{ include: typeof WITH_MANDATS }>,
): FoundUsager {
  const archived = row.archivedAt !== null;
  const identity = archived ? null : openIdentity(ctx, row);
  return {
    id: row.id,
    fullName: fullNameOf(row),
    birthdate: identity && civilDate(identity.birthdateIdp ?? identity.birthdate),
    archived,
    mandats: row.mandats.length,
    organisations: [...new Set(row.mandats.map(({ organisation }) => organisation.name))].sort(
      (a, b) => a.localeCompare(b, "fr"),
    ),
  };
}

/**
 * Usagers of every organisation by name or identifier; for technical admins, read-only, journaled
 * `admin_read` (mandats §6). A constant number of statements.
 * @throws ADMIN_ROLE_REFUSE
 */
export async function searchUsagers(
  ctx: Ctx,
  actor: StaffActor,
  input: { term: string; page: number },
): Promise<Page<FoundUsager>> {
  const term = cleanSearch(input.term);
  const read = { subject: "usagers", page: input.page, searched: { term } } as const;
  return journaledRead(ctx, actor, read, async (tx, { limit, offset }) => {
    const ids = await tx.$queryRaw<{ id: string }[]>`
      select u.id from usager u where ${matching(term)}
      order by u.sort_name, u.id limit ${limit} offset ${offset}`;
    const rows = await tx.usager.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      include: WITH_MANDATS,
    });
    return ids.flatMap(({ id }) =>
      rows.filter((row) => row.id === id).map((row) => viewOf(ctx, row)),
    );
  });
}
