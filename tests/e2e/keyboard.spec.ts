import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { mailedLink } from "./support/journey";
import { givenPerson } from "./support/people";

const MOST_TABS = 150;

/** Presses Tab until the element has focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let i = 0; i < MOST_TABS; i += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard never reached the element");
}

async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

test("signing in and signing a mandat need no mouse [MAN-118]", async ({ page, ctx }) => {
  test.setTimeout(120_000);
  const person = await givenPerson(ctx);
  const button = (name: string | RegExp) => page.getByRole("button", { name });

  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Contenu" })).toBeFocused();
  await press(page, page.getByRole("link", { name: "Se connecter" }).first());
  await expect(page).toHaveURL(/accounts\/login/);
  await type(page, page.getByLabel("Adresse email"), person.user.email);
  await type(page, page.getByLabel(/^Code à 6 chiffres/), "12");
  await page.keyboard.press("Enter");
  // A refused form gives the focus to its summary, and says so in the title.
  await expect(page).toHaveTitle(/^Erreur/);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  const code = page.getByLabel(/^Code à 6 chiffres/);
  await expect(code).toHaveAttribute("aria-describedby", /.+/);
  await tabTo(page, code);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(await person.nextCode());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirmation de connexion");

  await page.goto(await mailedLink(page, person.user.email));
  await press(page, button("Se connecter"));
  await expect(page).toHaveURL(/\/espace-aidant\/?$/);

  await page.goto("/espace-aidant/creation_mandat/");
  await press(page, page.getByRole("checkbox", { name: /^Famille/ }), "Space");
  await tabTo(page, page.getByRole("radio", { name: /^Mandat court/ }));
  await page.keyboard.press("Space");
  await press(page, button(/S.identifier avec FranceConnect/));
  await press(page, button("impots.gouv.fr"));
  await tabTo(page, page.getByRole("radio").first());
  await page.keyboard.press("Space");
  await press(page, page.getByRole("button", { name: "Se connecter", exact: true }));
  await press(page, button("Continuer sur Aidants Connect"));

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Récapitulatif du mandat");
  await press(page, page.getByRole("checkbox", { name: /^Avoir expliqué/ }), "Space");
  await press(page, page.getByRole("checkbox", { name: /^Avoir l.accord/ }), "Space");
  await type(page, page.getByLabel("Code temporaire"), await person.nextCode());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/visualisation\/final/);
  await tabTo(page, button("Imprimer le mandat"));
});
