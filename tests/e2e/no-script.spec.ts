import { expect, test } from "./support/fixtures";
import { fillMandat, identifyAs, signIn, signRecap, tick } from "./support/journey";
import { givenPerson } from "./support/people";

test("the main path works without script", async ({ browser, ctx, server }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  const page = await context.newPage();
  const person = await givenPerson(ctx, { firstName: "Camille" });
  await signIn(page, person);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Camille");

  await page.goto("/espace-aidant/creation_mandat/");
  await tick(page.getByRole("checkbox", { name: /^Argent/ }));
  await page.getByRole("button", { name: /S.identifier avec FranceConnect/ }).click();
  const summary = page.locator("main");
  await expect(summary).toContainText("Il y a des erreurs dans le formulaire");
  await expect(page.getByRole("checkbox", { name: /^Argent/ })).toBeChecked();

  await fillMandat(page, { demarches: [/^Argent/], duree: /^Mandat d.un mois/ });
  await identifyAs(page, /^Angela Claire Louise DUBOIS/, "Aidants Connect");
  await page.getByRole("button", { name: "Enregistrer le mandat" }).click();
  await expect(page.locator("main")).toContainText("Il y a des erreurs dans le formulaire");
  await signRecap(page, person);
  await expect(page).toHaveURL(/visualisation\/final/);

  await page.goto(server.demonstrationSite);
  await page.getByRole("button", { name: /FranceConnect/ }).click();
  await page.getByRole("button", { name: "Utiliser Aidants Connect" }).click();
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.locator("main")).toContainText(/aucun profil n.a été trouvé/i);
  await tick(page.getByRole("radio", { name: /DUBOIS/ }));
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.locator("main")).toContainText("surendettement");
  await page.getByRole("button", { name: /^Argent/ }).click();
  await page.getByRole("button", { name: /^Continuer sur/ }).click();
  await expect(page.getByTestId("claim-family_name")).toHaveText("DUBOIS");

  await page.goto(`${server.site}/logout-session/`);
  await page.getByRole("button", { name: "Se déconnecter" }).first().click();
  await expect(page.locator("main")).toContainText("Vous êtes déconnecté");
  await context.close();
});
