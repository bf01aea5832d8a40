import { issuerActor, type IssuerActor } from "@/lib/habilitation/issuer-actor";
import { openIssuerSession } from "@/lib/habilitation/issuer-session";
import { saveAidants } from "@/lib/habilitation/save-aidants";
import { saveManager } from "@/lib/habilitation/save-manager";
import { createStructure } from "@/lib/habilitation/save-structure";
import { structureSchema } from "@/lib/habilitation/structure-schema";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";

let sequence = 0;

export const SIRET_A = "21750001600019";
export const SIRET_B = "21130055300016";

const NAMES = ["Alix", "Bao", "Chloé", "Dario", "Emma"] as const;

/** Somebody of a request, unlike any other of the run. */
export function somebody(firstName: string = NAMES[sequence % NAMES.length] ?? "Alix") {
  sequence += 1;
  const plain = firstName.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return {
    firstName,
    lastName: "Martin",
    profession: "Médiatrice numérique",
    email: `${plain}.martin${String(process.pid)}-${String(sequence)}@ville-exemple.fr`,
  };
}

/** An issuer with a confirmed e-mail, and a browser that holds his cookie. */
export async function givenIssuer(
  ctx: Ctx,
  options: { email?: string; verified?: boolean; firstName?: string } = {},
): Promise<{ actor: IssuerActor; cookie: string }> {
  const now = ctx.clock.now();
  const person = somebody(options.firstName);
  const issuer = await ctx.db.issuer.create({
    data: {
      ...person,
      email: options.email ?? person.email,
      emailVerifiedAt: options.verified === false ? null : now,
      createdAt: now,
      updatedAt: now,
    },
  });
  const { sessionId, cookie } = await inTransaction(ctx, (tx) =>
    openIssuerSession(ctx, tx, now, issuer.id),
  );
  const { id: issuerId, email, firstName, lastName, profession } = issuer;
  const actor = issuerActor({ issuerId, sessionId, email, firstName, lastName, profession });
  return { actor, cookie };
}

/** What the form of a structure sends. */
export const structureForm = (changes: Record<string, string> = {}): Record<string, string> => ({
  name: "Maison des services",
  type: "30",
  address: "20 avenue de Ségur",
  zipcode: "75007",
  city: "Paris",
  missionDescription: "Accueil et accompagnement du public.",
  avgNbDemarches: "40",
  ...changes,
});

export const aStructure = (changes: Record<string, string> = {}) =>
  structureSchema.parse(structureForm(changes));

/** A draft as far as step 3. */
export async function givenDraft(
  ctx: Ctx,
  actor: IssuerActor,
  changes: Record<string, string> = {},
): Promise<string> {
  sequence += 1;
  // The last one counts: each is later than the one before, even when the clock stands still
  const now = new Date(ctx.clock.now().getTime() + sequence);
  await ctx.db.siretCheck.create({
    data: {
      issuerId: actor.issuerId,
      siret: SIRET_B,
      outcome: "VERIFIED",
      source: "SIRENE",
      passedAt: now,
      createdAt: now,
    },
  });
  const input = { ...aStructure(changes), siret: SIRET_B };
  const { requestId } = await createStructure(ctx, actor, input);
  return requestId;
}

/** A draft ready to be sent: a référent and one aidant. */
export async function givenCompleteDraft(
  ctx: Ctx,
  actor: IssuerActor,
  changes: Record<string, string> = {},
): Promise<{ requestId: string; manager: ReturnType<typeof somebody> }> {
  const requestId = await givenDraft(ctx, actor, changes);
  const manager = somebody();
  await saveManager(ctx, actor, { ...manager, requestId, phone: "+33612345678", isAidant: false });
  const person = { ...somebody(), conseillerNumerique: false };
  await saveAidants(ctx, actor, { requestId, rows: [{ id: "", person }] });
  return { requestId, manager };
}
