import type { BrowserContext, Page } from "@playwright/test";
import type { Ctx } from "@/lib/context.types";
import { givenDevice } from "../support/factories/devices";
import { givenUser } from "../support/factories/people";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { givenPerson, openSession } from "./support/people";

/** A référent at work, and an aidant of the same structure with an application. */
async function givenTeam(ctx: Ctx, context: BrowserContext) {
  const referent = await givenPerson(ctx, { referent: true, firstName: "Rose" });
  await openSession(ctx, context, referent);
  const { organisation } = referent;
  const aidant = await givenUser(ctx, {
    organisations: [organisation],
    firstName: "Élodie",
    lastName: "Lefèvre",
  });
  await givenDevice(ctx, aidant);
  return { referent, organisation, aidant };
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const main = (page: Page) => page.locator("main");

async function deactivateAndReactivate(page: Page) {
  await page.goto("/espace-referent/aidants/");
  await page.getByLabel("Nom ou adresse e-mail").fill("LEFEVRE");
  await page.getByRole("button", { name: "Rechercher" }).click();
  await expect(page.getByText("1 personne dans cet onglet.")).toBeVisible();
  await page.getByRole("link", { name: /^Détail et gestion de l’aidant Élodie/ }).click();
  await expect(heading(page)).toHaveText("Élodie Lefèvre");
  await page.getByRole("link", { name: "Désactiver" }).click();
  await expect(page.getByLabel("Délier la carte / l’application")).toBeChecked();
  await page.getByRole("button", { name: "Confirmer" }).click();
  await expect(main(page)).toContainText("Le compte est désactivé");
  await page.getByRole("link", { name: "Aidants désactivés (1)" }).click();
  await page.getByRole("link", { name: /^Détail et gestion de l’aidant Élodie/ }).click();
  await expect(main(page)).toContainText("Compte désactivé");
  await page.getByRole("link", { name: "Réactiver" }).click();
  await page.getByRole("button", { name: "Réactiver le compte" }).click();
  await expect(main(page)).toContainText("Le compte est réactivé");
  await expect(page.getByRole("link", { name: "Aidants actifs (1)" })).toBeVisible();
}

async function designate(page: Page) {
  await page.goto("/espace-referent/referents/");
  await page.getByRole("link", { name: "Ajouter un ou une référente" }).click();
  await page.getByRole("button", { name: "Désigner comme référent" }).click();
  await expect(main(page)).toContainText("Choisissez une personne.");
  await page.getByLabel("Aidant à désigner").selectOption({ label: "Lefèvre Élodie" });
  await page.getByRole("button", { name: "Désigner comme référent" }).click();
  await expect(main(page)).toContainText("désormais référente de votre structure");
  await expect(main(page).getByRole("row")).toHaveCount(3);
}

async function requestNonAidant(page: Page, email: string) {
  await page.getByRole("link", { name: "Ajouter un ou une référente" }).click();
  await page.getByLabel("Prénom").fill("Léa");
  await page.getByLabel("Nom", { exact: true }).fill("Martin");
  await page.getByLabel("Profession").fill("Directrice");
  await page.getByLabel("Téléphone mobile").fill("0102030405");
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await expect(main(page)).toContainText("Saisissez un numéro de mobile français");
  await expect(page.getByLabel("Prénom")).toHaveValue("Léa");
  await page.getByLabel("Téléphone mobile").fill("06 01 01 01 01");
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await expect(main(page)).toContainText("La demande est envoyée");
  const row = main(page).getByRole("row", { name: /Martin Léa/ });
  await expect(row).toContainText("En attente de validation");
  await expect(row.getByRole("link")).toHaveCount(0);
}

test("a référent closes and opens an account, designates a co-référent, asks for another", async ({
  page,
  context,
  ctx,
}) => {
  test.setTimeout(120_000);
  const { aidant } = await givenTeam(ctx, context);
  await deactivateAndReactivate(page);
  await designate(page);
  await requestNonAidant(page, `lea-${aidant.id}@mairie.test`);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  // Each value under its heading, nothing cut.
  const table = main(page).getByRole("table", { name: "Référents actifs" });
  const width = await table.evaluate((element) => element.getBoundingClientRect().width);
  expect(width).toBeLessThanOrEqual(320);
  await expect(table.getByRole("rowheader")).toHaveCount(3);
});

test("the same without script", async ({ browser, ctx, server }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  const page = await context.newPage();
  const { aidant } = await givenTeam(ctx, context);
  await deactivateAndReactivate(page);
  await designate(page);
  await requestNonAidant(page, `lea-${aidant.id}@mairie.test`);
  await context.close();
});

test("a référent who has not accepted the charte does so before acting", async ({
  page,
  context,
  ctx,
}) => {
  const referent = await givenPerson(ctx, { referent: true, charteAccepted: false });
  await openSession(ctx, context, referent);
  const aidant = await givenUser(ctx, { organisations: [referent.organisation] });
  await page.goto("/espace-referent/");
  await expect(page.getByRole("link", { name: "charte du référent" })).toBeVisible();
  await page.goto(`/espace-referent/aidant/${aidant.id}/designer-referent/`);
  await expect(heading(page)).toHaveText("Charte du référent");
  await page.getByRole("button", { name: "Accepter la charte" }).click();
  await expect(main(page)).toContainText("Cochez la case");
  await page.getByLabel(/^J’ai lu et j’accepte la charte/).check({ force: true });
  await page.getByRole("button", { name: "Accepter la charte" }).click();
  await expect(heading(page)).toContainText("Désigner comme référent");
});

test("an account of elsewhere and no account are the same absent page", async ({
  page,
  context,
  ctx,
}) => {
  const { organisation } = await givenTeam(ctx, context);
  const stranger = await givenPerson(ctx);
  const answers: string[] = [];
  for (const id of [stranger.user.id, ctx.random.uuid()]) {
    for (const path of ["", "designer-referent/", `supprimer-organisation/${organisation.id}/`]) {
      await page.goto(`/espace-referent/aidant/${id}/${path}`);
      answers.push(await heading(page).innerText());
    }
  }
  expect(new Set(answers).size).toBe(1);
});
