import { describe, expect, test } from "vitest";
import { confirmNewAddress, objectToChange, readLink } from "@/lib/changement/answer-link";
import { cancelChange, refuseStructureChange } from "@/lib/changement/close-change";
import { listWaitingChanges } from "@/lib/changement/list-changes";
import { validateStructureChange } from "@/lib/changement/validate-structure-change";
import { readSession } from "@/lib/auth/session";
import { sha256 } from "@/lib/crypto/hash";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenChange } from "../../support/factories/formation";
import {
  givenOrganisation,
  givenSession,
  givenStaff,
  givenUser,
} from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();
const { staff } = await givenStaff(ctx, "TEAM");

const accountOf = (id: string) => ctx.db.user.findUniqueOrThrow({ where: { id } });
const changeOf = (id: string) => ctx.db.structureChange.findUniqueOrThrow({ where: { id } });
const structuresOf = async (userId: string) =>
  (await ctx.db.membership.findMany({ where: { userId } })).map((m) => m.organisationId).sort();
const told = async (kind: string) => (await mailsNamed(ctx, kind)).map(({ to }) => to);

async function givenRequest(options: { newEmail?: boolean } = {}) {
  const [target, former, other] = [
    await givenOrganisation(ctx),
    await givenOrganisation(ctx),
    await givenOrganisation(ctx),
  ];
  const user = await givenUser(ctx, { organisations: [target], referent: true });
  const { referent: actor } = await givenSession(ctx, user, target);
  const aidant = await givenUser(ctx, { organisations: [former, other] });
  const [token, addressToken] = [ctx.random.token(), ctx.random.token()];
  const newEmail = `nouvelle-${ctx.random.token(6).toLowerCase()}@structure.test`;
  const change = await givenChange(
    ctx,
    { user, organisation: target },
    { aidant, token, addressToken, ...(options.newEmail ? { newEmail } : {}) },
  );
  return { target, former, other, user, actor, aidant, token, addressToken, newEmail, change };
}

const validate = (change: string) => validateStructureChange(ctx, staff, { change });

describe("a structure change validated by the team [AUTH-G09]", () => {
  test("joined, former left, address changed, card unlinked, application kept, sessions gone, mails", async () => {
    const world = await givenRequest({ newEmail: true });
    const { aidant, target, change, newEmail } = world;
    const card = await givenDevice(ctx, aidant, { kind: "CARD" });
    const app = await givenDevice(ctx, aidant, { kind: "APP" });
    const { token } = await givenSession(ctx, aidant, world.former);
    await expect(validate(change.id)).rejects.toMatchObject({
      code: "CHANGEMENT_ADRESSE_A_CONFIRMER",
    });
    expect((await accountOf(aidant.id)).email).toBe(aidant.email);
    await confirmNewAddress(ctx, { token: world.addressToken });
    expect((await accountOf(aidant.id)).email).toBe(aidant.email);
    await validate(change.id);
    expect(await structuresOf(aidant.id)).toEqual([target.id]);
    expect(await accountOf(aidant.id)).toMatchObject({
      email: newEmail,
      currentOrganisationId: target.id,
      deactivatedAt: null,
    });
    const device = (id: string) => ctx.db.otpDevice.findUniqueOrThrow({ where: { id } });
    expect(await device(card.device.id)).toMatchObject({
      userId: null,
      confirmedAt: null,
      cardStatus: "AVAILABLE",
    });
    expect(await device(app.device.id)).toMatchObject({ userId: aidant.id });
    expect((await device(app.device.id)).confirmedAt).not.toBeNull();
    expect(await readSession(ctx, token, { slide: false })).toMatchObject({ state: "ended" });
    expect((await told("email-changed")).sort()).toEqual([aidant.email, newEmail].sort());
    const [moved] = (await mailsNamed(ctx, "organisations-changed")).filter(
      ({ to }) => to === newEmail,
    );
    expect(moved?.text).toContain(target.name);
    expect(moved?.text).toContain(world.former.name);
    expect(await told("structure-change-done")).toContain(world.user.email);
    const entries = await ctx.db.journalEntry.findMany({
      where: { action: "structure_change_validated", organisationId: target.id },
    });
    expect(entries).toMatchObject([
      {
        actorId: staff.userId,
        details: {
          memberId: aidant.id,
          leftOrganisationIds: expect.arrayContaining([world.former.id, world.other.id]),
          emailChanged: true,
          cardUnlinked: true,
          accountReactivated: false,
        },
      },
    ]);
    await expect(validate(change.id)).rejects.toMatchObject({ code: "CHANGEMENT_INTROUVABLE" });
  });

  test("with a new address ends what the former one had under way, as any change of address", async () => {
    const { aidant, change, addressToken, newEmail } = await givenRequest({ newEmail: true });
    const now = ctx.clock.now();
    const asked = { id: ctx.random.uuid(), userId: aidant.id, requestedById: staff.userId };
    const dates = { createdAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
    const tokenHash = sha256(ctx.random.token());
    await ctx.db.emailChange.create({
      data: { ...asked, ...dates, tokenHash, newEmail: "encore-une@structure.test" },
    });
    const suspended = { signInSuspendedAt: now };
    await ctx.db.user.update({ where: { id: aidant.id }, data: suspended });
    await confirmNewAddress(ctx, { token: addressToken });
    await validate(change.id);
    expect(await ctx.db.emailChange.count({ where: { userId: aidant.id } })).toBe(0);
    expect(await accountOf(aidant.id)).toMatchObject({
      email: newEmail,
      emailVerified: now,
      signInSuspendedAt: null,
    });
  });

  test("leaves what was joined since, and what was left already", async () => {
    const { aidant, target, former, other, change } = await givenRequest();
    const since = await givenOrganisation(ctx);
    await ctx.db.membership.create({
      data: { userId: aidant.id, organisationId: since.id, joinedAt: ctx.clock.now() },
    });
    await ctx.db.membership.deleteMany({
      where: { userId: aidant.id, organisationId: other.id },
    });
    await validate(change.id);
    expect(await structuresOf(aidant.id)).toEqual([target.id, since.id].sort());
    expect(await structuresOf(aidant.id)).not.toContain(former.id);
  });

  test("opens again an account that its departure had closed, not one that the team closed", async () => {
    const { aidant, change } = await givenRequest();
    const close = (deactivationReason: "REFERENT" | "STAFF") =>
      ctx.db.user.update({
        where: { id: aidant.id },
        data: { deactivatedAt: ctx.clock.now(), deactivationReason },
      });
    await close("STAFF");
    await expect(validate(change.id)).rejects.toMatchObject({ code: "CHANGEMENT_COMPTE_FERME" });
    expect((await accountOf(aidant.id)).deactivatedAt).not.toBeNull();
    await close("REFERENT");
    await validate(change.id);
    expect(await accountOf(aidant.id)).toMatchObject({
      deactivatedAt: null,
      deactivationReason: null,
      reactivatedAt: ctx.clock.now(),
    });
  });

  test("checks again that nobody has taken the new address [AUTH-G08]", async () => {
    const { aidant, change, newEmail, addressToken } = await givenRequest({ newEmail: true });
    await confirmNewAddress(ctx, { token: addressToken });
    await givenUser(ctx, { organisations: [await givenOrganisation(ctx)], email: newEmail });
    await expect(validate(change.id)).rejects.toMatchObject({ code: "CHANGEMENT_ADRESSE_PRISE" });
    expect((await accountOf(aidant.id)).email).toBe(aidant.email);
    expect((await changeOf(change.id)).status).toBe("NEW");
  });

  test("leaves no structure without référent, joins no closed one", async () => {
    const { aidant, former, target, change } = await givenRequest();
    const key = { userId_organisationId: { userId: aidant.id, organisationId: former.id } };
    const set = (referentSince: Date | null) =>
      ctx.db.membership.update({ where: key, data: { referentSince } });
    await set(ctx.clock.now());
    await expect(validate(change.id)).rejects.toMatchObject({ code: "DERNIER_REFERENT" });
    await set(null);
    const closed = { deactivatedAt: ctx.clock.now() };
    await ctx.db.organisation.update({ where: { id: target.id }, data: closed });
    await expect(validate(change.id)).rejects.toMatchObject({
      code: "CHANGEMENT_STRUCTURE_FERMEE",
    });
    expect(await structuresOf(aidant.id)).toHaveLength(2);
  });

  test("pressed twice at once moves the person once", async () => {
    const { change, target } = await givenRequest();
    const answers = await Promise.allSettled([validate(change.id), validate(change.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const where = { action: "structure_change_validated", organisationId: target.id };
    expect(await ctx.db.journalEntry.count({ where })).toBe(1);
  });
});

describe("the mailed links", () => {
  test("the aidant objects, then the change can only be refused", async () => {
    const { change, token, aidant, user } = await givenRequest();
    expect(await readLink(ctx, "objection", token)).not.toBeNull();
    expect((await changeOf(change.id)).objectedAt).toBeNull();
    await objectToChange(ctx, { token });
    expect(await readLink(ctx, "objection", token)).toBeNull();
    await expect(objectToChange(ctx, { token })).rejects.toMatchObject({
      code: "CHANGEMENT_LIEN_INVALIDE",
    });
    await expect(validate(change.id)).rejects.toMatchObject({ code: "CHANGEMENT_CONTESTE" });
    expect((await listWaitingChanges(ctx, staff)).find(({ id }) => id === change.id)).toMatchObject(
      { objected: true },
    );
    await refuseStructureChange(ctx, staff, { change: change.id, reason: "Opposition." });
    expect(await changeOf(change.id)).toMatchObject({ status: "REFUSED", reason: "Opposition." });
    const mails = await told("structure-change-closed");
    expect(mails).toEqual(expect.arrayContaining([aidant.email, user.email]));
  });

  test("unknown ones, of the other kind, or of a decided request do nothing", async () => {
    const { token, addressToken, change } = await givenRequest({ newEmail: true });
    for (const wrong of ["", "x", ctx.random.token(), token]) {
      await expect(confirmNewAddress(ctx, { token: wrong })).rejects.toMatchObject({
        code: "CHANGEMENT_LIEN_INVALIDE",
      });
    }
    await refuseStructureChange(ctx, staff, { change: change.id, reason: "Non." });
    await expect(confirmNewAddress(ctx, { token: addressToken })).rejects.toMatchObject({
      code: "CHANGEMENT_LIEN_INVALIDE",
    });
  });
});

describe("a référent gives up a change [AUTH-G10]", () => {
  const cancel = (world: Awaited<ReturnType<typeof givenRequest>>, change: string) =>
    cancelChange(ctx, world.actor, { organisation: world.target.id, change });

  test("when nobody has decided it; the aidant is told", async () => {
    const world = await givenRequest();
    await cancel(world, world.change.id);
    expect((await changeOf(world.change.id)).status).toBe("CANCELLED_BY_REFERENT");
    expect(await told("structure-change-closed")).toContain(world.aidant.email);
    await expect(cancel(world, world.change.id)).rejects.toMatchObject({
      code: "CHANGEMENT_INTROUVABLE",
    });
  });

  test("of another structure answers as an unknown one [AUTH-H17]", async () => {
    const [world, foreign] = [await givenRequest(), await givenRequest()];
    for (const id of [foreign.change.id, ctx.random.uuid(), "1"]) {
      await expect(cancel(world, id)).rejects.toMatchObject({ code: "CHANGEMENT_INTROUVABLE" });
    }
    expect((await changeOf(foreign.change.id)).status).toBe("NEW");
  });
});
