import { describe, expect, test } from "vitest";
import { readMeans } from "@/lib/carte-totp/read-means";
import { testContext } from "../../support/context";
import { givenCard, givenDevice, wrongCode } from "../../support/factories/devices";
import { meansWorld } from "./means-world";

const ctx = await testContext();
const { team, link, validate, resynchronise, use, deviceOf, entries } = meansWorld(ctx);
const MINUTE = 60_000;
/** Steps that the cards of these tests are ahead. */
const OFF = 5;

async function givenDriftedCard() {
  const { actor, aidant } = await team();
  const user = await aidant();
  const card = await givenDevice(ctx, user, { kind: "CARD" });
  return { actor, user, shows: () => card.code(OFF), card };
}

describe("a card five minutes ahead", () => {
  test("is set right by two consecutive codes, then signs in [AUTH-B09]", async () => {
    const { actor, user, shows } = await givenDriftedCard();
    await expect(use(user, shows())).rejects.toMatchObject({ code: "OTP_REFUSED" });
    const first = shows();
    expect(await resynchronise(actor, user, first)).toBe("next");
    expect((await readMeans(ctx, actor, user.id)).card?.awaitsNextCode).toBe(true);
    ctx.clock.advance(MINUTE);
    const second = shows();
    expect(await resynchronise(actor, user, second)).toBe("proven");
    expect(await deviceOf(user)).toMatchObject({ drift: OFF, resyncStep: null });
    for (const code of [first, second]) {
      await expect(use(user, code), "both are used up").rejects.toMatchObject({
        code: "OTP_REFUSED",
      });
    }
    ctx.clock.advance(MINUTE);
    await use(user, shows());
    expect(await entries(user, "card_resynchronised")).toHaveLength(1);
    const after = await readMeans(ctx, actor, user.id);
    expect(after.card).toMatchObject({ confirmed: true, awaitsNextCode: false });
  });

  test("stays refused after two codes that do not follow each other [AUTH-B10]", async () => {
    const { actor, user, shows } = await givenDriftedCard();
    expect(await resynchronise(actor, user, shows())).toBe("next");
    ctx.clock.advance(2 * MINUTE);
    await expect(resynchronise(actor, user, shows())).rejects.toMatchObject({
      code: "CARTE_CODES_NON_CONSECUTIFS",
      options: { field: "code" },
    });
    expect(await deviceOf(user)).toMatchObject({ drift: 0, lastCounter: null });
    await expect(use(user, shows())).rejects.toMatchObject({ code: "OTP_REFUSED" });
    ctx.clock.advance(MINUTE);
    expect(await resynchronise(actor, user, shows()), "the last code was a first").toBe("proven");
  });

  test("is not set right by its first code twice, nor by a second code five minutes later", async () => {
    const { actor, user, shows, card } = await givenDriftedCard();
    const first = shows();
    expect(await resynchronise(actor, user, first)).toBe("next");
    expect(await resynchronise(actor, user, first)).toBe("next");
    const second = card.code(OFF + 1);
    ctx.clock.advance(5 * MINUTE);
    expect(await resynchronise(actor, user, second)).toBe("next");
    expect(await deviceOf(user)).toMatchObject({ drift: 0 });
  });

  test("a wrong code is refused, and counts among those of the référent", async () => {
    const { actor, user, card } = await givenDriftedCard();
    await expect(resynchronise(actor, user, wrongCode(card))).rejects.toMatchObject({
      code: "OTP_REFUSED",
    });
    await expect(resynchronise(actor, user, card.code(12))).rejects.toMatchObject({
      code: "OTP_REFUSED",
    });
  });

  test("one code is never enough, even on time", async () => {
    const { actor, user, card } = await givenDriftedCard();
    expect(await resynchronise(actor, user, card.code())).toBe("next");
    ctx.clock.advance(MINUTE);
    expect(await resynchronise(actor, user, card.code())).toBe("proven");
    expect(await deviceOf(user)).toMatchObject({ drift: 0 });
  });
});

test("a drifting card is validated by two consecutive codes", async () => {
  const { actor, aidant } = await team();
  const user = await aidant();
  const card = await givenCard(ctx);
  await link(actor, user, card.serial);
  expect(await validate(actor, user, card.code(-OFF))).toBe("next");
  expect(await deviceOf(user)).toMatchObject({ confirmedAt: null });
  ctx.clock.advance(MINUTE);
  expect(await validate(actor, user, card.code(-OFF))).toBe("proven");
  expect(await deviceOf(user)).toMatchObject({ drift: -OFF });
  expect(await entries(user, "card_validation")).toHaveLength(1);
  ctx.clock.advance(MINUTE);
  await use(user, card.code(-OFF));
});

test("a card to be validated, or none, is not resynchronised", async () => {
  const { actor, aidant } = await team();
  const user = await aidant();
  await expect(resynchronise(actor, user, "123456")).rejects.toMatchObject({
    code: "CARTE_ABSENTE",
  });
  const card = await givenCard(ctx);
  await link(actor, user, card.serial);
  await expect(resynchronise(actor, user, card.code())).rejects.toMatchObject({
    code: "CARTE_ABSENTE",
  });
});
