import type { ReferentActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";

/**
 * Reads again, inside the act's transaction, what the guard had checked (auth-referent §1.6): account
 * and organisation active, référent of the session's organisation. The membership is held until the end
 * of the transaction: a withdrawal of the right waits, or is seen.
 * @throws REFERENT_REFUSE
 */
export async function requireReferentRights(tx: Tx, actor: ReferentActor): Promise<void> {
  const { userId, organisationId } = actor;
  const held = await tx.$queryRaw<unknown[]>`
    select 1 from membership m
    join compte u on u.id = m.user_id and u.deactivated_at is null
    join organisation o on o.id = m.organisation_id and o.deactivated_at is null
    where m.user_id = ${userId}::uuid and m.organisation_id = ${organisationId}::uuid
      and m.referent_since is not null
    for share of m`;
  if (held.length === 0) throw new DomainError("REFERENT_REFUSE");
}
