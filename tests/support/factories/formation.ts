import { sha256 } from "@/lib/crypto/hash";
import { sealContent } from "@/lib/ajout/draft";
import type { Ctx } from "@/lib/context.types";
import type {
  FormationInscription,
  FormationOrganism,
  FormationSession,
  Organisation,
  Prisma,
  StructureChange,
  Trainee,
  User,
} from "@/lib/generated/prisma/client";
import { givenOrganisation, givenUser } from "./people";

const DAY_MS = 24 * 3_600_000;
let sequence = 0;

/** Somebody asked for by a référent, on the waiting list unless told otherwise. */
export function givenTrainee(
  ctx: Ctx,
  organisation: Pick<Organisation, "id">,
  options: Partial<Prisma.TraineeUncheckedCreateInput> = {},
): Promise<Trainee> {
  const now = ctx.clock.now();
  sequence += 1;
  return ctx.db.trainee.create({
    data: {
      email: `apprenant-${ctx.random.token(6).toLowerCase()}@structure.test`,
      firstName: "Lou",
      lastName: `Petit${String(sequence)}`,
      profession: "Agent d'accueil",
      organisationId: organisation.id,
      origin: "REFERENT",
      conseillerNumerique: false,
      createdAt: now,
      updatedAt: now,
      ...options,
    },
  });
}

/** A training body with one public and one private address. */
export async function givenOrganism(
  ctx: Ctx,
  options: { forConseillerNumerique?: boolean; regionCode?: string } = {},
): Promise<FormationOrganism> {
  sequence += 1;
  const mark = String(sequence);
  return ctx.db.formationOrganism.create({
    data: {
      name: `Organisme ${mark}`,
      regionCode: options.regionCode ?? "32",
      type: {
        create: {
          id: ctx.random.uuid(),
          label: `Réseau ${mark}`,
          forConseillerNumerique: options.forConseillerNumerique ?? false,
        },
      },
      contacts: {
        create: [
          { id: ctx.random.uuid(), email: `public${mark}@formation.test`, isPublic: true },
          { id: ctx.random.uuid(), email: `interne${mark}@formation.test`, isPublic: false },
        ],
      },
    },
  });
}

/** A published session in two months, with seats, unless told otherwise. */
export async function givenFormationSession(
  ctx: Ctx,
  options: Partial<Prisma.FormationSessionUncheckedCreateInput> & { inDays?: number } = {},
): Promise<FormationSession> {
  const { inDays = 60, ...rest } = options;
  const organismId = rest.organismId ?? (await givenOrganism(ctx)).id;
  return ctx.db.formationSession.create({
    data: {
      startAt: new Date(ctx.clock.now().getTime() + inDays * DAY_MS),
      durationHours: 7,
      mode: "REMOTE",
      published: true,
      ...rest,
      organismId,
    },
  });
}

export const givenInscription = (
  ctx: Ctx,
  trainee: Pick<Trainee, "id">,
  session: Pick<FormationSession, "id">,
  options: Partial<Prisma.FormationInscriptionUncheckedCreateInput> = {},
): Promise<FormationInscription> =>
  ctx.db.formationInscription.create({
    data: {
      traineeId: trainee.id,
      sessionId: session.id,
      createdAt: ctx.clock.now(),
      updatedAt: ctx.clock.now(),
      ...options,
    },
  });

/** What a référent has typed of one person to be trained, ready to be confirmed. */
export async function givenAdditionDraft(
  ctx: Ctx,
  referent: Pick<User, "id">,
  organisation: Pick<Organisation, "id">,
): Promise<void> {
  const id = ctx.random.uuid();
  const now = ctx.clock.now();
  const row = {
    firstName: "Lou",
    lastName: "Petit",
    profession: "Agent d'accueil",
    organisation: organisation.id,
    conseiller: "non",
    email: `apprenant-${ctx.random.token(6).toLowerCase()}@structure.test`,
  };
  const payload = sealContent(ctx, id, {
    kind: "untrained",
    course: "CLASSIC",
    formateur: "",
    formateurSeen: "",
    rows: [row],
    complete: true,
  });
  await ctx.db.additionDraft.create({
    data: {
      id,
      referentId: referent.id,
      organisationId: organisation.id,
      payload,
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAY_MS),
    },
  });
}

/** Somebody of elsewhere whom a référent asks to join, or the given account. */
export async function givenChange(
  ctx: Ctx,
  referent: { user: Pick<User, "id">; organisation: Pick<Organisation, "id"> },
  options: { aidant?: User; newEmail?: string; token?: string; addressToken?: string } = {},
): Promise<StructureChange> {
  const aidant =
    options.aidant ?? (await givenUser(ctx, { organisations: [await givenOrganisation(ctx)] }));
  const origins = await ctx.db.membership.findMany({ where: { userId: aidant.id } });
  const now = ctx.clock.now();
  const token = options.token ?? ctx.random.token();
  return ctx.db.structureChange.create({
    data: {
      userId: aidant.id,
      email: aidant.email,
      newEmail: options.newEmail ?? null,
      newEmailTokenHash:
        options.newEmail === undefined ? null : sha256(options.addressToken ?? ctx.random.token()),
      organisationId: referent.organisation.id,
      requestedById: referent.user.id,
      objectionTokenHash: sha256(token),
      createdAt: now,
      updatedAt: now,
      origins: { create: origins.map(({ organisationId }) => ({ organisationId })) },
    },
  });
}
