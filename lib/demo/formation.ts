import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { TraineeStatus } from "@/lib/generated/prisma/client";
import { DEMO_STRUCTURES } from "./structures";

const DAY_MS = 24 * 3_600_000;

/** One person in each status that « Demandes en cours » shows. */
const PEOPLE: readonly (readonly [firstName: string, lastName: string, status: TraineeStatus])[] = [
  ["Louise", "Marchand", "PROCESSING"],
  ["Karim", "Benali", "PROCESSING"],
  ["Rose", "Tessier", "PROCESSING_P2P"],
  ["Yann", "Le Goff", "WAITING_LIST"],
  ["Aude", "Carpentier", "NEW"],
  ["Bruno", "Vasseur", "REFUSED"],
];

const SESSIONS = [
  { inDays: 21, mode: "REMOTE", durationHours: 7 },
  { inDays: 35, mode: "PRESENTIAL", durationHours: 14, place: "Maison de la formation, Lille" },
  { inDays: 56, mode: "REMOTE", durationHours: 7 },
] as const;

const emailOf = (name: string): string => `${name.toLowerCase().replace(/ /g, "")}@pixl.test`;

async function seedSessions(ctx: Ctx, tx: Tx): Promise<string[]> {
  const now = ctx.clock.now();
  const organism = await tx.formationOrganism.create({
    data: {
      name: "Formation Numérique Hauts-de-France",
      regionCode: "32",
      type: { create: { id: ctx.random.uuid(), label: "Réseau de démonstration" } },
      contacts: {
        create: [
          { id: ctx.random.uuid(), email: "contact@formation-demo.test", isPublic: true },
          { id: ctx.random.uuid(), email: "inscriptions@formation-demo.test", isPublic: false },
        ],
      },
    },
  });
  const ids: string[] = [];
  for (const { inDays, ...session } of SESSIONS) {
    const id = ctx.random.uuid();
    const startAt = new Date(now.getTime() + inDays * DAY_MS);
    await tx.formationSession.create({
      data: { id, organismId: organism.id, startAt, published: true, ...session },
    });
    ids.push(id);
  }
  return ids;
}

async function seedTrainees(ctx: Ctx, tx: Tx, sessionId: string | undefined): Promise<void> {
  const now = ctx.clock.now();
  for (const [index, [firstName, lastName, status]] of PEOPLE.entries()) {
    const trainee = await tx.trainee.create({
      data: {
        email: emailOf(`${firstName}.${lastName}`),
        firstName,
        lastName,
        profession: "Agent d'accueil",
        organisationId: DEMO_STRUCTURES.pixl.id,
        origin: "REFERENT",
        status,
        courseType: status === "PROCESSING_P2P" ? "P2P" : "CLASSIC",
        conseillerNumerique: false,
        createdAt: now,
        updatedAt: now,
      },
    });
    if (index !== 0 || sessionId === undefined) continue;
    await tx.formationInscription.create({
      data: { traineeId: trainee.id, sessionId, createdAt: now, updatedAt: now },
    });
  }
}

/** Camille Laurent of BetaGouv, asked for by the référent of PIXL: for the team to decide. */
async function seedChange(ctx: Ctx, tx: Tx): Promise<void> {
  const now = ctx.clock.now();
  const aidant = await tx.user.findUnique({ where: { email: "camille.laurent@betagouv.test" } });
  const referent = await tx.user.findUnique({ where: { email: "pascal.delmas@pixl.test" } });
  if (!aidant || !referent) return;
  await tx.structureChange.create({
    data: {
      userId: aidant.id,
      email: aidant.email,
      organisationId: DEMO_STRUCTURES.pixl.id,
      requestedById: referent.id,
      objectionTokenHash: sha256(ctx.random.token()),
      createdAt: now,
      updatedAt: now,
      origins: { create: [{ organisationId: DEMO_STRUCTURES.betagouv.id }] },
    },
  });
}

/** Sessions, requests in several statuses and a structure change of the demonstration, written once. */
export async function seedFormation(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if ((await tx.formationOrganism.count()) > 0) return;
    const sessions = await seedSessions(ctx, tx);
    await seedTrainees(ctx, tx, sessions[1]);
    await seedChange(ctx, tx);
  });
}
