import type { Ctx } from "@/lib/context.types";
import type { Organisation, User } from "@/lib/generated/prisma/client";
import { codeOfStep, PERIOD_SECONDS, stepAt } from "@/lib/carte-totp/totp";
import { drawApplicationSecret, openEnrolmentSecret } from "@/lib/carte-totp/application-secret";
import { givenCard, givenDevice } from "../../support/factories/devices";
import {
  givenAdditionDraft,
  givenChange,
  givenFormationSession,
  givenTrainee,
} from "../../support/factories/formation";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenNotification } from "../../support/factories/notifications";
import { givenSession, givenUser } from "../../support/factories/people";
import type { Typed } from "./html-forms";

/** Two structures: that of the person who asks, and another one that has the same. */
export interface World {
  ctx: Ctx;
  organisation: Organisation;
  /** The person who asks: aidant and référent of the structure. */
  user: User;
  sessionId: string;
  elsewhere: Organisation;
  /** Another structure of the person who asks. */
  also: Organisation;
  /** Somebody of the other structure. */
  stranger: User;
  strangerSessionId: string;
}

/** Identifiers by name: those of the address, and others that only hidden fields hold. */
export type Ids = Readonly<Record<string, string>>;

/** The same in both structures; what is typed may hang on what was made. */
export interface Given {
  own: Ids;
  foreign: Ids;
  typed?: () => Typed;
}

/** Made anew for each form. */
export type Giving = (world: World) => Promise<Given>;

const aidantOf = async ({ ctx }: World, organisation: Organisation): Promise<string> => {
  const user = await givenUser(ctx, { organisations: [organisation] });
  await givenDevice(ctx, user);
  await givenSession(ctx, user, organisation);
  return user.id;
};

/** An aidant of each structure, equipped and signed in. */
export const aidants: Giving = async (world) => ({
  own: { userId: await aidantOf(world, world.organisation) },
  foreign: { userId: await aidantOf(world, world.elsewhere) },
});

type UserOptions = Partial<Omit<Parameters<typeof givenUser>[1], "organisations">>;

/** Somebody of each structure, with the structure as an address names it. */
export const members =
  (options: UserOptions, deactivated = false): Giving =>
  async ({ ctx, organisation, elsewhere, also }) => {
    const memberOf = async (structure: Organisation): Promise<Ids> => {
      const user = await givenUser(ctx, { organisations: [structure], ...options });
      if (deactivated) {
        await ctx.db.user.update({
          where: { id: user.id },
          data: { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" },
        });
      }
      return { userId: user.id, organisationId: structure.id, alsoId: also.id };
    };
    return { own: await memberOf(organisation), foreign: await memberOf(elsewhere) };
  };

const mandatOf = async ({ ctx }: World, organisation: Organisation, aidant: User) => {
  const usager = await givenUsager(ctx);
  const demarches = ["papiers", "famille"] as const;
  const made = await givenMandat(ctx, { organisation, aidant, usager, demarches });
  return {
    usagerId: usager.id,
    mandatId: made.mandat.id,
    autorisationId: made.autorisations[0]?.id ?? "",
    attestationId: made.mandat.attestationId,
  };
};

export const mandats: Giving = async (world) => ({
  own: await mandatOf(world, world.organisation, world.user),
  foreign: await mandatOf(world, world.elsewhere, world.stranger),
});

export const notifications: Giving = async ({ ctx, user, stranger }) => ({
  own: { notificationId: (await givenNotification(ctx, user)).id },
  foreign: { notificationId: (await givenNotification(ctx, stranger)).id },
});

export const sessions: Giving = async ({ ctx, user, stranger, ...world }) => ({
  own: { sessionId: (await givenSession(ctx, user, world.organisation)).sessionId },
  foreign: { sessionId: (await givenSession(ctx, stranger, world.elsewhere)).sessionId },
});

const traineeOf = async ({ ctx }: World, { id }: Organisation, sessionId: string) => {
  const trainee = await givenTrainee(ctx, { id }, { status: "PROCESSING" });
  return { traineeId: trainee.id, sessionId };
};

/** Somebody of each structure who may be registered to the same session. */
export const trainees: Giving = async (world) => {
  const session = await givenFormationSession(world.ctx);
  return {
    own: await traineeOf(world, world.organisation, session.id),
    foreign: await traineeOf(world, world.elsewhere, session.id),
  };
};

/** Members of each structure, and what is made for each of them. */
const withMeans =
  (
    make: (world: World, user: User, organisation: Organisation) => Promise<Typed | (() => Typed)>,
  ) =>
  async (world: World): Promise<Given> => {
    const { ctx, organisation, elsewhere } = world;
    const [mine, theirs] = [
      await givenUser(ctx, { organisations: [organisation] }),
      await givenUser(ctx, { organisations: [elsewhere] }),
    ];
    const typed = await make(world, mine, organisation);
    await make(world, theirs, elsewhere);
    return {
      own: { userId: mine.id },
      foreign: { userId: theirs.id },
      typed: () => (typeof typed === "function" ? typed() : typed),
    };
  };

/** Nobody has a means yet. */
export const unequipped = withMeans(() => Promise.resolve({}));

/** A free card of the structure. */
export const freeCards = withMeans(async ({ ctx }, _user, organisation) => ({
  serie: (await givenCard(ctx, { organisation })).serial,
}));

/** A card that shows a code; it is the holder's, validated or not. */
export const cards = (confirmed: boolean): Giving =>
  withMeans(async ({ ctx }, user) => {
    const { code } = await givenDevice(ctx, user, { kind: "CARD", confirmed });
    return () => ({ code: code(), motif: "depart" });
  });

export const applications = withMeans(async ({ ctx }, user) => {
  await givenDevice(ctx, user);
  return { motif: "depart" };
});

/** An application being associated: mine to my aidant, by my session; theirs likewise. */
export const pendingApplications = withMeans(async (world, user, organisation) => {
  const { ctx } = world;
  const id = ctx.random.uuid();
  const now = ctx.clock.now();
  const enrolment = await ctx.db.deviceEnrolment.create({
    data: {
      id,
      userId: user.id,
      sessionId: organisation === world.organisation ? world.sessionId : world.strangerSessionId,
      secret: drawApplicationSecret(ctx, id),
      createdAt: now,
      expiresAt: new Date(now.getTime() + 600_000),
    },
  });
  const secret = openEnrolmentSecret(ctx, enrolment);
  return () => ({ code: codeOfStep(secret, stepAt(ctx.clock.now(), PERIOD_SECONDS.APP)) });
});

/** A change of structure asked by each side. */
export const changes: Giving = async ({ ctx, user, stranger, organisation, elsewhere }) => ({
  own: { changeId: (await givenChange(ctx, { user, organisation })).id },
  foreign: {
    changeId: (await givenChange(ctx, { user: stranger, organisation: elsewhere })).id,
  },
});

const draftOf = async (ctx: Ctx, referent: User, organisation: Organisation): Promise<string> => {
  await ctx.db.additionDraft.deleteMany({ where: { referentId: referent.id } });
  await givenAdditionDraft(ctx, referent, organisation);
  const { id } = await ctx.db.additionDraft.findUniqueOrThrow({
    where: { referentId: referent.id },
  });
  return id;
};

/** Somebody to be added, typed and not confirmed. */
export const drafts: Giving = async ({ ctx, user, stranger, organisation, elsewhere }) => ({
  own: { draftId: await draftOf(ctx, user, organisation) },
  foreign: { draftId: await draftOf(ctx, stranger, elsewhere) },
});
