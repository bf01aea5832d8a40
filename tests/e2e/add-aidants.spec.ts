import type { Page } from "@playwright/test";
import { givenFormationSession } from "../support/factories/formation";
import { givenOrganisation, givenUser } from "../support/factories/people";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { tick } from "./support/journey";
import { givenPerson, openSession } from "./support/people";

const ADD = "/espace-referent/aidant/ajouter/profil/";
const next = (page: Page) => page.getByRole("button", { name: "Passer à l’étape suivante" });

/** The accessibility checker itself needs script: without, only the width is looked at. */
async function expectFits(page: Page, script: boolean): Promise<void> {
  if (script) await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  if (script) await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function fillPerson(page: Page, index: number, firstName: string, email: string) {
  const person = page.getByRole("group", { name: `Personne ${String(index + 1)}`, exact: true });
  await person.getByLabel("Prénom").fill(firstName);
  await person.getByLabel("Nom", { exact: true }).fill("Petit");
  await person.getByLabel("Profession").fill("Agent d’accueil");
  await tick(person.getByRole("radio", { name: "Non" }));
  await person.getByLabel("Adresse électronique").fill(email);
}

/** Two people are added, one left row is removed, the errors say which row, everything comes back. */
async function addTwo(page: Page, mark: string, script: boolean): Promise<void> {
  await page.goto(ADD);
  await tick(page.getByRole("radio", { name: /ne sont pas encore formés/ }));
  await next(page).click();
  await tick(page.getByRole("radio", { name: /^Formation classique/ }));
  await fillPerson(page, 0, "Anne", `anne-${mark}@structure.test`);
  await page.getByRole("button", { name: "Ajouter une autre personne" }).click();
  await expect(page.locator("#champ-firstName-1")).toBeFocused();
  await next(page).click();
  await expect(page.locator("main")).toContainText("Il y a des erreurs dans le formulaire");
  await expectFits(page, script);
  await fillPerson(page, 1, "Bao", `BAO-${mark}@structure.test`);
  await page.getByRole("button", { name: "Ajouter une autre personne" }).click();
  await page.getByRole("button", { name: "Retirer la personne 3" }).click();
  await expect(page.getByRole("group", { name: "Personne 3" })).toHaveCount(0);
  await expectFits(page, script);
  await next(page).click();
  await expect(page.getByRole("heading", { name: /^Confirmation/ })).toBeVisible();
  await expectFits(page, script);
  await page.getByRole("link", { name: "Retourner à l’étape précédente" }).click();
  await expect(page.locator("#champ-firstName-0")).toHaveValue("Anne");
  await expect(page.locator("#champ-email-1")).toHaveValue(`bao-${mark}@structure.test`);
  await next(page).click();
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await expect(page.getByText("Votre demande est envoyée.")).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  const script = javaScriptEnabled;
  const how = javaScriptEnabled ? "with" : "without";
  test(`two people are asked for, one is registered, the other given up, ${how} script [AUTH-G01]`, async ({
    browser,
    ctx,
    server,
  }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    const page = await context.newPage();
    const referent = await givenPerson(ctx, { referent: true });
    await openSession(ctx, context, referent);
    const session = await givenFormationSession(ctx);
    const organism = await ctx.db.formationOrganism.findUniqueOrThrow({
      where: { id: session.organismId },
    });
    const mark = ctx.random.token(6).toLowerCase();
    await addTwo(page, mark, script);
    const organisationId = referent.organisation.id;
    // The team's decision, whose page comes with the habilitation.
    await ctx.db.trainee.updateMany({
      where: { organisationId, email: `anne-${mark}@structure.test` },
      data: { status: "PROCESSING" },
    });
    await page.goto("/espace-referent/demandes/");
    await expect(page.getByRole("row", { name: /Anne Petit/ })).toBeVisible();
    await expectFits(page, script);
    await page.getByRole("link", { name: "Inscrire à une session pour Anne Petit" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Formation de Anne Petit");
    await page.getByRole("button", { name: "Valider la sélection" }).click();
    await expect(page.locator("main")).toContainText("Choisissez une session.");
    await tick(page.getByRole("radio", { name: new RegExp(organism.name) }));
    await page.getByRole("button", { name: "Valider la sélection" }).click();
    await expect(page.getByText("L'inscription à la session est enregistrée.")).toBeVisible();
    await expect(page.getByRole("row", { name: /Anne Petit/ })).toContainText("Session du");
    await page.getByRole("link", { name: "Annuler la demande de Bao Petit" }).click();
    await page.getByRole("button", { name: "Annuler cette demande" }).click();
    await expect(page.getByRole("row", { name: /Bao Petit/ })).toContainText(
      "Annulée par le ou la référente",
    );
    const rows = await ctx.db.trainee.findMany({ where: { organisationId } });
    expect(rows.map(({ email, status }) => [email, status]).sort()).toEqual([
      [`anne-${mark}@structure.test`, "PROCESSING"],
      [`bao-${mark}@structure.test`, "CANCELLED_BY_REFERENT"],
    ]);
    await context.close();
  });

  test(`a trained person of elsewhere is asked for, ${how} script [AUTH-G07]`, async ({
    browser,
    ctx,
    server,
  }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    const page = await context.newPage();
    const referent = await givenPerson(ctx, { referent: true });
    await openSession(ctx, context, referent);
    const aidant = await givenUser(ctx, { organisations: [await givenOrganisation(ctx)] });
    await page.goto(ADD);
    await tick(page.getByRole("radio", { name: /sont déjà formés/ }));
    await next(page).click();
    const email = page.getByLabel("Adresse électronique du compte Aidants Connect");
    await expect(email).toBeVisible();
    await expectFits(page, script);
    await email.fill("personne@inconnu.test");
    await page.getByRole("button", { name: "Vérifier l’adresse 1" }).click();
    await expect(page.locator("main")).toContainText("Aucun compte n'a cette adresse.");
    await email.fill(aidant.email);
    await page.getByRole("button", { name: "Vérifier l’adresse 1" }).click();
    await expect(page.getByText("Cet aidant est habilité dans une autre structure.")).toBeVisible();
    await expectFits(page, script);
    await next(page).click();
    await expect(page.locator("main")).toContainText("Répondez par oui ou par non.");
    await tick(page.getByRole("radio", { name: "Non" }));
    await next(page).click();
    await page.getByRole("button", { name: "Envoyer la demande" }).click();
    await expect(page.getByText("Votre demande est envoyée.")).toBeVisible();
    await page.goto("/espace-referent/demandes/");
    await expect(page.getByRole("row", { name: new RegExp(aidant.email) })).toContainText(
      "Formation déjà effectuée",
    );
    await context.close();
  });
}

test("steps opened directly lead to the first one [AUTH-G05]", async ({ page, context, ctx }) => {
  const referent = await givenPerson(ctx, { referent: true });
  await openSession(ctx, context, referent);
  for (const step of ["aidants-non-formes", "aidants-formes", "confirmation"]) {
    const answer = await page.goto(`/espace-referent/aidant/ajouter/${step}/`);
    await expect(page).toHaveURL(/\/profil\//);
    expect(answer?.headers()["cache-control"]).toContain("no-store");
  }
});
