import type { Page } from "@playwright/test";
import { z } from "zod";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { tick } from "./support/journey";
import { call } from "./support/loopback";

const message = z.object({ subject: z.string(), text: z.string() });
let sequence = 0;

/** Link of the last mail to an address that has one of this kind. */
async function linkMailedTo(page: Page, to: string, kind: "confirmer" | "acces"): Promise<string> {
  let link: string | undefined;
  await expect(async () => {
    const { origin } = new URL(page.url());
    const { body } = await call(`${origin}/api/demo/messages?to=${encodeURIComponent(to)}`);
    const texts = z
      .array(message)
      .parse(JSON.parse(body))
      .map(({ text }) => text);
    const pattern = new RegExp(`https?://\\S+/${kind}/\\S+`);
    link = texts.map((text) => pattern.exec(text)?.[0]).find(Boolean);
    expect(link).toBeDefined();
  }).toPass();
  return link ?? "";
}

const next = (page: Page) => page.getByRole("button", { name: "Passer à l’étape suivante" });

/** Looks at a screen as somebody on a small telephone does, then goes back to a desk. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS_DIR;
  // axe is a script
  if (!name.startsWith("script")) return;
  await expectAccessible(page);
  if (folder) await page.screenshot({ path: `${folder}/${name}-1280.png`, fullPage: true });
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  if (folder) await page.screenshot({ path: `${folder}/${name}-320.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });
}

interface Who {
  lastName: string;
  firstName: string;
  profession: string;
  email: string;
}

async function fillPerson(page: Page, who: Who): Promise<void> {
  await page.getByLabel("Nom", { exact: true }).fill(who.lastName);
  await page.getByLabel("Prénom").fill(who.firstName);
  await page.getByLabel("Profession").fill(who.profession);
  await page.getByLabel("Adresse e-mail").fill(who.email);
}

const row = (page: Page, n: number) =>
  page.getByRole("group", { name: new RegExp(`Informations de l’aidant n°\\s${String(n)}`) });

async function fillRow(page: Page, n: number, who: Who): Promise<void> {
  const group = row(page, n);
  await group.getByLabel("Prénom").fill(who.firstName);
  await group.getByLabel("Nom", { exact: true }).fill(who.lastName);
  await group.getByLabel("Profession").fill(who.profession);
  await tick(group.getByRole("radio", { name: "Non" }));
  await group.getByLabel("Adresse e-mail").fill(who.email);
}

/** The whole request, from the entry page to the follow-up. */
async function fileRequest(page: Page, mark: string, script: boolean): Promise<void> {
  sequence += 1;
  const own = `${mark}${String(process.pid)}${String(sequence)}`;
  const issuer = {
    lastName: "Martin",
    firstName: "Jeanne",
    profession: "Directrice",
    email: `jeanne.martin-${own}@ville-exemple.fr`,
  };
  await page.goto("/habilitation/");
  await page.getByRole("link", { name: "Déposer une demande d’habilitation" }).click();
  await next(page).click();
  await expect(page.getByRole("group", { name: /erreurs dans le formulaire/ })).toBeFocused();
  await expect(page).toHaveTitle(script ? /^Erreur : / : /Formulaire/);
  await fillPerson(page, { ...issuer, email: "contact@ville-exemple.fr" });
  await next(page).click();
  await expect(page.locator("main")).toContainText("n'est pas nominative");
  await expect(page.getByLabel("Nom", { exact: true })).toHaveValue("Martin");
  await page.getByLabel("Adresse e-mail").fill(issuer.email);
  await look(page, `${mark}-1-demandeur`);
  await next(page).click();
  await expect(page.locator("main")).toContainText("Confirmation de votre email");
  await look(page, `${mark}-1b-attente`);

  await page.goto(await linkMailedTo(page, issuer.email, "confirmer"));
  await look(page, `${mark}-1c-confirmer`);
  await page.getByRole("button", { name: "Continuer ma demande" }).click();

  await page.getByLabel(/numéro Siret/).fill("217 500 016 00018");
  await page.getByRole("button", { name: "Rechercher" }).click();
  await expect(page.locator("main")).toContainText("le SIRET n'est pas valide");
  await page.getByLabel(/numéro Siret/).fill("999 001 001 00018");
  await look(page, `${mark}-2-siret`);
  await page.getByRole("button", { name: "Rechercher" }).click();
  await expect(page.locator("main")).toContainText("Numéro Siret");
  const other = page.getByRole("button", { name: /autre lieu/ });
  const onward = page.getByRole("link", { name: "Passer à l’étape suivante" });
  await expect(other.or(onward)).toBeVisible();
  await look(page, `${mark}-2b-resultat`);
  await other.or(onward).click();

  await expect(page.getByLabel("Nom de la structure")).toHaveValue("Médiathèque Les Tilleuls");
  await page.getByLabel("Type de structure").selectOption({ label: "Bibliothèque / Médiathèque" });
  await next(page).click();
  await expect(page.locator("main")).toContainText("Ce champ est obligatoire.");
  if (script) {
    await page.getByLabel("Adresse", { exact: false }).first().fill("20 avenue de Ségur");
    await page.getByRole("button", { name: "20 Avenue de Ségur 75007 Paris" }).click();
    await expect(page.getByLabel("Ville ou commune")).toHaveValue("Paris");
  }
  await page.getByLabel(/Description des missions/).fill("Lire, écrire, accompagner.");
  await page.getByLabel(/Nombre moyen/).fill("25");
  await look(page, `${mark}-3-structure`);
  await next(page).click();

  await page.getByRole("button", { name: /Remplir avec les informations du demandeur/ }).click();
  await expect(page.getByLabel("Adresse e-mail")).toHaveValue(issuer.email);
  await page.getByLabel(/Numéro de téléphone mobile/).fill("01 42 00 00 00");
  await next(page).click();
  await expect(page.locator("main")).toContainText("ne peut pas recevoir de SMS");
  await page.getByLabel(/Numéro de téléphone mobile/).fill("06 12 34 56 78");
  await look(page, `${mark}-4-referent`);
  await next(page).click();

  await next(page).click();
  await expect(page.locator("main")).toContainText("Ajoutez au moins un aidant");
  await page.getByRole("button", { name: /informations du référent/ }).click();
  await expect(row(page, 1).getByLabel("Adresse e-mail")).toHaveValue(issuer.email);
  await tick(row(page, 1).getByRole("radio", { name: "Non" }));
  await page.getByRole("button", { name: "Ajouter un autre aidant" }).click();
  const second = { ...issuer, firstName: "Bao", email: `bao.martin-${own}@ville-exemple.fr` };
  await expect(row(page, 2)).toBeVisible();
  await page.getByRole("button", { name: "Ajouter un autre aidant" }).click();
  await expect(row(page, 3)).toBeVisible();
  await page.getByRole("button", { name: /Supprimer l’aidant n°\s3/ }).click();
  await expect(row(page, 3)).toHaveCount(0);
  await fillRow(page, 2, { ...second, email: issuer.email });
  await next(page).click();
  await expect(page.locator("main")).toContainText("Deux aidants ont la même adresse");
  await row(page, 2).getByLabel("Adresse e-mail").fill(second.email);
  await look(page, `${mark}-5-aidants`);
  await next(page).click();

  await expect(page.locator("main")).toContainText("Récapitulatif");
  const send = page.getByRole("button", { name: "Valider et envoyer la demande" });
  await send.click();
  await expect(page.locator("main")).toContainText("Ce champ est obligatoire.");
  for (const box of await page.getByRole("checkbox").all()) await tick(box);
  await look(page, `${mark}-6-recapitulatif`);
  await send.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Demande n° (022|750)\d+$/);
  await expect(page.locator("main")).toContainText("Votre demande est envoyée");

  await page.getByLabel("Votre message").fill("Bonjour,\nquand répondrez-vous ?");
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(page.locator("main ol")).toContainText(["Demande envoyée", "quand répondrez-vous"]);
  await look(page, `${mark}-7-suivi`);
  await page.getByRole("link", { name: "Mon espace habilitation" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await look(page, `${mark}-8-espace`);
  const space = page.url();

  await page.context().clearCookies();
  await page.goto(space);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Recevoir un nouveau lien");
  await expect(page.locator("main")).not.toContainText("Martin");
  await look(page, `${mark}-9-lien`);
  await page.getByLabel("Adresse e-mail").fill(issuer.email.toUpperCase());
  await page.getByRole("button", { name: "Recevoir le lien de ma demande" }).click();
  await expect(page.locator("main")).toContainText("Merci");
  const access = await linkMailedTo(page, issuer.email, "acces");
  await page.goto(access);
  await look(page, `${mark}-9b-acces`);
  await page.getByRole("button", { name: "Ouvrir mon espace" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mon espace habilitation");
  await page.getByRole("link", { name: /^Consulter/ }).click();
  await page.getByRole("link", { name: "Retirer ma demande" }).click();
  await look(page, `${mark}-10-retrait`);
  await page.getByRole("button", { name: "Retirer cette demande" }).click();
  await expect(page.locator("main")).toContainText("Votre demande est retirée");
}

test("a structure files its request alone [HAB-059] [HAB-047] [HAB-053]", async ({ page }) => {
  test.setTimeout(180_000);
  await fileRequest(page, "script", true);
});

test("and does the same without script [HAB-068]", async ({ browser, server }) => {
  test.setTimeout(180_000);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  await fileRequest(await context.newPage(), "sans", false);
  await context.close();
});
