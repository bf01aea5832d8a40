import { describe, expect, test } from "vitest";
import { readMeans } from "@/lib/carte-totp/read-means";
import { testContext } from "../../support/context";
import { givenCard, givenDevice, wrongCode } from "../../support/factories/devices";
import { meansWorld } from "./means-world";

const ctx = await testContext();
const { team, link, validate, use, deviceOf, entries, mailsTo } = meansWorld(ctx);
const MINUTE = 60_000;

describe("a card linked by a référent", () => {
  test("is found whatever the case and the spaces, and waits to be validated [AUTH-E05]", async () => {
    const { actor, aidant, organisation } = await team();
    const user = await aidant();
    const card = await givenCard(ctx, { organisation });
    await link(actor, user, ` ${card.serial.toLowerCase().replace("gadt", "gadt ")} `);
    expect(await readMeans(ctx, actor, user.id)).toMatchObject({
      card: { serial: card.serial, confirmed: false },
      last: null,
    });
    expect(await entries(user, "card_association")).toMatchObject([
      { actorId: actor.userId, details: { kind: "CARD", serial: card.serial } },
    ]);
    expect(await mailsTo("means-card-linked", user)).toHaveLength(1);
    await expect(use(user, card.code()), "not before it is validated").rejects.toMatchObject({
      code: "OTP_REFUSED",
    });
  });

  test("is refused like any other number when what was typed holds a null character", async () => {
    const { actor, aidant } = await team();
    const user = await aidant();
    await expect(link(actor, user, "GADT\0INCONNUE")).rejects.toMatchObject({
      code: "CARTE_REFUSEE",
      options: { field: "serie" },
    });
  });

  test("becomes the structure's when it was nobody's", async () => {
    const { actor, aidant, organisation } = await team();
    const card = await givenCard(ctx);
    const user = await aidant();
    await link(actor, user, card.serial);
    expect(await deviceOf(user)).toMatchObject({ organisationId: organisation.id });
  });

  test("is validated by its code, which then serves nowhere else [AUTH-E06]", async () => {
    const { actor, aidant } = await team();
    const user = await aidant();
    const card = await givenCard(ctx);
    await link(actor, user, card.serial);
    await expect(validate(actor, user, wrongCode(card))).rejects.toMatchObject({
      code: "OTP_REFUSED",
      options: { field: "code" },
    });
    expect((await readMeans(ctx, actor, user.id)).card?.confirmed).toBe(false);
    const code = card.code();
    expect(await validate(actor, user, code)).toBe("proven");
    expect(await readMeans(ctx, actor, user.id)).toMatchObject({
      card: { confirmed: true },
      last: "CARD",
    });
    expect(await entries(user, "card_validation")).toMatchObject([
      { details: { kind: "CARD", serial: card.serial } },
    ]);
    expect(await mailsTo("means-card-validated", user)).toHaveLength(1);
    expect(await mailsTo("welcome", user)).toHaveLength(1);
    await expect(use(user, code)).rejects.toMatchObject({ code: "OTP_REFUSED" });
    ctx.clock.advance(MINUTE);
    await use(user, card.code());
    await expect(validate(actor, user, card.code(1))).rejects.toMatchObject({
      code: "CARTE_RIEN_A_VALIDER",
    });
  });

  test("ten wrong codes close the form for an hour to the référent alone", async () => {
    const { actor, aidant } = await team();
    const user = await aidant();
    const card = await givenCard(ctx);
    await link(actor, user, card.serial);
    for (let n = 0; n < 10; n += 1) {
      await expect(validate(actor, user, wrongCode(card))).rejects.toMatchObject({
        code: "OTP_REFUSED",
      });
      if (n >= 4 && n < 9) ctx.clock.advance(30_000 * 2 ** (n - 4));
    }
    await expect(validate(actor, user, card.code())).rejects.toMatchObject({
      code: "OTP_PAUSED",
      options: { field: "code" },
    });
    expect((await readMeans(ctx, actor, user.id)).card?.confirmed).toBe(false);
  });
});

describe("a serial number that is refused", () => {
  test("is answered alike: unknown, taken, blocked, broken, of another structure [AUTH-E07]", async () => {
    const { actor, aidant } = await team();
    const user = await aidant();
    const elsewhere = await team();
    const held = await givenDevice(ctx, await aidant(), { kind: "CARD" });
    const refused = [
      "GADT-INCONNU",
      held.device.serialNumber ?? "",
      (await givenCard(ctx, { status: "BLOCKED" })).serial,
      (await givenCard(ctx, { status: "OUT_OF_ORDER" })).serial,
      (await givenCard(ctx, { organisation: elsewhere.organisation })).serial,
    ];
    const before = await ctx.db.otpDevice.findMany({ orderBy: { id: "asc" } });
    for (const serial of refused) {
      await expect(link(actor, user, serial), serial).rejects.toMatchObject({
        code: "CARTE_REFUSEE",
        options: { field: "serie" },
      });
    }
    expect(await ctx.db.otpDevice.findMany({ orderBy: { id: "asc" } })).toEqual(before);
    expect(await entries(user, "card_association")).toEqual([]);
  });

  test("is tried ten times an hour by one référent, however fast", async () => {
    const { actor, aidant } = await team();
    const colleague = (await team()).actor;
    const user = await aidant();
    const card = await givenCard(ctx);
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => link(actor, user, `ESSAI${String(n)}`)),
    );
    const codes = tries.map((one) => (one.status === "rejected" ? String(one.reason) : ""));
    expect(codes.filter((code) => code.includes("CARTE_REFUSEE"))).toHaveLength(10);
    await expect(link(actor, user, card.serial)).rejects.toMatchObject({
      code: "CARTE_ESSAIS_EPUISES",
    });
    await expect(link(colleague, user, card.serial), "others go on").rejects.toMatchObject({
      code: "PROFIL_INTROUVABLE",
    });
    ctx.clock.advance(60 * MINUTE);
    await link(actor, user, card.serial);
  });
});

describe("one card, one holder", () => {
  test("two référents at once: one succeeds [AUTH-E08]", async () => {
    const [one, two] = [await team(), await team()];
    const card = await givenCard(ctx);
    const outcomes = await Promise.allSettled([
      link(one.actor, await one.aidant(), card.serial),
      link(two.actor, await two.aidant(), card.serial),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const after = await ctx.db.otpDevice.findUniqueOrThrow({ where: { id: card.device.id } });
    expect(after.userId).not.toBeNull();
  });

  test("two cards at once for one person: one is given", async () => {
    const { actor, aidant } = await team();
    const user = await aidant();
    const cards = [await givenCard(ctx), await givenCard(ctx)];
    const outcomes = await Promise.allSettled(cards.map(({ serial }) => link(actor, user, serial)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(link(actor, user, (await givenCard(ctx)).serial)).rejects.toMatchObject({
      code: "CARTE_DEJA_LIEE",
    });
  });

  test("a deactivated profile gets none", async () => {
    const { actor, aidant } = await team();
    const user = await aidant();
    const reason = { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" } as const;
    await ctx.db.user.update({ where: { id: user.id }, data: reason });
    const card = await givenCard(ctx);
    await expect(link(actor, user, card.serial)).rejects.toMatchObject({
      code: "PROFIL_DESACTIVE",
    });
  });

  test("somebody elsewhere answers as nobody [AUTH-H04] [AUTH-H05] [AUTH-H06]", async () => {
    const { actor } = await team();
    const other = await team();
    const stranger = await other.aidant();
    const card = await givenCard(ctx);
    for (const id of [stranger.id, ctx.random.uuid(), "x"]) {
      const absent = { code: "PROFIL_INTROUVABLE" };
      await expect(link(actor, { id }, card.serial)).rejects.toMatchObject(absent);
      await expect(validate(actor, { id }, "123456")).rejects.toMatchObject(absent);
      await expect(readMeans(ctx, actor, id)).rejects.toMatchObject(absent);
    }
    expect(await deviceOf(stranger)).toBeNull();
  });
});
