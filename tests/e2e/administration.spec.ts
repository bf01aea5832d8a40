import type { Page } from "@playwright/test";
import type { Ctx } from "@/lib/context.types";
import { givenDevice } from "../support/factories/devices";
import { givenMandat, givenUsager } from "../support/factories/mandats";
import { givenStaff } from "../support/factories/people";
import { expect, expectAccessible, test } from "./support/fixtures";
import { tick } from "./support/journey";
import { givenPerson, openSession, openWithToken } from "./support/people";

/** A member of the team whose last code is older than what /administration/ accepts. */
async function givenStaleStaff(ctx: Ctx, page: Page) {
  const staff = await givenStaff(ctx, "TECHNICAL");
  const { code } = await givenDevice(ctx, staff.user);
  await ctx.db.session.update({
    where: { id: staff.sessionId },
    data: { lastOtpAt: new Date(ctx.clock.now().getTime() - 20 * 60_000) },
  });
  await openWithToken(ctx, page.context(), staff.token);
  return { ...staff, code };
}

async function enter(page: Page, code: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirmer votre identité");
  await page.getByLabel(/^Code à 6 chiffres/).fill(code);
  await page.getByRole("button", { name: "Entrer dans l’administration" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  const language = javaScriptEnabled ? "Ourdou" : "Persan";

  test(`a translation is written by the team and read by an aidant, ${how} script [MAN-107]`, async ({
    browser,
    ctx,
    server,
  }) => {
    const team = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    const page = await team.newPage();
    const { code } = await givenStaleStaff(ctx, page);
    await page.goto("/administration/traductions/");
    await enter(page, "12");
    await expect(page.locator("main")).toContainText("Il y a des erreurs dans le formulaire");
    await enter(page, code());
    await expect(page).toHaveURL(/\/administration\/traductions\/$/);
    await page.getByRole("link", { name: new RegExp(`: ${language}$`) }).click();

    const text = page.getByLabel(/^Texte de la traduction/);
    await text.fill("# Titre\n\n<b>texte</b> lu de droite à gauche");
    await page.getByRole("button", { name: "Prévisualiser" }).click();
    const preview = page.locator("section", { hasText: "Aperçu, non enregistré" });
    await expect(preview).toContainText("<b>texte</b>");
    await expect(preview.locator("[dir=rtl]")).toBeVisible();
    await expect(text).toHaveValue(/# Titre/);
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.locator("main")).toContainText("La traduction est enregistrée.");
    await team.close();

    const espace = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    const aidant = await espace.newPage();
    await openSession(ctx, espace, await givenPerson(ctx));
    await aidant.goto("/espace-aidant/creation_mandat/");
    await aidant.getByRole("link", { name: "Lire le mandat dans une autre langue" }).click();
    await aidant.getByLabel("Sélectionner une langue").selectOption({
      label: javaScriptEnabled ? "Ourdou (اردو)" : "Persan (فارسی)",
    });
    await aidant.getByRole("button", { name: "Afficher la traduction" }).click();
    const shown = aidant.getByRole("region", { name: `Traduction : ${language}` });
    await expect(shown).toContainText("sans valeur juridique");
    await expect(shown).toContainText("pas encore été approuvée");
    await expect(shown.locator("[dir=rtl][lang]")).toContainText("lu de droite à gauche");
    await aidant.emulateMedia({ media: "print" });
    await expect(shown).toContainText("sans valeur juridique");
    await expect(aidant.locator("header[role=banner]")).toBeHidden();
    await espace.close();
  });
}

test("mandats found by a technical admin move to another structure [MAN-115]", async ({
  page,
  ctx,
}) => {
  const { code } = await givenStaleStaff(ctx, page);
  const target = await givenPerson(ctx);
  const { user: aidant, organisation } = await givenPerson(ctx);
  const usager = await givenUsager(ctx);
  const held = { organisation, aidant, usager, demarches: ["papiers"] } as const;
  const { mandat } = await givenMandat(ctx, held);
  await page.goto("/administration/mandats/");
  await enter(page, code());
  await page.getByRole("searchbox").fill(mandat.id);
  await page.getByRole("button", { name: "Rechercher" }).click();
  await expect(page).toHaveURL(/\/administration\/mandats\/$/);
  await expectAccessible(page);
  await tick(page.getByRole("checkbox").first());
  await page.getByRole("button", { name: "Transférer les mandats choisis" }).click();
  await page.getByRole("searchbox").fill(target.organisation.name);
  await page.getByRole("button", { name: "Rechercher" }).click();
  await page.getByRole("button", { name: /^Transférer 1/ }).click();
  await expect(page.locator("main")).toContainText("Il y a des erreurs dans le formulaire");
  await expectAccessible(page);
  await tick(page.getByRole("radio", { name: target.organisation.name }));
  await page.getByLabel(/^Motif du transfert/).fill("Fusion des deux structures");
  await page.getByRole("button", { name: /^Transférer 1/ }).click();
  await expect(page.getByRole("heading", { name: "1 mandat(s) transféré(s) sur 1" })).toBeVisible();
  await page.goto(`/administration/journal/?id=${mandat.id}`);
  await expect(page.locator("main")).toContainText("transfer_mandat");
  await ctx.db.journalEntry.findFirstOrThrow({
    where: { action: "transfer_mandat", mandatId: mandat.id },
  });
});

test("an aidant finds nothing in /administration/", async ({ page, ctx }) => {
  await openSession(ctx, page.context(), await givenPerson(ctx));
  for (const path of ["", "mandats/", "code/", "traductions/fr/"]) {
    const answer = await page.goto(`/administration/${path}`);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page introuvable");
  }
});
