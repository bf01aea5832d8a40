import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";

/**
 * No active structure is left without an active référent by an act on a person (auth-referent §4.9).
 * The organisations are locked by the caller, so that two référents who withdraw each other at the same
 * instant follow one another.
 * @throws DERNIER_REFERENT
 */
export async function requireOtherReferent(
  tx: Tx,
  userId: string,
  organisationIds: readonly string[],
): Promise<void> {
  const [alone] = await tx.$queryRaw<unknown[]>`
    select 1 from membership m
    join organisation o on o.id = m.organisation_id and o.deactivated_at is null
    join compte u on u.id = m.user_id and u.deactivated_at is null
    where m.user_id = ${userId}::uuid and m.referent_since is not null
      and m.organisation_id = any(${[...organisationIds]}::uuid[])
      and not exists (
        select 1 from membership other
        join compte c on c.id = other.user_id and c.deactivated_at is null
        where other.organisation_id = m.organisation_id and other.referent_since is not null
          and other.user_id <> m.user_id)
    limit 1`;
  if (alone !== undefined) throw new DomainError("DERNIER_REFERENT");
}
