import type { Locator, Page } from "@playwright/test";
import { z } from "zod";
import { expect } from "./fixtures";
import { call } from "./loopback";
import type { Person } from "./people";

const message = z.object({ subject: z.string(), text: z.string() });

/** The connexion link last mailed to an address, read in the demonstration mailbox. */
export async function mailedLink(page: Page, to: string): Promise<string> {
  let link: string | undefined;
  await expect(async () => {
    const { origin } = new URL(page.url());
    const { body } = await call(`${origin}/api/demo/messages?to=${encodeURIComponent(to)}`);
    const messages = z.array(message).parse(JSON.parse(body));
    link = /https?:\/\/\S+\/accounts\/login\/lien\/\S+/.exec(messages[0]?.text ?? "")?.[0];
    expect(link).toBeDefined();
  }).toPass();
  return link ?? "";
}

/** First half of the sign-in, from the login page on. */
export async function askForLink(page: Page, person: Person): Promise<void> {
  await page.getByLabel("Adresse email").fill(person.user.email);
  await page.getByLabel(/^Code à 6 chiffres/).fill(await person.nextCode());
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirmation de connexion");
}

/** The whole sign-in by its screens; ends where the service leads. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/accounts/login/");
  await askForLink(page, person);
  await page.goto(await mailedLink(page, person.user.email));
  await page.getByRole("button", { name: "Se connecter" }).click();
}

/** Ticks a DSFR choice, whose label is drawn over its input and receives the click. */
export const tick = (choice: Locator): Promise<void> => choice.check({ force: true });

export interface MandatChoice {
  demarches: readonly (string | RegExp)[];
  duree: string | RegExp;
}

/** Steps 1 to 4 of the form; ends on FranceConnect's list of providers. */
export async function fillMandat(page: Page, { demarches, duree }: MandatChoice): Promise<void> {
  await page.goto("/espace-aidant/creation_mandat/");
  for (const demarche of demarches) await tick(page.getByRole("checkbox", { name: demarche }));
  await tick(page.getByRole("radio", { name: duree }));
  await page.getByRole("button", { name: /S.identifier avec FranceConnect/ }).click();
}

/** The usager signs in at the simulator with a test identity. */
export async function identifyAs(page: Page, identity: RegExp, site: string): Promise<void> {
  await page.getByRole("button", { name: "impots.gouv.fr" }).click();
  await tick(page.getByRole("radio", { name: identity }).first());
  await page.getByRole("button", { name: "Se connecter", exact: true }).click();
  await page.getByRole("button", { name: `Continuer sur ${site}` }).click();
}

/** Boxes and code of the recap. */
export async function signRecap(page: Page, person: Person): Promise<void> {
  await tick(page.getByRole("checkbox", { name: /^Avoir expliqué/ }));
  await tick(page.getByRole("checkbox", { name: /^Avoir l.accord/ }));
  await page.getByLabel("Code temporaire").fill(await person.nextCode());
  await page.getByRole("button", { name: "Enregistrer le mandat" }).click();
}
