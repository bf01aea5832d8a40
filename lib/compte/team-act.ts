import { z } from "zod";
import { assertStaffRole } from "@/lib/administration/assert-role";
import type { StaffActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { User } from "@/lib/generated/prisma/client";

/** Hidden field of every form of the team about one account. */
export const ACCOUNT_FIELD = "compte";

export const accountField = { [ACCOUNT_FIELD]: z.string().max(50).default("") } as const;

/** Why the team acts: kept beside the journal, read by technical admins. */
export const reasonField = z
  .string({ error: "Indiquez le motif." })
  .trim()
  .min(3, "Indiquez le motif en quelques mots.")
  .max(500, "500 caractères au plus.");

/** An act that only needs a reason. */
export const teamActSchema = z.object({ ...accountField, motif: reasonField });

export type TeamActInput = z.output<typeof teamActSchema>;

/**
 * The account of an act of an admin métier, held until the transaction ends so that acts on one person
 * follow one another. Nobody acts on oneself; accounts of the team are handled by technical admins.
 * @throws ADMIN_ROLE_REFUSE, COMPTE_INTROUVABLE, COMPTE_SOI_MEME, COMPTE_EQUIPE
 */
export async function lockAccountForTeam(tx: Tx, actor: StaffActor, userId: string): Promise<User> {
  assertStaffRole(actor, "METIER");
  if (!isUuid(userId)) throw new DomainError("COMPTE_INTROUVABLE");
  await tx.$queryRaw`select 1 from compte where id = ${userId}::uuid for update`;
  const found = await tx.user.findUnique({
    where: { id: userId },
    include: { _count: { select: { staffRoles: true } } },
  });
  // An archived account has no address any more: nobody comes back in it (ADR 27).
  if (!found || found.archivedAt) throw new DomainError("COMPTE_INTROUVABLE");
  if (found.id === actor.userId) throw new DomainError("COMPTE_SOI_MEME");
  const { _count: held, ...user } = found;
  if (held.staffRoles > 0 && !actor.roles.includes("TECHNICAL")) {
    throw new DomainError("COMPTE_EQUIPE");
  }
  return user;
}
