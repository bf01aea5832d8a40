import { describe, expect, test } from "vitest";
import { readSession } from "@/lib/auth/session";
import { unlinkCardSchema } from "@/lib/carte-totp/dissociate";
import { readMeans } from "@/lib/carte-totp/read-means";
import { piiContext } from "@/lib/journal/record-private";
import { testContext } from "../../support/context";
import { givenCard, givenDevice } from "../../support/factories/devices";
import { givenSession } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";
import { meansWorld } from "./means-world";

const ctx = await testContext();
const { team, form, link, validate, unlink, unlinkApplication, use, deviceOf, entries, mailsTo } =
  meansWorld(ctx);

async function givenHolder() {
  const { actor, aidant, organisation, referent } = await team();
  const user = await aidant();
  const card = await givenDevice(ctx, user, { kind: "CARD" });
  return {
    actor,
    aidant,
    organisation,
    referent,
    user,
    card,
    serial: card.device.serialNumber ?? "",
  };
}

const stockOf = (serialNumber: string) =>
  ctx.db.otpDevice.findUniqueOrThrow({ where: { serialNumber } });

describe("the reason", () => {
  test("is demanded, with words for « Autre », 200 characters at most [AUTH-E09]", async () => {
    const { actor, user, serial } = await givenHolder();
    const messages = (more: Record<string, string>) =>
      unlinkCardSchema
        .safeParse({ ...form(actor, user), ...more })
        .error?.issues.map(({ path, message }) => [path[0], message]);
    expect(messages({})).toEqual([["motif", "Choisissez un motif."]]);
    expect(messages({ motif: "jeu" })).toEqual([["motif", "Choisissez un motif."]]);
    const unsaid = [["precision", "Précisez le motif."]];
    expect(messages({ motif: "autre", precision: "  " })).toEqual(unsaid);
    expect(messages({ motif: "autre", precision: "x".repeat(201) })?.[0]?.[0]).toBe("precision");
    expect(await stockOf(serial)).toMatchObject({ userId: user.id });
    await unlink(actor, user, { motif: "autre", precision: "Prêtée à la mairie" });
    const [entry] = await entries(user, "card_dissociation");
    expect(entry).toMatchObject({ details: { kind: "CARD", serial, reason: "OTHER" } });
    expect(JSON.stringify(entry)).not.toContain("mairie");
    const kept = await ctx.db.journalPii.findUniqueOrThrow({ where: { entryId: entry?.id ?? "" } });
    expect(kept.content).not.toContain("mairie");
    expect(ctx.cipher.open(kept.content ?? "", piiContext(kept.entryId))).toContain("mairie");
  });

  test.each([
    ["perte", "BLOCKED"],
    ["vol", "BLOCKED"],
    ["casse", "OUT_OF_ORDER"],
    ["dysfonctionnement", "OUT_OF_ORDER"],
    ["depart", "AVAILABLE"],
    ["erreur", "AVAILABLE"],
  ])("« %s » leaves a card %s", async (motif, cardStatus) => {
    const { actor, user, serial } = await givenHolder();
    expect(await unlink(actor, user, { motif })).toEqual({ done: true });
    expect(await stockOf(serial)).toMatchObject({ userId: null, confirmedAt: null, cardStatus });
    expect(await mailsTo("means-card-removed", user)).toHaveLength(1);
    const reports = (await mailsNamed(ctx, "card-reported")).filter((mail) =>
      mail.text.includes(serial),
    );
    expect(reports.map(({ to }) => to)).toEqual(
      cardStatus === "BLOCKED" ? [ctx.settings.CONTACT_EMAIL] : [],
    );
  });
});

describe("a lost card", () => {
  test("is never linked again [AUTH-E10]", async () => {
    const { actor, user, aidant, serial } = await givenHolder();
    await unlink(actor, user, { motif: "perte" });
    for (const next of [user, await aidant()]) {
      await expect(link(actor, next, serial)).rejects.toMatchObject({ code: "CARTE_REFUSEE" });
    }
    expect(await stockOf(serial)).toMatchObject({ cardStatus: "BLOCKED", userId: null });
  });

  test("signs its holder out at the next request, and its codes die [AUTH-E11]", async () => {
    const { actor, user, organisation, card } = await givenHolder();
    const { token } = await givenSession(ctx, user, organisation);
    expect(await readSession(ctx, token, { slide: false })).toMatchObject({ state: "live" });
    await unlink(actor, user, { motif: "vol" });
    expect(await readSession(ctx, token, { slide: false })).toEqual({
      state: "ended",
      reason: "REVOKED",
    });
    await expect(use(user, card.code())).rejects.toMatchObject({ code: "OTP_REFUSED" });
  });
});

test("a card given to somebody else gives no code twice", async () => {
  const { actor, user, aidant, card, serial } = await givenHolder();
  const next = await aidant();
  const code = card.code();
  await use(user, code);
  await unlink(actor, user, { motif: "depart" });
  await link(actor, next, serial);
  await expect(validate(actor, next, code)).rejects.toMatchObject({ code: "OTP_REFUSED" });
  ctx.clock.advance(60_000);
  expect(await validate(actor, next, card.code())).toBe("proven");
  expect(await deviceOf(user)).toBeNull();
});

describe("unlinking", () => {
  test("leaves the other means of the holder untouched", async () => {
    const { actor, user } = await givenHolder();
    const app = await givenDevice(ctx, user);
    await unlink(actor, user, { motif: "casse" });
    expect(await deviceOf(user, "APP")).toMatchObject({ id: app.device.id });
    await use(user, app.code());
  });

  test("works on a deactivated profile, which offers nothing else [AUTH-E12]", async () => {
    const { actor, user, serial } = await givenHolder();
    const closed = { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" } as const;
    await ctx.db.user.update({ where: { id: user.id }, data: closed });
    expect(await readMeans(ctx, actor, user.id)).toMatchObject({
      deactivated: true,
      card: { serial, confirmed: true },
    });
    expect(await unlink(actor, user, { motif: "depart" })).toEqual({ done: true });
  });

  test("works on a card that was never validated", async () => {
    const { actor, aidant } = await team();
    const user = await aidant();
    const card = await givenCard(ctx);
    await link(actor, user, card.serial);
    expect(await unlink(actor, user, { motif: "erreur" })).toEqual({ done: true });
  });

  test("of nothing has no effect", async () => {
    const { actor, aidant } = await team();
    const user = await aidant();
    expect(await unlink(actor, user, { motif: "perte" })).toEqual({ done: false });
    expect(await unlinkApplication(actor, user)).toEqual({ done: false });
    expect(await entries(user, "card_dissociation")).toEqual([]);
  });

  test("forgets the application", async () => {
    const { actor, aidant } = await team();
    const user = await aidant();
    await givenDevice(ctx, user);
    expect(await unlinkApplication(actor, user)).toEqual({ done: true });
    expect(await deviceOf(user, "APP")).toBeNull();
    expect(await entries(user, "card_dissociation")).toMatchObject([{ details: { kind: "APP" } }]);
    expect(await mailsTo("means-app-removed", user)).toHaveLength(1);
  });

  test("of one's own last means demands to say that it is understood", async () => {
    const { actor, referent } = await team();
    await givenDevice(ctx, referent);
    await expect(unlinkApplication(actor, referent)).rejects.toMatchObject({
      code: "DERNIER_MOYEN",
      options: { field: "confirmation" },
    });
    await givenDevice(ctx, referent, { kind: "CARD" });
    expect(await unlinkApplication(actor, referent), "a card is left").toEqual({ done: true });
    await expect(unlink(actor, referent, { motif: "casse" })).rejects.toMatchObject({
      code: "DERNIER_MOYEN",
    });
    const said = { motif: "casse", confirmation: "on" };
    expect(await unlink(actor, referent, said)).toEqual({ done: true });
  });

  test("twice at once tells the holder once", async () => {
    const { actor, user } = await givenHolder();
    await Promise.all([
      unlink(actor, user, { motif: "perte" }),
      unlink(actor, user, { motif: "perte" }),
    ]);
    expect(await entries(user, "card_dissociation")).toHaveLength(1);
    expect(await mailsTo("means-card-removed", user)).toHaveLength(1);
  });

  test("somebody elsewhere answers as nobody [AUTH-H08]", async () => {
    const { actor } = await team();
    const { user, serial } = await givenHolder();
    for (const id of [user.id, ctx.random.uuid()]) {
      const absent = { code: "PROFIL_INTROUVABLE" };
      await expect(unlink(actor, { id }, { motif: "perte" })).rejects.toMatchObject(absent);
      await expect(unlinkApplication(actor, { id })).rejects.toMatchObject(absent);
    }
    expect(await stockOf(serial)).toMatchObject({ userId: user.id });
  });
});
