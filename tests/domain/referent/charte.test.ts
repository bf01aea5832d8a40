import { expect, test } from "vitest";
import { actingReferentAccess, referentAccess } from "@/lib/auth/access";
import { readSession } from "@/lib/auth/session";
import { acceptCharte, acceptCharteSchema } from "@/lib/referent/accept-charte";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const ctx = await testContext();
const PAGE = "/espace-referent/organisation/";

test("a référent reads everything and changes nothing before the current charte is accepted", async () => {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, {
    organisations: [organisation],
    referent: true,
    charteAccepted: false,
  });
  await givenDevice(ctx, user);
  const session = await givenSession(ctx, user, organisation);
  const read = (CHARTE_VERSION = ctx.settings.CHARTE_VERSION) => {
    const on = { ...ctx, settings: { ...ctx.settings, CHARTE_VERSION } };
    return readSession(on, session.token, { slide: false });
  };
  const asked = {
    detour: { location: "/espace-referent/charte/?next=%2Fespace-referent%2Forganisation%2F" },
  };
  expect(actingReferentAccess(await read(), PAGE)).toEqual(asked);
  expect(referentAccess(await read(), PAGE)).toHaveProperty("actor");

  expect(acceptCharteSchema.safeParse({}).error?.issues.map(({ path }) => path)).toEqual([
    ["accord"],
  ]);
  await acceptCharte(ctx, session.referent);
  await acceptCharte(ctx, session.referent);
  expect(actingReferentAccess(await read(), PAGE)).toHaveProperty("actor");
  expect(actingReferentAccess(await read("9.9"), PAGE)).toEqual(asked);
  expect(await ctx.db.user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({
    charteVersion: ctx.settings.CHARTE_VERSION,
    charteAcceptedAt: ctx.clock.now(),
  });
  const entries = await ctx.db.journalEntry.findMany({ where: { action: "charte_accepted" } });
  expect(entries).toMatchObject([
    { actorId: user.id, details: { version: ctx.settings.CHARTE_VERSION } },
  ]);
});
