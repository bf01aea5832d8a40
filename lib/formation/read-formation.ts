import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { readManagedMember } from "@/lib/referent/managed-member";
import { SEATED } from "./status";

/** What is known of the training of one member; days are `2026-03-02`. */
export interface FormationFacts {
  course: "CLASSIC" | "P2P" | "FNE";
  session: { startAt: Date; organism: string; contacts: readonly string[] } | null;
  done: boolean;
  doneOn: string | null;
  pixPassed: boolean;
  pixOn: string | null;
}

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/**
 * Training of a member of the actor's current organisation, from the latest request with his account
 * or his address in that organisation (auth-referent §1.3, §4.3); null when there is none.
 * @throws PROFIL_INTROUVABLE
 */
export async function readFormation(
  ctx: Pick<Ctx, "db">,
  actor: ReferentActor,
  userId: string,
): Promise<FormationFacts | null> {
  const { user } = await readManagedMember(ctx, actor, userId);
  const trainee = await ctx.db.trainee.findFirst({
    where: {
      organisationId: actor.organisationId,
      OR: [{ accountId: user.id }, { email: user.email }],
      status: { in: ["PROCESSING", "PROCESSING_P2P", "VALIDATED"] },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: {
      inscriptions: {
        where: { state: { in: [...SEATED] } },
        include: {
          session: {
            include: { organism: { include: { contacts: { where: { isPublic: true } } } } },
          },
        },
      },
    },
  });
  if (!trainee) return null;
  const session = trainee.inscriptions[0]?.session;
  return {
    course: trainee.createdByFne ? "FNE" : trainee.courseType,
    session: session
      ? {
          startAt: session.startAt,
          organism: session.organism.name,
          contacts: session.organism.contacts.map(({ email }) => email),
        }
      : null,
    done: trainee.formationDone,
    doneOn: dayOf(trainee.formationDate),
    pixPassed: trainee.pixPassed,
    pixOn: dayOf(trainee.pixDate),
  };
}
