import { findDraft } from "@/lib/ajout/draft";
import { confirmAddition } from "@/lib/ajout/confirm-addition";
import { saveTrained } from "@/lib/ajout/save-trained";
import { saveUntrained } from "@/lib/ajout/save-untrained";
import { startAddition } from "@/lib/ajout/start-addition";
import { trainedSchema } from "@/lib/ajout/trained-schema";
import { untrainedSchema } from "@/lib/ajout/untrained-schema";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Organisation } from "@/lib/generated/prisma/client";
import type { TestContext } from "../../support/context";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

/** The wizard as one référent uses it, through the schemas of its forms. */
export function wizard(ctx: TestContext) {
  async function givenReferent(...structures: Organisation[]) {
    const [first = await givenOrganisation(ctx), ...others] = structures;
    const user = await givenUser(ctx, { organisations: [first, ...others], referent: true });
    const { referent, token } = await givenSession(ctx, user, first);
    return { organisation: first, user, actor: referent, token };
  }

  const start = (actor: ReferentActor, profil: "trained" | "untrained") =>
    startAddition(ctx, actor, { organisation: actor.organisationId, profil });

  const row = (actor: ReferentActor, index: number, more: Record<string, string> = {}) => {
    const fields = {
      firstName: "Lou",
      lastName: "Petit",
      profession: "Agent d'accueil",
      organisation: actor.organisationId,
      conseiller: "non",
      ...more,
    };
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [`${name}-${String(index)}`, value]),
    );
  };

  /** One row an address. */
  const rowsOf = (actor: ReferentActor, emails: readonly string[]) =>
    Object.assign({}, ...emails.map((email, index) => row(actor, index, { email }))) as Record<
      string,
      string
    >;

  const parseUntrained = (actor: ReferentActor, fields: Record<string, string>) =>
    untrainedSchema.safeParse({
      organisation: actor.organisationId,
      course: "CLASSIC",
      action: "next",
      ...fields,
    });

  const untrained = (actor: ReferentActor, fields: Record<string, string>) =>
    saveUntrained(ctx, actor, untrainedSchema.parse(parseInput(actor, fields)));

  const parseInput = (actor: ReferentActor, fields: Record<string, string>) => ({
    organisation: actor.organisationId,
    course: "CLASSIC",
    action: "next",
    ...fields,
  });

  const trained = (actor: ReferentActor, fields: Record<string, string>) =>
    saveTrained(
      ctx,
      actor,
      trainedSchema.parse({ organisation: actor.organisationId, action: "next", ...fields }),
    );

  /** What the page of the confirmation posts, as it stands. */
  const confirmation = async (actor: ReferentActor, shown: "direct" | "review" = "review") => {
    const draft =
      (await findDraft(ctx, actor, "untrained")) ?? (await findDraft(ctx, actor, "trained"));
    const id = draft?.id ?? "none";
    const revision = draft?.revision ?? 0;
    return { organisation: actor.organisationId, draft: id, revision, shown };
  };

  const confirm = async (actor: ReferentActor, shown: "direct" | "review" = "review") =>
    confirmAddition(ctx, actor, await confirmation(actor, shown));

  return {
    givenReferent,
    start,
    row,
    rowsOf,
    parseUntrained,
    untrained,
    trained,
    confirmation,
    confirm,
  };
}
