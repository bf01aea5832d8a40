import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { mailAccess } from "@/lib/habilitation/issuer-links";
import { issuerActor, type IssuerActor } from "@/lib/habilitation/issuer-actor";
import { saveAidants } from "@/lib/habilitation/save-aidants";
import { saveManager } from "@/lib/habilitation/save-manager";
import { createStructure } from "@/lib/habilitation/save-structure";
import { structureSchema } from "@/lib/habilitation/structure-schema";
import { submitRequest } from "@/lib/habilitation/submit-request";

const EMAIL = "jeanne.morel@structure-exemple.test";
const DAY_MS = 24 * 3_600_000;

/** Invented structures of the demonstration, with SIRET of the embedded register. */
const PLACES = [
  {
    siret: "99900100100018",
    form: {
      name: "Médiathèque Les Tilleuls",
      type: "6",
      address: "8 rue des Tilleuls",
      zipcode: "02200",
      city: "Soissons",
    },
  },
  {
    siret: "99900101900010",
    form: {
      name: "Centre social du Parc",
      type: "3",
      address: "2 allée du Parc",
      zipcode: "67000",
      city: "Strasbourg",
    },
  },
] as const;

const person = (firstName: string, lastName: string, profession: string, email: string) => ({
  ...{ firstName, lastName, profession, email },
});

const MANAGER = person("Jeanne", "Morel", "Directrice", EMAIL);
const AIDANTS = [
  person("Malik", "Roussel", "Médiateur numérique", "malik.roussel@structure-exemple.test"),
  person("Éva", "Colin", "Bibliothécaire", "eva.colin@structure-exemple.test"),
];

async function seedDraft(
  ctx: Ctx,
  actor: IssuerActor,
  { siret, form }: (typeof PLACES)[number],
): Promise<string> {
  const now = ctx.clock.now();
  await ctx.db.siretCheck.create({
    data: {
      issuerId: actor.issuerId,
      siret,
      outcome: "VERIFIED",
      source: "SIRENE",
      legalCategory: "7210",
      passedAt: now,
      createdAt: now,
    },
  });
  const typed = {
    ...form,
    missionDescription: "Accueil du public et aide aux démarches en ligne.",
    avgNbDemarches: "35",
  };
  const { requestId } = await createStructure(ctx, actor, {
    ...structureSchema.parse(typed),
    siret,
  });
  return requestId;
}

/**
 * Somebody who has filed a request and begun another one, with the link to his space in the mailbox of
 * the demonstration. Running it again changes nothing.
 */
export async function seedRequests(ctx: Ctx): Promise<void> {
  if (await ctx.db.issuer.findUnique({ where: { email: EMAIL } })) return;
  const now = ctx.clock.now();
  const issuer = await ctx.db.issuer.create({
    data: {
      ...MANAGER,
      emailVerifiedAt: now,
      createdAt: new Date(now.getTime() - DAY_MS),
      updatedAt: now,
    },
  });
  const actor = issuerActor({ ...MANAGER, issuerId: issuer.id, sessionId: "" });
  const requestId = await seedDraft(ctx, actor, PLACES[0]);
  const phone = "+33612345678";
  await saveManager(ctx, actor, { ...MANAGER, requestId, phone, isAidant: false });
  const rows = AIDANTS.map((aidant) => ({
    id: "",
    person: { ...aidant, conseillerNumerique: false },
  }));
  await saveAidants(ctx, actor, { requestId, rows });
  await submitRequest(ctx, actor, { requestId });
  await seedDraft(ctx, actor, PLACES[1]);
  await inTransaction(ctx, (tx) => mailAccess(ctx, tx, ctx.clock.now(), issuer));
}
