import { expect, test } from "./support/fixtures";
import { askForLink, fillMandat, identifyAs, mailedLink, signRecap, tick } from "./support/journey";
import { givenPerson, openSession } from "./support/people";

const FORM = "/espace-aidant/creation_mandat/";

test("a visitor is led to the sign-in and back to the form [MAN-001]", async ({ page }) => {
  await page.goto(FORM);
  await expect(page).toHaveURL(`/accounts/login/?next=${encodeURIComponent(FORM)}`);
});

test("a référent non-aidant is led home and sees no form [MAN-002]", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx, { referentNonAidant: true, referent: true });
  await openSession(ctx, context, person);
  await page.goto(FORM);
  await expect(page).toHaveURL(/\/espace-aidant\/$/);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Créer un mandat" })).toHaveCount(0);
});

test("« Argent » calls the warning of the Banque de France, unticking hides it [MAN-014]", async ({
  page,
  context,
  ctx,
}) => {
  await openSession(ctx, context, await givenPerson(ctx));
  await page.goto(FORM);
  const warning = page.getByText("Dossier de surendettement (Banque de France)");
  await expect(warning).toBeHidden();
  const argent = page.getByRole("checkbox", { name: /^Argent/ });
  await tick(argent);
  await expect(warning).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "surendettement" })).toHaveCount(1);
  await argent.uncheck({ force: true });
  await expect(warning).toBeHidden();
});

test("what was saved before the session ended is offered again [AUTH-C04]", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx);
  const { sessionId } = await openSession(ctx, context, person);
  await fillMandat(page, { demarches: [/^Justice/, /^Loisirs/], duree: /^Mandat de 6 mois/ });
  await expect(page.getByRole("button", { name: "impots.gouv.fr" })).toBeVisible();
  const longAgo = new Date(ctx.clock.now().getTime() - 46 * 60_000);
  await ctx.db.session.update({ where: { id: sessionId }, data: { lastActivityAt: longAgo } });
  await page.goto(FORM);
  await askForLink(page, person);
  await page.goto(await mailedLink(page, person.user.email));
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page).toHaveURL(FORM);
  await expect(page.getByRole("checkbox", { name: /^Justice/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /^Loisirs/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /^Papiers/ })).not.toBeChecked();
  await expect(page.getByRole("radio", { name: /^Mandat de 6 mois/ })).toBeChecked();
});

test("the final page prints the mandat and nothing around it [MAN-056]", async ({
  page,
  context,
  ctx,
}) => {
  test.setTimeout(90_000);
  const person = await givenPerson(ctx);
  await openSession(ctx, context, person);
  await fillMandat(page, { demarches: [/^Logement/], duree: /^Mandat court/ });
  await identifyAs(page, /^Angela Claire Louise DUBOIS/, "Aidants Connect");
  await signRecap(page, person);
  await expect(page).toHaveURL(/visualisation\/final/);
  await expect(page.getByRole("complementary")).toContainText("deux exemplaires");
  const printed = page.evaluate(
    () => new Promise((resolve) => window.addEventListener("beforeprint", () => resolve(true))),
  );
  await page.getByRole("button", { name: "Imprimer le mandat" }).click();
  expect(await printed).toBe(true);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toHaveCount(0);
  const document = page.getByRole("article").or(page.locator("main"));
  await expect(document.first()).toContainText("Prénom, nom et signature");
  await expect(page.getByRole("img", { name: /vérif/i }).first()).toBeVisible();
});
