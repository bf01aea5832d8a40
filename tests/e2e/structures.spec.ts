import { givenMandat, givenUsager } from "../support/factories/mandats";
import { givenOrganisation, givenStaff, givenUser } from "../support/factories/people";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { tick } from "./support/journey";
import { openWithToken } from "./support/people";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`the team suspends a structure and restores it, ${how} script`, async ({
    browser,
    ctx,
    server,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    const page = await context.newPage();
    const staff = await givenStaff(ctx, "METIER");
    const { name, id } = await givenOrganisation(ctx, { name: `Relais ${ctx.random.token(6)}` });
    await openWithToken(ctx, context, staff.token);
    await page.goto("/administration/");
    await page.getByRole("navigation").getByRole("link", { name: "Structures" }).first().click();
    await page.getByLabel(/^Rechercher une structure/).fill(name.toUpperCase());
    await page.getByRole("button", { name: "Rechercher", exact: true }).click();
    await page.getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await page.getByRole("button", { name: "Suspendre la structure" }).click();
    await expect(page.locator("main")).toContainText("Indiquez le motif de la désactivation.");
    await page.getByLabel(/^Motif de la suspension/).fill("Ne répond plus à l’équipe");
    await page.getByRole("button", { name: "Suspendre la structure" }).click();
    await expect(page.locator("main")).toContainText("La structure est suspendue");
    await expect(page.locator("main")).toContainText("Fermeture le");
    if (javaScriptEnabled) {
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 700 });
      await expectNoSidewaysScroll(page);
    }
    const suspended = await ctx.db.organisation.findUniqueOrThrow({ where: { id } });
    expect(suspended.deactivatedAt).not.toBeNull();
    await page.getByRole("button", { name: "Rétablir la structure" }).click();
    await expect(page.locator("main")).toContainText("La structure est rétablie");
    const restored = await ctx.db.organisation.findUniqueOrThrow({ where: { id } });
    expect(restored.deactivatedAt).toBeNull();
    await context.close();
  });

  test(`people whose structure was closed are noted as told, ${how} script`, async ({
    browser,
    ctx,
    server,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    const page = await context.newPage();
    const staff = await givenStaff(ctx);
    const organisation = await givenOrganisation(ctx);
    const aidant = await givenUser(ctx, { organisations: [organisation] });
    const usager = await givenUsager(ctx, { givenName: "Yvonne", familyName: "LE GOFF" });
    const demarches = ["papiers"] as const;
    const { mandat } = await givenMandat(ctx, { organisation, aidant, usager, demarches });
    const scope = { organisationId: organisation.id, usagerId: usager.id, mandatId: mandat.id };
    await ctx.db.usagerToInform.create({ data: { ...scope, endedAt: ctx.clock.now() } });
    await openWithToken(ctx, context, staff.token);
    await page.goto(`/administration/structures/${organisation.id}/`);
    await page.getByRole("link", { name: "1 usager à informer" }).click();
    await page.getByRole("button", { name: "Noter comme informées" }).click();
    await expect(page.locator("main")).toContainText("Cochez au moins une personne.");
    if (javaScriptEnabled) await expectAccessible(page);
    await tick(page.getByRole("checkbox", { name: /Yvonne LE GOFF/ }));
    await page.getByRole("button", { name: "Noter comme informées" }).click();
    await expect(page.locator("main")).toContainText("est notée, avec la date et votre nom");
    await page.goto(
      `/administration/usagers-a-informer/?liste=informes&structure=${organisation.id}`,
    );
    const row = page.getByRole("row", { name: /Yvonne LE GOFF/ });
    await expect(row).toContainText(staff.staff.fullName);
    await context.close();
  });
}
