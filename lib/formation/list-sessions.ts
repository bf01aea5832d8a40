import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { Prisma, Trainee } from "@/lib/generated/prisma/client";
import { isFull, leavesNotice, SHORT_NOTICE_DAYS } from "./session-rules";
import { SEATED } from "./status";

const DAY_MS = 24 * 3_600_000;

export interface SessionChoice {
  id: string;
  /** Network and name of the training body. */
  organism: string;
  startAt: Date;
  endAt: Date | null;
  durationHours: number;
  mode: "PRESENTIAL" | "REMOTE";
  place: string;
  seatsLeft: number;
  /** The person holds a seat in it. */
  current: boolean;
}

/** Public addresses of a training body. */
export interface OrganismContact {
  organism: string;
  regionCode: string | null;
  emails: readonly string[];
}

type Learner = Pick<Trainee, "id" | "organisationId" | "conseillerNumerique">;

/** What a session must be for this person, seats and notice left aside. */
export const openTo = (trainee: Learner, now: Date): Prisma.FormationSessionWhereInput => ({
  published: true,
  state: "ACTIVE",
  startAt: { gte: new Date(now.getTime() + SHORT_NOTICE_DAYS * DAY_MS) },
  AND: [
    { OR: [{ intra: false }, { intraOrganisationId: trainee.organisationId }] },
    ...(trainee.conseillerNumerique
      ? [{ organism: { type: { forConseillerNumerique: true } } }]
      : []),
  ],
});

/**
 * An eligible person of the actor's current organisation who needs a session (auth-referent §4.7):
 * neither trained by a colleague nor by the FNE programme.
 * @throws DEMANDE_INTROUVABLE, alike for unknown, foreign and other statuses
 */
export async function findLearner(
  db: Ctx["db"] | Tx,
  actor: ReferentActor,
  traineeId: string,
): Promise<Trainee> {
  const trainee = isUuid(traineeId)
    ? await db.trainee.findFirst({
        where: {
          id: traineeId,
          organisationId: actor.organisationId,
          status: "PROCESSING",
          courseType: "CLASSIC",
          createdByFne: false,
        },
      })
    : null;
  if (!trainee) throw new DomainError("DEMANDE_INTROUVABLE");
  return trainee;
}

async function listSessions(
  ctx: Pick<Ctx, "db" | "clock">,
  trainee: Learner,
): Promise<SessionChoice[]> {
  const now = ctx.clock.now();
  const own = { traineeId: trainee.id, state: { in: [...SEATED] } };
  const rows = await ctx.db.formationSession.findMany({
    where: { OR: [openTo(trainee, now), { inscriptions: { some: own } }] },
    include: {
      organism: { include: { type: true } },
      inscriptions: { where: own, select: { id: true } },
      _count: { select: { inscriptions: { where: { state: { in: [...SEATED] } } } } },
    },
    orderBy: [{ startAt: "asc" }, { id: "asc" }],
  });
  const open = rows.filter((row) => {
    const filling = { ...row, registered: row._count.inscriptions };
    return row.inscriptions.length > 0 || (!isFull(filling) && leavesNotice(filling, now));
  });
  return open.map((row) => ({
    id: row.id,
    organism: [row.organism.type?.label, row.organism.name].filter(Boolean).join(" – "),
    startAt: row.startAt,
    endAt: row.endAt,
    durationHours: row.durationHours,
    mode: row.mode,
    place: row.place,
    seatsLeft: Math.max(0, row.maxAttendants - row._count.inscriptions),
    current: row.inscriptions.length > 0,
  }));
}

async function listContacts(ctx: Pick<Ctx, "db">): Promise<OrganismContact[]> {
  const rows = await ctx.db.formationOrganism.findMany({
    where: { contacts: { some: { isPublic: true } } },
    include: { contacts: { where: { isPublic: true }, orderBy: { email: "asc" } } },
    orderBy: [{ name: "asc" }],
  });
  return rows.map(({ name, regionCode, contacts }) => ({
    organism: name,
    regionCode,
    emails: contacts.map(({ email }) => email),
  }));
}

/**
 * Page of the registration of one person: sessions open to him (habilitation §5.2), the one he is in,
 * and the public addresses of training bodies.
 * @throws DEMANDE_INTROUVABLE
 */
export async function readRegistration(
  ctx: Pick<Ctx, "db" | "clock">,
  actor: ReferentActor,
  traineeId: string,
): Promise<{
  trainee: { id: string; fullName: string; conseillerNumerique: boolean };
  sessions: SessionChoice[];
  contacts: OrganismContact[];
}> {
  const trainee = await findLearner(ctx.db, actor, traineeId);
  const { id, firstName, lastName, conseillerNumerique } = trainee;
  return {
    trainee: { id, fullName: `${firstName} ${lastName}`, conseillerNumerique },
    sessions: await listSessions(ctx, trainee),
    contacts: await listContacts(ctx),
  };
}
