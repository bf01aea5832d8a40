import { expect, test } from "./support/fixtures";
import { askForLink, fillMandat, identifyAs, mailedLink, signRecap, tick } from "./support/journey";
import { givenPerson, openSession } from "./support/people";

test("a site with perimeters is offered only its démarches, and accepts the chosen one [FC-105]", async ({
  page,
  context,
  ctx,
  server,
}) => {
  test.setTimeout(90_000);
  const person = await givenPerson(ctx);
  await openSession(ctx, context, person);
  await fillMandat(page, { demarches: [/^Famille/, /^Argent/], duree: /^Mandat court/ });
  await identifyAs(page, /^Angela Claire Louise DUBOIS/, "Aidants Connect");
  await signRecap(page, person);
  await expect(page).toHaveURL(/visualisation\/final/);

  await page.goto(`${server.demonstrationSite}/famille`);
  await page.getByRole("button", { name: /FranceConnect/ }).click();
  await page.getByRole("button", { name: "Utiliser Aidants Connect" }).click();
  await tick(page.getByRole("radio", { name: /DUBOIS/ }));
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("button", { name: /^Famille/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Argent/ })).toBeHidden();
  await page.getByRole("button", { name: /^Famille/ }).click();
  await page.getByRole("button", { name: /^Continuer sur/ }).click();
  await expect(page.getByTestId("claim-family_name")).toHaveText("DUBOIS");
});

test("cancelling leads back to FranceConnect's list with its message [FC-069]", async ({
  page,
  context,
  ctx,
  server,
}) => {
  const person = await givenPerson(ctx);
  await openSession(ctx, context, person);
  await page.goto(server.demonstrationSite);
  await page.getByRole("button", { name: /FranceConnect/ }).click();
  await page.getByRole("button", { name: "Utiliser Aidants Connect" }).click();
  await page.getByRole("button", { name: /^Annuler/ }).click();
  await expect(page.getByRole("button", { name: "impots.gouv.fr" })).toBeVisible();
  await expect(page.getByRole("alert").first()).toBeVisible();
});

test("without a session, FranceConnect's request survives the sign-in [FC-042]", async ({
  page,
  ctx,
  server,
}) => {
  const person = await givenPerson(ctx);
  await page.goto(server.demonstrationSite);
  await page.getByRole("button", { name: /FranceConnect/ }).click();
  await page.getByRole("button", { name: "Utiliser Aidants Connect" }).click();
  await expect(page).toHaveURL(/\/accounts\/login\/\?next=/);
  await askForLink(page, person);
  await page.goto(await mailedLink(page, person.user.email));
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Sélectionnez la personne accompagnée",
  );
});
