import { describe, expect, test } from "vitest";
import { acceptCgu, acceptCguSchema } from "@/lib/aidant/accept-cgu";
import { aidantAccess, memberAccess } from "@/lib/auth/access";
import { readSession } from "@/lib/auth/session";
import { testContext } from "../../support/context";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const ctx = await testContext();

async function givenNewcomer() {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], cguAccepted: false });
  const session = await givenSession(ctx, user, organisation);
  const read = (version?: string) => {
    const CGU_VERSION = version ?? ctx.settings.CGU_VERSION;
    const on = { ...ctx, settings: { ...ctx.settings, CGU_VERSION } };
    return readSession(on, session.token, { slide: false });
  };
  return { user, organisation, member: session.member, read };
}

describe("conditions of use", () => {
  test("that are not accepted close everything but the home [AUTH-C18]", async () => {
    const { read } = await givenNewcomer();
    const reading = await read();
    expect(aidantAccess(reading, "/espace-aidant/creation_mandat/")).toEqual({
      detour: {
        location: "/espace-aidant/valider-cgu?next=%2Fespace-aidant%2Fcreation_mandat%2F",
      },
    });
    expect(memberAccess(reading)).toHaveProperty("actor");
    expect(reading).toMatchObject({ session: { cguAccepted: false } });
  });

  test("are accepted by a ticked box, with version, date and journal [AUTH-C19]", async () => {
    const { member, user, organisation, read } = await givenNewcomer();
    expect(acceptCguSchema.safeParse({}).error?.issues.map(({ path }) => path)).toEqual([
      ["accord"],
    ]);
    expect(acceptCguSchema.safeParse({ accord: "on" }).success).toBe(true);
    await acceptCgu(ctx, member);
    await acceptCgu(ctx, member);
    expect(await ctx.db.user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({
      cguVersion: "0.4",
      cguAcceptedAt: ctx.clock.now(),
    });
    const entries = await ctx.db.journalEntry.findMany({ where: { actorId: user.id } });
    expect(entries).toMatchObject([
      {
        action: "cgu_accepted",
        organisationId: organisation.id,
        details: { version: "0.4" },
        occurredAt: ctx.clock.now(),
      },
    ]);
    expect(entries[0]?.ipHash).toMatch(/^[0-9a-f]{64}$/);
    expect(aidantAccess(await read())).toHaveProperty("actor");
  });

  test("of a new version must be accepted again [AUTH-C20]", async () => {
    const { member, read } = await givenNewcomer();
    await acceptCgu(ctx, member);
    expect(aidantAccess(await read("0.4"))).toHaveProperty("actor");
    expect(aidantAccess(await read("0.5"))).toEqual({
      detour: { location: "/espace-aidant/valider-cgu" },
    });
  });

  test("accepted do not make an aidant of a référent non-aidant [AUTH-H16]", async () => {
    const organisation = await givenOrganisation(ctx);
    const user = await givenUser(ctx, { organisations: [organisation], referentNonAidant: true });
    const { token } = await givenSession(ctx, user, organisation);
    expect(aidantAccess(await readSession(ctx, token, { slide: false }))).toEqual({
      detour: { location: "/espace-aidant/", flash: "reserve-aux-aidants" },
    });
  });
});
