import type { Ctx } from "@/lib/context.types";
import { givenMandat, givenUsager } from "../support/factories/mandats";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { signIn, signRecap, tick } from "./support/journey";
import { givenPerson, openSession, type Person } from "./support/people";

const DAY = 86_400_000;

/** An usager whose mandat with the person's structure was signed so many days ago. */
async function givenOldMandat(ctx: Ctx, person: Person, age: number, familyName: string) {
  const usager = await givenUsager(ctx, { givenName: "Yvonne", familyName });
  const { mandat } = await givenMandat(ctx, {
    organisation: person.organisation,
    aidant: person.user,
    usager,
    demarches: ["papiers", "famille"],
    createdAt: new Date(ctx.clock.now().getTime() - age * DAY),
  });
  return { usager, mandat };
}

test("a mandat is renewed from the list, without FranceConnect [MAN-085] [MAN-088]", async ({
  page,
  context,
  ctx,
}) => {
  test.setTimeout(90_000);
  const person = await givenPerson(ctx);
  await openSession(ctx, context, person);
  const { usager, mandat } = await givenOldMandat(ctx, person, 350, "LE GOFF");

  await page.goto("/espace-aidant/usagers/");
  await page.getByRole("link", { name: /^Renouveler/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Renouveler un mandat");
  await expect(page.getByRole("checkbox", { name: /^Papiers/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /^Famille/ })).toBeChecked();
  await expect(page.getByRole("radio", { name: /^Mandat long/ })).toBeChecked();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  const famille = page.getByRole("checkbox", { name: /^Famille/ });
  await famille.uncheck({ force: true });
  await page.getByRole("checkbox", { name: /^Papiers/ }).uncheck({ force: true });
  await page.getByRole("button", { name: "Renouveler le mandat" }).click();
  await expect(page.getByRole("heading", { name: /erreurs dans le formulaire/ })).toBeVisible();
  await expectAccessible(page);
  await tick(page.getByRole("checkbox", { name: /^Papiers/ }));
  await tick(page.getByRole("radio", { name: /^Mandat d.un mois/ }));
  await page.getByRole("button", { name: "Renouveler le mandat" }).click();
  await expect(page).toHaveURL(/creation_mandat\/recapitulatif/);
  await expect(page.locator("main")).toContainText("Yvonne LE GOFF");
  await expectAccessible(page);
  await signRecap(page, person);
  await expect(page).toHaveURL(/visualisation\/final/);
  await expect(page.locator("main")).toContainText("Yvonne LE GOFF");

  const renewed = await ctx.db.mandat.findFirstOrThrow({ where: { renewalOfId: mandat.id } });
  expect(renewed).toMatchObject({ usagerId: usager.id, duree: "MONTH" });
  await page.goto(`/espace-aidant/usagers/${usager.id}/`);
  await expect(page.getByText(/^Remplacée par le mandat du/)).toHaveCount(1);
  await expect(page.getByRole("link", { name: /^Renouveler/ })).toHaveCount(2);
  await expectAccessible(page);
});

test("a mandat is renewed without script", async ({ browser, ctx, server }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  const page = await context.newPage();
  const person = await givenPerson(ctx);
  const { usager, mandat } = await givenOldMandat(ctx, person, 400, "PETIT");
  await signIn(page, person);
  await page.goto(`/espace-aidant/usagers/${usager.id}/`);
  await page.getByRole("link", { name: /^Renouveler/ }).click();
  await page.getByRole("button", { name: "Renouveler le mandat" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Récapitulatif du mandat");
  await signRecap(page, person);
  await expect(page).toHaveURL(/visualisation\/final/);
  expect(await ctx.db.mandat.count({ where: { renewalOfId: mandat.id } })).toBe(1);
  await context.close();
});

test("an usager of another structure is as unknown as nobody [MAN-087]", async ({
  page,
  context,
  ctx,
}) => {
  const { usager } = await givenOldMandat(ctx, await givenPerson(ctx), 10, "SECRET");
  await openSession(ctx, context, await givenPerson(ctx));
  for (const id of [usager.id, ctx.random.uuid()]) {
    await page.goto(`/espace-aidant/renew_mandat/${id}`);
    await expect(page).toHaveURL(/\/espace-aidant\/$/);
    await expect(page.locator("main").getByRole("alert")).toHaveText(
      "Cet usager est introuvable ou inaccessible.",
    );
    await expect(page.getByText("SECRET")).toHaveCount(0);
  }
});

test("a mandat that ended too long ago leads home with the reason [MAN-086]", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx);
  await openSession(ctx, context, person);
  const { usager } = await givenOldMandat(ctx, person, 365 + 366, "ANCIEN");
  await page.goto(`/espace-aidant/renew_mandat/${usager.id}`);
  await expect(page).toHaveURL(/\/espace-aidant\/$/);
  await expect(page.locator("main").getByRole("alert")).toContainText(
    "Il n'y a pas de mandat à renouveler",
  );
});
