import { describe, expect, test } from "vitest";
import { cancelTrainee, readCancellableTrainee } from "@/lib/formation/cancel-trainee";
import { listRequests } from "@/lib/formation/list-requests";
import { readRegistration } from "@/lib/formation/list-sessions";
import { registerTrainee } from "@/lib/formation/register-trainee";
import type { Organisation, TraineeStatus } from "@/lib/generated/prisma/client";
import { testContext } from "../../support/context";
import {
  givenFormationSession,
  givenInscription,
  givenOrganism,
  givenTrainee,
} from "../../support/factories/formation";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();

async function givenReferent(structure?: Organisation) {
  const organisation = structure ?? (await givenOrganisation(ctx));
  const user = await givenUser(ctx, { organisations: [organisation], referent: true });
  return { organisation, user, actor: (await givenSession(ctx, user, organisation)).referent };
}

type Referent = Awaited<ReturnType<typeof givenReferent>>;

const eligible = (organisation: Organisation, more = {}) =>
  givenTrainee(ctx, organisation, { status: "PROCESSING", ...more });

const register = ({ actor }: Referent, trainee: string, session: string) =>
  registerTrainee(ctx, actor, { organisation: actor.organisationId, trainee, session });

const cancel = ({ actor }: Referent, trainee: string) =>
  cancelTrainee(ctx, actor, { organisation: actor.organisationId, trainee });

const refused = (code: string) => ({ code });
const seats = (where: object) =>
  ctx.db.formationInscription.findMany({ where: { state: { not: "CANCELLED" }, ...where } });
const statusOf = async (id: string) =>
  (await ctx.db.trainee.findUniqueOrThrow({ where: { id } })).status;

const UNKNOWN = "00000000-0000-4000-8000-000000000000";

describe("« Demandes en cours »", () => {
  test("lists the current organisation, eligible people first, without FNE nor accounts", async () => {
    const referent = await givenReferent();
    const { organisation } = referent;
    const named = (lastName: string, more: object) =>
      givenTrainee(ctx, organisation, { firstName: "Lou", lastName, ...more });
    await named("Arnaud", { status: "REFUSED" });
    await named("Bernard", {});
    await named("Comte", { status: "PROCESSING_P2P", courseType: "P2P" });
    const booked = await named("Dupuis", { status: "PROCESSING" });
    await named("Albert", { status: "PROCESSING" });
    await named("Fne", { status: "PROCESSING", createdByFne: true });
    await named("Compte", { status: "VALIDATED" });
    await givenTrainee(ctx, await givenOrganisation(ctx));
    const session = await givenFormationSession(ctx);
    await givenInscription(ctx, booked, session);
    const rows = await listRequests(ctx, referent.actor);
    expect(
      rows.map(({ fullName, label, formation, cancellable }) => [
        fullName,
        label,
        formation.kind,
        cancellable,
      ]),
    ).toEqual([
      ["Lou Albert", "Validée", "to-book", true],
      ["Lou Dupuis", "Validée", "session", true],
      ["Lou Comte", "Validée", "peer", true],
      ["Lou Bernard", "Liste d'attente", "none", true],
      ["Lou Arnaud", "Refusée", "none", false],
    ]);
  });
});

describe("a référent cancels a request [AUTH-G10]", () => {
  const CASES: Readonly<Record<TraineeStatus, boolean>> = {
    WAITING_LIST: true,
    NEW: true,
    PROCESSING: true,
    PROCESSING_P2P: true,
    VALIDATED: false,
    REFUSED: false,
    CANCELLED: false,
    CANCELLED_BY_REFERENT: false,
  };
  for (const [status, allowed] of Object.entries(CASES) as [TraineeStatus, boolean][]) {
    test(`in status ${status}: ${allowed ? "done" : "not found"}`, async () => {
      const referent = await givenReferent();
      const courseType = status === "PROCESSING_P2P" ? "P2P" : "CLASSIC";
      const { id } = await givenTrainee(ctx, referent.organisation, { status, courseType });
      const act = cancel(referent, id);
      if (allowed) await act;
      else await expect(act).rejects.toMatchObject(refused("DEMANDE_INTROUVABLE"));
      expect(await statusOf(id)).toBe(allowed ? "CANCELLED_BY_REFERENT" : status);
    });
  }

  test("frees the seats, tells the training body and the journal", async () => {
    const referent = await givenReferent();
    const trainee = await eligible(referent.organisation);
    const organism = await givenOrganism(ctx);
    const session = await givenFormationSession(ctx, { organismId: organism.id });
    await givenInscription(ctx, trainee, session);
    expect(await readCancellableTrainee(ctx, referent.actor, trainee.id)).toMatchObject({
      email: trainee.email,
      sessionAt: session.startAt,
    });
    await cancel(referent, trainee.id);
    expect(await seats({ traineeId: trainee.id })).toEqual([]);
    expect(await ctx.db.formationInscription.count({ where: { traineeId: trainee.id } })).toBe(1);
    const mails = await mailsNamed(ctx, "formation-seat-freed");
    expect(mails.map(({ to }) => to)).toEqual([expect.stringMatching(/^interne/)]);
    expect(mails[0]?.text).toContain(trainee.email);
    const entries = await ctx.db.journalEntry.findMany({
      where: { action: "trainee_cancelled", actorId: referent.user.id },
    });
    expect(entries).toMatchObject([
      {
        details: { traineeId: trainee.id, previousStatus: "PROCESSING", sessionIds: [session.id] },
      },
    ]);
  });

  test("of another organisation: not found, as an unknown one [AUTH-H17]", async () => {
    const referent = await givenReferent();
    const foreign = await givenTrainee(ctx, await givenOrganisation(ctx));
    for (const id of [foreign.id, UNKNOWN, "1"]) {
      await expect(cancel(referent, id)).rejects.toMatchObject(refused("DEMANDE_INTROUVABLE"));
      await expect(readCancellableTrainee(ctx, referent.actor, id)).rejects.toMatchObject(
        refused("DEMANDE_INTROUVABLE"),
      );
    }
    expect(await statusOf(foreign.id)).toBe("WAITING_LIST");
  });

  test("twice at once: one journal entry", async () => {
    const referent = await givenReferent();
    const { id } = await givenTrainee(ctx, referent.organisation);
    const answers = await Promise.allSettled([cancel(referent, id), cancel(referent, id)]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("the same address may be asked for again, not twice at a time [AUTH-G11]", async () => {
    const { organisation } = await givenReferent();
    const again = (status: TraineeStatus) =>
      givenTrainee(ctx, organisation, { status, email: "lou@structure.test" });
    await again("CANCELLED_BY_REFERENT");
    await again("REFUSED");
    await again("WAITING_LIST");
    await expect(again("NEW")).rejects.toThrow();
  });
});

describe("registration to a session [AUTH-G12]", () => {
  const learner = async () => {
    const referent = await givenReferent();
    return { referent, trainee: await eligible(referent.organisation) };
  };

  async function fill(session: { id: string }, count: number) {
    const organisation = await givenOrganisation(ctx);
    for (let n = 0; n < count; n += 1) {
      await givenInscription(ctx, await eligible(organisation), session);
    }
  }

  const offered = async ({ actor }: Referent, id: string) =>
    (await readRegistration(ctx, actor, id)).sessions.map((session) => session.id);

  test("only a published, active, open session with a seat and notice is taken", async () => {
    const { referent, trainee } = await learner();
    const full = await givenFormationSession(ctx, { maxAttendants: 1 });
    await fill(full, 1);
    const closed = [
      [full, "SESSION_COMPLETE"],
      [await givenFormationSession(ctx, { inDays: 27 }), "SESSION_INDISPONIBLE"],
      [await givenFormationSession(ctx, { published: false }), "SESSION_INDISPONIBLE"],
      [await givenFormationSession(ctx, { state: "CANCELLED" }), "SESSION_INDISPONIBLE"],
      [await givenFormationSession(ctx, { intra: true }), "SESSION_INDISPONIBLE"],
      [await givenFormationSession(ctx, { inDays: -1 }), "SESSION_INDISPONIBLE"],
      [{ id: UNKNOWN }, "SESSION_INDISPONIBLE"],
    ] as const;
    const valid = await givenFormationSession(ctx, { inDays: 28 });
    const list = await offered(referent, trainee.id);
    expect(list).toContain(valid.id);
    for (const [session, code] of closed) {
      expect(list).not.toContain(session.id);
      await expect(register(referent, trainee.id, session.id)).rejects.toMatchObject({
        code,
        options: { field: "session" },
      });
    }
    await register(referent, trainee.id, valid.id);
    await register(referent, trainee.id, valid.id);
    expect(await seats({ traineeId: trainee.id })).toMatchObject([{ sessionId: valid.id }]);
    expect(
      await ctx.db.journalEntry.count({
        where: { action: "trainee_registered", actorId: referent.user.id },
      }),
    ).toBe(1);
  });

  test("fourteen days are enough above four registered people", async () => {
    const { referent, trainee } = await learner();
    const session = await givenFormationSession(ctx, { inDays: 14 });
    await fill(session, 4);
    await expect(register(referent, trainee.id, session.id)).rejects.toMatchObject(
      refused("SESSION_INDISPONIBLE"),
    );
    await fill(session, 1);
    await register(referent, trainee.id, session.id);
    expect(await seats({ sessionId: session.id })).toHaveLength(6);
  });

  test("replacing frees the former seat", async () => {
    const { referent, trainee } = await learner();
    const [first, second] = [
      await givenFormationSession(ctx, { maxAttendants: 1 }),
      await givenFormationSession(ctx),
    ];
    await register(referent, trainee.id, first.id);
    expect(await offered(referent, trainee.id)).toContain(first.id);
    await register(referent, trainee.id, second.id);
    expect(await seats({ traineeId: trainee.id })).toMatchObject([{ sessionId: second.id }]);
    const other = await eligible(referent.organisation);
    await register(referent, other.id, first.id);
    await register(referent, trainee.id, second.id);
    expect(await seats({ sessionId: first.id })).toMatchObject([{ traineeId: other.id }]);
  });

  test("a conseiller numérique sees his network only", async () => {
    const referent = await givenReferent();
    const trainee = await eligible(referent.organisation, { conseillerNumerique: true });
    const organism = await givenOrganism(ctx, { forConseillerNumerique: true });
    const own = await givenFormationSession(ctx, { organismId: organism.id });
    const other = await givenFormationSession(ctx);
    expect(await offered(referent, trainee.id)).toEqual([own.id]);
    await expect(register(referent, trainee.id, other.id)).rejects.toMatchObject(
      refused("SESSION_INDISPONIBLE"),
    );
  });

  test("a session reserved to the structure is offered to it alone", async () => {
    const { referent, trainee } = await learner();
    const session = await givenFormationSession(ctx, {
      intra: true,
      intraOrganisationId: referent.organisation.id,
    });
    expect(await offered(referent, trainee.id)).toContain(session.id);
    const stranger = await learner();
    expect(await offered(stranger.referent, stranger.trainee.id)).not.toContain(session.id);
  });

  test("the last seat has one taker of two [AUTH-G13]", async () => {
    for (let round = 0; round < 3; round += 1) {
      const [one, two] = [await learner(), await learner()];
      const session = await givenFormationSession(ctx, { maxAttendants: 1 });
      const answers = await Promise.allSettled([
        register(one.referent, one.trainee.id, session.id),
        register(two.referent, two.trainee.id, session.id),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await seats({ sessionId: session.id })).toHaveLength(1);
    }
  });

  test("two référents who register one person at once: one seat is held", async () => {
    const { referent, trainee } = await learner();
    const colleague = await givenReferent(referent.organisation);
    const [a, b] = [await givenFormationSession(ctx), await givenFormationSession(ctx)];
    await Promise.allSettled([
      register(referent, trainee.id, a.id),
      register(colleague, trainee.id, b.id),
    ]);
    expect(await seats({ traineeId: trainee.id })).toHaveLength(1);
  });

  test("is not found for peers, other statuses, other organisations [AUTH-G14] [AUTH-H17]", async () => {
    const referent = await givenReferent();
    const session = await givenFormationSession(ctx);
    const ids = [
      await givenTrainee(ctx, referent.organisation, {
        status: "PROCESSING_P2P",
        courseType: "P2P",
      }),
      await givenTrainee(ctx, referent.organisation),
      await eligible(await givenOrganisation(ctx)),
      { id: UNKNOWN },
      { id: "1" },
    ];
    for (const { id } of ids) {
      await expect(readRegistration(ctx, referent.actor, id)).rejects.toMatchObject(
        refused("DEMANDE_INTROUVABLE"),
      );
      await expect(register(referent, id, session.id)).rejects.toMatchObject(
        refused("DEMANDE_INTROUVABLE"),
      );
    }
    expect(await seats({ sessionId: session.id })).toEqual([]);
  });
});
