import { testIdentities } from "../../sandbox/identities";
import { expect, test } from "./support/fixtures";
import { fillMandat, signRecap, tick } from "./support/journey";
import { givenPerson, openSession } from "./support/people";

const identities = testIdentities(new Date());
/** Only Aidants Connect can refuse them: FranceConnect lets them through. */
const REFUSED_HERE = ["mineur"];

test.describe("every test identity goes through both flows, or is refused with its reason [FC-107]", () => {
  for (const identity of identities) {
    test(`${identity.label} (${identity.outcome})`, async ({ page, context, ctx, server }) => {
      test.setTimeout(90_000);
      const person = await givenPerson(ctx);
      await openSession(ctx, context, person);
      await fillMandat(page, { demarches: [/^Famille/], duree: /^Mandat court/ });
      await page.getByRole("button", { name: "impots.gouv.fr" }).click();
      await tick(page.locator(`input[type=radio][value="${identity.id}"]`));
      await page.getByRole("button", { name: "Se connecter", exact: true }).click();

      const code = page.getByTestId("error-code");
      const onwards = page.getByRole("button", { name: "Continuer sur Aidants Connect" });
      await expect(code.or(onwards)).toBeVisible();
      if (await code.isVisible()) {
        await expect(code).toHaveText(identity.outcome);
        return;
      }
      await onwards.click();
      if (REFUSED_HERE.includes(identity.id)) {
        await expect(page).toHaveURL(/\/espace-aidant\/creation_mandat\/$/);
        return;
      }
      await signRecap(page, person);
      await expect(page).toHaveURL(/visualisation\/final/);
      await page.goto(server.demonstrationSite);
      await page.getByRole("button", { name: /FranceConnect/ }).click();
      await page.getByRole("button", { name: "Utiliser Aidants Connect" }).click();
      await tick(page.getByRole("radio").first());
      await page.getByRole("button", { name: "Continuer" }).click();
      await page.getByRole("button", { name: /^Famille/ }).click();
      const further = page.getByRole("button", { name: /^Continuer sur/ });
      await expect(code.or(further)).toBeVisible();
      if (identity.outcome !== "ok") {
        await expect(code).toHaveText(identity.outcome);
        return;
      }
      await further.click();
      await expect(page.getByTestId("claim-family_name")).toHaveText(
        String(identity.claims.family_name),
      );
    });
  }
});
