import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { ErrorCode } from "@/lib/errors/catalogue";
import { ownOrganisations } from "@/lib/formation/own-organisations";
import { OPEN_STATUSES } from "@/lib/formation/status";
import { rowField } from "./rows";
import type { UntrainedForm } from "./untrained-schema";

export type Refusals = Readonly<Record<string, ErrorCode>>;

/**
 * What the database says of each row (auth-referent §4.6). Only the actor's own organisations are
 * looked at: an account or a request elsewhere refuses nothing and so tells nothing.
 */
export async function untrainedConflicts(
  db: Ctx["db"] | Tx,
  actor: ReferentActor,
  { rows }: Pick<UntrainedForm, "rows">,
): Promise<Refusals> {
  const organisation = ownOrganisations(actor);
  const emails = rows.map(({ email }) => email);
  const own = await db.organisation.findMany({ where: organisation, select: { id: true } });
  const members = await db.user.findMany({
    where: { email: { in: emails }, memberships: { some: { organisation } } },
    select: { email: true },
  });
  const waiting = await db.trainee.findMany({
    where: { email: { in: emails }, status: { in: [...OPEN_STATUSES] }, organisation },
    select: { email: true },
  });
  const refusals = rows.flatMap((row, index): [string, ErrorCode][] => {
    const found: [string, ErrorCode][] = [];
    if (!own.some(({ id }) => id === row.organisation)) {
      found.push([rowField("organisation", index), "AJOUT_STRUCTURE_REFUSEE"]);
    }
    if (members.some(({ email }) => email === row.email)) {
      found.push([rowField("email", index), "AJOUT_DEJA_MEMBRE"]);
    } else if (waiting.some(({ email }) => email === row.email)) {
      found.push([rowField("email", index), "AJOUT_DEMANDE_OUVERTE"]);
    }
    return found;
  });
  return Object.fromEntries(refusals);
}

/** An active aidant habilité, of anywhere or of one of the actor's own organisations. */
export async function findFormateur(
  db: Ctx["db"] | Tx,
  email: string,
  own?: ReferentActor,
): Promise<{ email: string; firstName: string; lastName: string } | null> {
  return db.user.findFirst({
    where: {
      email,
      deactivatedAt: null,
      canCreateMandats: true,
      ...(own ? { memberships: { some: { organisation: ownOrganisations(own) } } } : {}),
    },
    select: { email: true, firstName: true, lastName: true },
  });
}
