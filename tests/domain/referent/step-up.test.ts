import { describe, expect, test } from "vitest";
import { actingReferentAccess, meansAccess, steppedReferentAccess } from "@/lib/auth/access";
import { renewCode } from "@/lib/auth/renew-code";
import { readSession } from "@/lib/auth/session";
import { lockManagedMember, readManagedMember } from "@/lib/referent/managed-member";
import { inTransaction } from "@/lib/db/transaction";
import { testContext } from "../../support/context";
import { givenDevice, wrongCode } from "../../support/factories/devices";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const ctx = await testContext();
const PAGE = "/espace-referent/aidant/x/supprimer-carte/";

async function givenReferent() {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], referent: true });
  const session = await givenSession(ctx, user, organisation);
  const look = () => readSession(ctx, session.token, { slide: false });
  const age = (minutes: number) =>
    ctx.db.session.update({
      where: { id: session.sessionId },
      data: { lastOtpAt: new Date(ctx.clock.now().getTime() - minutes * 60_000) },
    });
  return { organisation, user, session, look, age };
}

describe("a référent without confirmed means", () => {
  test("changes nothing, except his own means", async () => {
    const { user, look } = await givenReferent();
    const other = await givenReferent();
    const refused = {
      detour: { location: "/espace-referent/", flash: "moyen-de-connexion-requis" },
    };
    const reading = await look();
    expect(actingReferentAccess(reading, PAGE)).toEqual(refused);
    expect(steppedReferentAccess(ctx, reading, PAGE)).toEqual(refused);
    expect(meansAccess(ctx, other.user.id, reading, PAGE)).toEqual(refused);
    expect(meansAccess(ctx, user.id, reading, PAGE)).toHaveProperty("actor.userId", user.id);
  });
});

describe("a sensitive act", () => {
  test("asks a new code 15 minutes after the last one, then goes on", async () => {
    const { user, session, look, age } = await givenReferent();
    const device = await givenDevice(ctx, user);
    await age(14.9);
    expect(steppedReferentAccess(ctx, await look(), PAGE)).toHaveProperty("actor");
    await age(15);
    const asked = {
      detour: { location: `/espace-referent/code/?next=${encodeURIComponent(PAGE)}` },
    };
    expect(steppedReferentAccess(ctx, await look(), PAGE)).toEqual(asked);
    expect(meansAccess(ctx, user.id, await look(), PAGE)).toEqual(asked);
    await expect(renewCode(ctx, session.referent, wrongCode(device))).rejects.toMatchObject({
      code: "OTP_REFUSED",
      options: { field: "code" },
    });
    expect(steppedReferentAccess(ctx, await look(), PAGE)).toEqual(asked);
    await renewCode(ctx, session.referent, device.code());
    expect(steppedReferentAccess(ctx, await look(), PAGE)).toHaveProperty("actor");
    const entries = { action: "step_up", actorId: user.id } as const;
    expect(await ctx.db.journalEntry.count({ where: entries })).toBe(1);
  });
});

describe("a person whom a référent manages", () => {
  test("is a member of the current organisation; foreign and unknown answer alike", async () => {
    const { user, organisation, session } = await givenReferent();
    const stranger = await givenReferent();
    const elsewhere = await givenSession(ctx, user, stranger.organisation);
    const read = (id: string, actor = session.referent) => readManagedMember(ctx, actor, id);
    const lock = (id: string) =>
      inTransaction(ctx, (tx) => lockManagedMember(tx, session.referent, id));
    expect(await read(user.id)).toMatchObject({ organisationId: organisation.id });
    expect(await lock(user.id)).toMatchObject({ user: { id: user.id } });
    const unknown = { code: "PROFIL_INTROUVABLE" };
    for (const id of [stranger.user.id, ctx.random.uuid(), "x"]) {
      await expect(read(id)).rejects.toMatchObject(unknown);
      await expect(lock(id)).rejects.toMatchObject(unknown);
    }
    await expect(read(user.id, elsewhere.referent)).rejects.toMatchObject(unknown);
  });
});
