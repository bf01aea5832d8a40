import type { Page } from "@playwright/test";
import { Secret } from "otpauth";
import { codeOfStep, PERIOD_SECONDS, stepAt } from "@/lib/carte-totp/totp";
import type { Ctx } from "@/lib/context.types";
import type { User } from "@/lib/generated/prisma/client";
import { givenCard, wrongCode } from "../support/factories/devices";
import { givenUser } from "../support/factories/people";
import { expect, expectAccessible, test } from "./support/fixtures";
import { signIn, tick } from "./support/journey";
import { codesOf, givenPerson, openSession } from "./support/people";

const detailOf = ({ id }: User) => `/espace-referent/aidant/${id}/`;

/** Scans the QR code by its key, as a phone would; the code is the phone's at this instant. */
async function scanAndConfirm(ctx: Ctx, page: Page): Promise<{ secret: Uint8Array; step: number }> {
  await page.getByText("Afficher la clé").click();
  const key = (await page.locator("details code").textContent()) ?? "";
  const secret = new Uint8Array(Secret.fromBase32(key.replaceAll(/\s/g, "")).bytes);
  const step = stepAt(ctx.clock.now(), PERIOD_SECONDS.APP);
  await page.getByLabel(/^Code à 6 chiffres/).fill(codeOfStep(secret, step));
  await page.getByRole("button", { name: "Valider cette carte" }).click();
  return { secret, step };
}

async function unlinkForLoss(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Délier la carte" }).click();
  await page.getByRole("button", { name: "Dissocier" }).click();
  await expect(page.locator("main")).toContainText("Choisissez un motif.");
  await tick(page.getByRole("radio", { name: "Perte" }));
  await page.getByRole("button", { name: "Dissocier" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`a référent equips an aidant, who signs in, then loses the card, ${how} script [AUTH-E02] [AUTH-E05] [AUTH-E06] [AUTH-E11]`, async ({
    browser,
    ctx,
    server,
  }) => {
    test.setTimeout(120_000);
    const referent = await givenPerson(ctx, { referent: true });
    const { organisation } = referent;
    const user = await givenUser(ctx, { organisations: [organisation], firstName: "Samia" });
    const office = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    await openSession(ctx, office, referent);
    const page = await office.newPage();
    const accessible = async () => {
      if (javaScriptEnabled) await expectAccessible(page);
    };

    await page.goto(detailOf(user));
    await page.getByRole("link", { name: "Associer un moyen de connexion" }).click();
    await accessible();
    await page.getByRole("button", { name: "Utiliser une carte numérique" }).click();
    await expect(page.getByRole("heading", { name: "1. Scannez ce code QR" })).toBeVisible();
    await accessible();
    const { secret, step } = await scanAndConfirm(ctx, page);
    await expect(page.locator("main")).toContainText("L'application est associée.");
    const device = await ctx.db.otpDevice.findFirstOrThrow({ where: { userId: user.id } });
    const nextCode = codesOf(ctx, device.id, secret, step);
    const desk = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    const aidant = await desk.newPage();
    await signIn(aidant, { user, organisation, nextCode });
    await expect(aidant.getByRole("heading", { level: 1 })).toContainText("Samia");

    const card = await givenCard(ctx, { organisation });
    await page.getByRole("link", { name: "Associer un moyen de connexion" }).click();
    await page.getByRole("link", { name: "Utiliser une carte physique" }).click();
    await page.getByLabel(/^Entrez le numéro de série/).fill("GADT-INCONNU");
    await page.getByRole("button", { name: "Passer à la validation" }).click();
    await expect(page.locator("main")).toContainText("Cette carte ne peut pas être associée.");
    await accessible();
    await page.getByLabel(/^Entrez le numéro de série/).fill(` ${card.serial.toLowerCase()} `);
    await page.getByRole("button", { name: "Passer à la validation" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Valider la carte physique");
    await page.getByLabel(/^Code à 6 chiffres/).fill(wrongCode(card));
    await page.getByRole("button", { name: "Valider le code" }).click();
    await expect(page.locator("main")).toContainText("ce code n'est pas valide");
    await page.getByLabel(/^Code à 6 chiffres/).fill(card.code());
    await page.getByRole("button", { name: "Valider le code" }).click();
    await expect(page.locator("main")).toContainText("La carte est validée");
    await expect(page.locator("main")).toContainText(card.serial);

    await unlinkForLoss(page);
    await expect(page.locator("main")).toContainText("La carte est déliée");
    await expect(page.locator("main")).not.toContainText(card.serial);
    await aidant.goto("/espace-aidant/");
    await expect(aidant).toHaveURL(/\/accounts\/login\//);
    await Promise.all([office.close(), desk.close()]);
  });
}

test("a card five minutes ahead is set right by two consecutive codes [AUTH-B09]", async ({
  page,
  context,
  ctx,
}) => {
  test.setTimeout(180_000);
  const referent = await givenPerson(ctx, { referent: true });
  const { organisation } = referent;
  const user = await givenUser(ctx, { organisations: [organisation] });
  const card = await givenCard(ctx, { organisation });
  const held = { userId: user.id, confirmedAt: ctx.clock.now() };
  await ctx.db.otpDevice.update({ where: { id: card.device.id }, data: held });
  await openSession(ctx, context, referent);
  await page.goto(detailOf(user));
  await page.getByRole("link", { name: "Resynchroniser la carte" }).click();
  const shown = stepAt(ctx.clock.now(), PERIOD_SECONDS.CARD) + 5;
  await page.getByLabel(/^Code à 6 chiffres/).fill(codeOfStep(card.secret, shown));
  await page.getByRole("button", { name: "Valider le premier code" }).click();
  await expect(page.locator("main")).toContainText("Saisissez maintenant le code suivant");
  await expectAccessible(page);
  await page.getByLabel(/^Code suivant/).fill(codeOfStep(card.secret, shown + 1));
  await page.getByRole("button", { name: "Valider le code suivant" }).click();
  await expect(page.locator("main")).toContainText("La carte est resynchronisée");
});
