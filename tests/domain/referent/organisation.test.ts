import { describe, expect, test } from "vitest";
import { actingReferentAccess, referentAccess } from "@/lib/auth/access";
import { readSession } from "@/lib/auth/session";
import { creationForm } from "@/lib/mandat/draft-form";
import { contactLink } from "@/lib/referent/contact-link";
import { readReferentHome } from "@/lib/referent/read-home";
import { readOwnOrganisation } from "@/lib/referent/read-organisation";
import { saveDemarches, saveDemarchesSchema } from "@/lib/referent/save-demarches";
import { testContext } from "../../support/context";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const ctx = await testContext();

async function givenReferent(options: { cguAccepted?: boolean } = {}) {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], referent: true, ...options });
  const session = await givenSession(ctx, user, organisation);
  return { organisation, user, session, actor: session.referent };
}

const parse = (input: unknown) => saveDemarchesSchema.parse(input);

describe("thématiques of the organisation [AUTH-G15]", () => {
  test("none and an unknown one are refused", () => {
    const messages = (demarche: string[]) =>
      saveDemarchesSchema
        .safeParse({ organisation: "x", demarche })
        .error?.issues.map(({ path, message }) => [path[0], message]);
    expect(messages([])).toEqual([["demarche", "Cochez au moins une thématique."]]);
    expect(messages(["papiers", "banque"])).toEqual([
      ["demarche", "Une thématique envoyée n'existe pas."],
    ]);
  });

  test("two chosen are the only ones offered for a new mandat, with one journal entry", async () => {
    const { organisation, actor, session } = await givenReferent();
    const input = parse({
      organisation: organisation.id,
      demarche: ["social", "famille", "social"],
    });
    await saveDemarches(ctx, actor, input);
    await saveDemarches(ctx, actor, input);
    expect((await creationForm(ctx, session.aidant)).allowedDemarches).toEqual([
      "famille",
      "social",
    ]);
    expect((await readOwnOrganisation(ctx, actor)).demarches).toEqual(["famille", "social"]);
    const entries = await ctx.db.journalEntry.findMany({
      where: { action: "thematiques_changed", organisationId: organisation.id },
    });
    expect(entries).toMatchObject([
      { actorKind: "referent", details: { after: ["famille", "social"] } },
    ]);
  });

  test("the form of another organisation writes nothing [AUTH-H18]", async () => {
    const { organisation, actor } = await givenReferent();
    const other = await givenOrganisation(ctx);
    const input = parse({ organisation: other.id, demarche: ["papiers"] });
    await expect(saveDemarches(ctx, actor, input)).rejects.toMatchObject({
      code: "ORGANISATION_CHANGEE",
    });
    for (const { id } of [organisation, other]) {
      const row = await ctx.db.organisation.findUniqueOrThrow({ where: { id } });
      expect(row.allowedDemarches).toHaveLength(10);
    }
  });

  test("a right removed in mid-session refuses the next act [AUTH-H19]", async () => {
    const { organisation, user, actor } = await givenReferent();
    await ctx.db.membership.updateMany({
      where: { userId: user.id },
      data: { referentSince: null },
    });
    const input = parse({ organisation: organisation.id, demarche: ["papiers"] });
    await expect(saveDemarches(ctx, actor, input)).rejects.toMatchObject({
      code: "REFERENT_REFUSE",
    });
  });
});

describe("the espace référent", () => {
  test("is closed to a plain aidant, with a neutral message [AUTH-H15]", async () => {
    const organisation = await givenOrganisation(ctx);
    const user = await givenUser(ctx, { organisations: [organisation] });
    const { token } = await givenSession(ctx, user, organisation);
    const reading = await readSession(ctx, token, { slide: false });
    const home = { detour: { location: "/espace-aidant/", flash: "reserve-aux-referents" } };
    expect(referentAccess(reading, "/espace-referent/")).toEqual(home);
    expect(actingReferentAccess(reading, "/espace-referent/")).toEqual(home);
  });

  test("may be read, not changed, before the CGU are accepted [AUTH-C18]", async () => {
    const { session } = await givenReferent({ cguAccepted: false });
    const reading = await readSession(ctx, session.token, { slide: false });
    expect(referentAccess(reading)).toHaveProperty("actor.kind", "referent");
    expect(actingReferentAccess(reading, "/espace-referent/organisation/")).toEqual({
      detour: {
        location: "/espace-aidant/valider-cgu?next=%2Fespace-referent%2Forganisation%2F",
      },
    });
  });
});

test("the home counts what belongs to the organisation alone [AUTH-E01]", async () => {
  const { organisation, user, actor } = await givenReferent();
  const stranger = await givenReferent();
  const [usager, other] = [await givenUsager(ctx), await givenUsager(ctx)];
  const one = { organisation, aidant: user, usager };
  await givenMandat(ctx, { ...one, demarches: ["papiers"] });
  const { mandat } = await givenMandat(ctx, { ...one, demarches: ["famille"] });
  const end = { revokedAt: ctx.clock.now(), endReason: "REVOKED_BY_USAGER" as const };
  await ctx.db.autorisation.updateMany({ where: { mandatId: mandat.id }, data: end });
  await givenMandat(ctx, { ...one, usager: other, demarches: ["papiers"] });
  const foreign = { organisation: stranger.organisation, aidant: stranger.user };
  await givenMandat(ctx, { ...foreign, usager, demarches: ["papiers"] });
  await givenUser(ctx, { organisations: [organisation], canCreateMandats: false });
  await ctx.db.organisation.update({
    where: { id: organisation.id },
    data: { habilitationNumber: "HAB-1" },
  });
  expect(contactLink("a@b.test", actor, "HAB-1")).toContain("HAB-1");
  expect(await readReferentHome(ctx, actor)).toEqual({
    habilitationNumber: "HAB-1",
    mandatsCreated: 3,
    activeAidants: 1,
    activeMandats: 2,
    usagers: 2,
  });
});
