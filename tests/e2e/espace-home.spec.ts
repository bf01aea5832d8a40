import { expect, expectAccessible, test } from "./support/fixtures";
import { givenPerson, openSession } from "./support/people";

test("the home leads to help and to the tutorial, before the conditions of use are accepted too", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx, { cguAccepted: false, firstName: "Camille" });
  await openSession(ctx, context, person);
  await page.goto("/espace-aidant/");
  await page.getByRole("link", { name: "Tutoriel Aidants Connect" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tutoriel Aidants Connect");
  await page.getByRole("link", { name: "Mettre fin à un mandat" }).click();
  await expect(
    page.getByRole("heading", { name: "Étape 7 : Mettre fin à un mandat" }),
  ).toBeInViewport();
  // On paper: the steps alone.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Sommaire")).toBeHidden();
  await expect(page.getByRole("heading", { name: /^Étape 1/ })).toBeVisible();
  await page.emulateMedia({ media: "screen" });

  await page.getByRole("link", { name: "Accueil" }).last().click();
  await page.getByRole("link", { name: "J’ai besoin d’aide" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("J’ai besoin d’aide");
  await expectAccessible(page);
  const mail = await page.getByRole("link", { name: "Écrire à l’équipe" }).getAttribute("href");
  expect(decodeURIComponent(mail ?? "")).toContain(`Camille Durand (${person.organisation.name})`);
});
