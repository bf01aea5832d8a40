import jsQR from "jsqr";
import { PNG } from "pngjs";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { fillMandat, identifyAs, mailedLink, askForLink, signRecap, tick } from "./support/journey";
import { givenPerson } from "./support/people";

const DUBOIS = /^Angela Claire Louise DUBOIS/;

test("an aidant signs a mandat with an usager, then acts in her name on a public site [FC-104] [FC-106] [MAN-017] [MAN-057]", async ({
  page,
  ctx,
  server,
}) => {
  test.setTimeout(150_000);
  const person = await givenPerson(ctx, { firstName: "Camille", lastName: "Laurent" });
  const accessible = () => expectAccessible(page);

  await test.step("signs in by code and mailed link", async () => {
    await page.goto("/");
    await accessible();
    await page.getByRole("link", { name: "Se connecter" }).first().click();
    await accessible();
    await askForLink(page, person);
    await accessible();
    await page.goto(await mailedLink(page, person.user.email));
    await accessible();
    await page.getByRole("button", { name: "Se connecter" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Camille");
    await accessible();
  });

  await test.step("chooses démarches and duration, the usager signs in at FranceConnect", async () => {
    await page.goto("/espace-aidant/creation_mandat/");
    await accessible();
    await fillMandat(page, { demarches: [/^Papiers/, /^Transports/], duree: /^Mandat long/ });
    await identifyAs(page, DUBOIS, "Aidants Connect");
    await expect(page).toHaveURL(/\/espace-aidant\/creation_mandat\/recapitulatif/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Récapitulatif du mandat");
    await expect(page.getByText("Angela Claire Louise DUBOIS").first()).toBeVisible();
    await accessible();
  });

  let mandatId = "";
  await test.step("signs with a one-time code and prints", async () => {
    await signRecap(page, person);
    await expect(page).toHaveURL(/visualisation\/final\/[0-9a-f-]{36}/);
    mandatId = /final\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
    await accessible();
    await expect(page.getByRole("button", { name: "Imprimer le mandat" })).toBeVisible();
    const image = await page
      .getByRole("img", { name: /vérif/i })
      .first()
      .screenshot({ scale: "css" });
    const { data, width, height } = PNG.sync.read(image);
    const payload = jsQR(new Uint8ClampedArray(data), width, height)?.data;
    const entry = await ctx.db.journalEntry.findFirstOrThrow({
      where: { mandatId, action: "create_attestation" },
    });
    expect(payload).toContain(`/verification/`);
    expect(payload).toContain(entry.attestationHash);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation").first()).toBeHidden();
    await expect(page.getByRole("button", { name: "Imprimer le mandat" })).toBeHidden();
    await page.emulateMedia({ media: "screen" });
    const verification = new URL(payload ?? "", server.site);
    await page.goto(verification.pathname);
    await expect(page.locator("main")).toContainText(person.organisation.name);
    await expect(page.locator("main")).not.toContainText("DUBOIS");
    await accessible();
  });

  await test.step("acts in the usager's name on the public site", async () => {
    await page.goto(server.demonstrationSite);
    await page.getByRole("button", { name: /FranceConnect/ }).click();
    // FranceConnect's session of the usager was closed: the list of providers comes again.
    await expect(page.getByRole("heading", { name: /aidant professionnel/ })).toBeVisible();
    await page.getByRole("button", { name: "Utiliser Aidants Connect" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Sélectionnez la personne accompagnée",
    );
    await accessible();
    await tick(page.getByRole("radio", { name: /DUBOIS/ }));
    await page.getByRole("button", { name: "Continuer" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sélectionnez la démarche");
    await accessible();
    await page.getByRole("button", { name: /^Transports/ }).click();
    await page.getByRole("button", { name: /^Continuer sur/ }).click();
    await expect(page.getByTestId("claim-family_name")).toHaveText("DUBOIS");
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await expect(page).toHaveURL(new RegExp(`^${server.demonstrationSite}`));
    await expect(page.getByTestId("claim-family_name")).toBeHidden();
    await page.goto(server.demonstrationSite);
    await page.getByRole("button", { name: /FranceConnect/ }).click();
    await expect(page.getByRole("button", { name: "impots.gouv.fr" })).toBeVisible();
  });

  await test.step("finds the act in the usager's page, then signs out", async () => {
    const uses = await ctx.db.journalEntry.findMany({
      where: { mandatId, action: "use_autorisation" },
    });
    expect(uses.map(({ demarches }) => demarches)).toEqual([["transports"]]);
    await page.goto("/espace-aidant/usagers/");
    await accessible();
    await page
      .getByRole("link", { name: /Accéder aux mandats.*DUBOIS/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("DUBOIS");
    await expect(page.locator("main")).toContainText(/Transports/);
    await accessible();
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole("button", { name: "Se déconnecter" }).first().click();
    await expect(page.locator("main")).toContainText("Vous êtes déconnecté");
    await page.goto("/espace-aidant/");
    await expect(page).toHaveURL(/\/accounts\/login\//);
  });
});
