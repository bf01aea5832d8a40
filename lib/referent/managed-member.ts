import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Database } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { Membership, User } from "@/lib/generated/prisma/client";
import { requireReferentRights } from "./rights";

/** A member of the actor's current organisation, active or not, référent or not. */
export type ManagedMember = Membership & { user: User };

async function findMember(db: Database | Tx, actor: ReferentActor, userId: string) {
  if (!isUuid(userId)) return null;
  const { organisationId } = actor;
  return db.membership.findUnique({
    where: { userId_organisationId: { userId, organisationId } },
    include: { user: true },
  });
}

/**
 * One person of the actor's current organisation, for a page (auth-referent §1.6): unknown ids and
 * those of other structures answer alike.
 * @throws PROFIL_INTROUVABLE
 */
export async function readManagedMember(
  ctx: Pick<Ctx, "db">,
  actor: ReferentActor,
  userId: string,
): Promise<ManagedMember> {
  const member = await findMember(ctx.db, actor, userId);
  if (!member) throw new DomainError("PROFIL_INTROUVABLE");
  return member;
}

/**
 * The same inside an act's transaction: the account is held until its end, so that acts on one person
 * follow one another, then the rights of the actor and the membership are read again.
 * @throws PROFIL_INTROUVABLE, REFERENT_REFUSE
 */
export async function lockManagedMember(
  tx: Tx,
  actor: ReferentActor,
  userId: string,
): Promise<ManagedMember> {
  if (!isUuid(userId)) throw new DomainError("PROFIL_INTROUVABLE");
  await tx.$queryRaw`select 1 from compte where id = ${userId}::uuid for update`;
  await requireReferentRights(tx, actor);
  const member = await findMember(tx, actor, userId);
  if (!member) throw new DomainError("PROFIL_INTROUVABLE");
  return member;
}
