import { givenOrganisation, givenStaff, givenUser } from "../support/factories/people";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { mailedLink } from "./support/journey";
import { call } from "./support/loopback";
import { openWithToken } from "./support/people";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`a bypass code is issued by the team and signs its person in, ${how} script`, async ({
    browser,
    ctx,
    server,
  }) => {
    const team = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    const page = await team.newPage();
    const mark = ctx.random
      .token(6)
      .toLowerCase()
      .replace(/[^a-z]/g, "x");
    const user = await givenUser(ctx, {
      organisations: [await givenOrganisation(ctx)],
      email: `depannage-${mark}@structure.test`,
      lastName: `Mercier${mark}`,
    });
    await openWithToken(ctx, team, (await givenStaff(ctx, "METIER")).token);
    await page.goto("/administration/comptes/");
    await page.getByLabel(/^Rechercher un compte/).fill(user.lastName);
    await page.getByRole("button", { name: "Rechercher", exact: true }).click();
    await page.getByRole("link", { name: `Camille ${user.lastName}` }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(user.lastName);
    await expect(page.locator("main")).toContainText("Sans moyen de connexion");
    await page.getByRole("link", { name: "Créer un code de dépannage" }).click();
    await page.getByRole("button", { name: "Créer le code" }).click();
    await expect(page.locator("main")).toContainText("Indiquez le motif");
    await page.getByLabel(/^Motif/).fill("Rappelée au numéro de sa structure");
    await page.getByRole("button", { name: "Créer le code" }).click();
    await expect(
      page.getByRole("heading", { name: "Code de dépannage", exact: true }),
    ).toBeVisible();
    if (javaScriptEnabled) {
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 700 });
      await expectNoSidewaysScroll(page);
    }
    const code = await page.locator("main code").innerText();
    await team.close();

    const own = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    const login = await own.newPage();
    await login.goto("/accounts/login/");
    await login.getByRole("link", { name: "utilisez-le pour vous connecter" }).click();
    await login.getByLabel("Adresse email").fill(user.email);
    await login.getByLabel("Code de dépannage").fill(code.toLowerCase());
    await login.getByRole("button", { name: "Se connecter" }).click();
    await expect(login.getByRole("heading", { level: 1 })).toHaveText("Confirmation de connexion");
    await login.goto(await mailedLink(login, user.email));
    await login.getByRole("button", { name: "Se connecter" }).click();
    await expect(login.getByRole("heading", { level: 1 })).toContainText("Bienvenue");
    await own.close();
  });
}

test("the team asks for another address, which counts once confirmed", async ({
  browser,
  ctx,
  server,
}) => {
  const team = await browser.newContext({ baseURL: server.site });
  const page = await team.newPage();
  const mark = ctx.random
    .token(6)
    .toLowerCase()
    .replace(/[^a-z]/g, "x");
  const user = await givenUser(ctx, { organisations: [await givenOrganisation(ctx)] });
  const email = `nouvelle-${mark}@structure.test`;
  await openWithToken(ctx, team, (await givenStaff(ctx, "METIER")).token);
  await page.goto(`/administration/comptes/${user.id}/`);
  await page.getByRole("link", { name: "Changer l’adresse" }).click();
  await page.getByLabel(/^Nouvelle adresse/).fill(user.email);
  await page.getByLabel(/^Motif/).fill("Changement de nom");
  await page.getByRole("button", { name: /^Envoyer la demande/ }).click();
  await expect(page.locator("main")).toContainText("déjà celle d'un compte");
  await page.getByLabel(/^Nouvelle adresse/).fill(email);
  await page.getByRole("button", { name: /^Envoyer la demande/ }).click();
  await expect(page.locator("body")).toContainText("Le lien de confirmation est envoyé");
  const { body } = await call(`${server.site}/api/demo/messages?to=${encodeURIComponent(email)}`);
  const [path] = /\/accounts\/login\/adresse\/[^/"]+\//.exec(body) ?? [""];
  const owner = await browser.newContext({ baseURL: server.site });
  const mine = await owner.newPage();
  await mine.goto(path);
  await expect(mine.locator("main")).toContainText(email);
  await expectAccessible(mine);
  await mine.getByRole("button", { name: "Confirmer cette adresse" }).click();
  await expect(mine.locator("body")).toContainText("Votre nouvelle adresse est confirmée");
  const { email: kept } = await ctx.db.user.findUniqueOrThrow({ where: { id: user.id } });
  expect(kept).toBe(email);
  await team.close();
  await owner.close();
});
