import jsQR from "jsqr";
import { PNG } from "pngjs";
import type { Page } from "@playwright/test";
import type { Ctx } from "@/lib/context.types";
import { expect, expectAccessible, test } from "./support/fixtures";
import { tick } from "./support/journey";
import { givenPerson, openSession } from "./support/people";
import { givenMandat, givenUsager } from "../support/factories/mandats";

const QR = /vérif/i;

/** A mandat of three démarches, its aidant signed in. */
async function givenRunning(ctx: Ctx, page: Page) {
  const person = await givenPerson(ctx, { firstName: "Camille", lastName: "Laurent" });
  await openSession(ctx, page.context(), person);
  const usager = await givenUsager(ctx, { givenName: "Uma", familyName: "DIALLO" });
  const { mandat } = await givenMandat(ctx, {
    organisation: person.organisation,
    aidant: person.user,
    usager,
    demarches: ["papiers", "logement", "argent"],
  });
  return { usager, mandat };
}

/** The address that the QR code of the page holds. */
async function readQr(page: Page): Promise<string> {
  const image = await page.getByRole("img", { name: QR }).first().screenshot({ scale: "css" });
  const { data, width, height } = PNG.sync.read(image);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? "";
}

test("an aidant revokes a démarche, then the mandat, and each act has its attestation [MAN-090] [MAN-093]", async ({
  page,
  ctx,
  server,
}) => {
  test.setTimeout(120_000);
  const { usager, mandat } = await givenRunning(ctx, page);

  await test.step("revokes one démarche and opens its attestation in a new window", async () => {
    await page.goto(`/espace-aidant/usagers/${usager.id}/`);
    await page.getByRole("link", { name: /^Révoquer la thématique Logement/ }).click();
    await tick(page.getByRole("radio", { name: "L'usager, par courrier" }));
    await page.getByRole("button", { name: "Révoquer l'autorisation" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Autorisation révoquée");
    await expectAccessible(page);
    const opened = page.waitForEvent("popup");
    await page.getByRole("link", { name: /^Imprimer l'attestation de révocation/ }).click();
    const attestation = await opened;
    await expect(attestation).toHaveURL(/\/cancel_attestation$/);
    const document = attestation.locator(".ac-attestation");
    await expect(document).toContainText("je souhaite révoquer l'autorisation suivante");
    await expect(document).toContainText("LOGEMENT");
    await expect(document).not.toContainText("PAPIERS");
    await expectAccessible(attestation);
    await attestation.close();
  });

  await test.step("revokes the rest, and the usager's page leads to both attestations", async () => {
    await page.goto(`/espace-aidant/mandats/${mandat.id}/cancel_confirm`);
    await page.getByRole("button", { name: "Révoquer le mandat" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mandat révoqué");
    await expectAccessible(page);
    await page.getByRole("link", { name: /^Revenir aux mandats/ }).click();
    await expect(page.getByRole("link", { name: /^Voir la révocation Logement/ })).toBeVisible();
    await page.getByRole("link", { name: /^Voir la révocation du/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Attestation de révocation");
    await expect(page.locator(".ac-attestation")).toContainText("Je souhaite révoquer le mandat");
    await expectAccessible(page);
  });

  await test.step("prints: the document alone, and the journal knows", async () => {
    const prints = { action: "print_attestation", mandatId: mandat.id };
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation").first()).toBeHidden();
    await expect(page.getByRole("button", { name: "Imprimer l'attestation" })).toBeHidden();
    await expect(page.locator(".ac-attestation")).toBeVisible();
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect(async () => {
      expect(await ctx.db.journalEntry.count({ where: prints })).toBe(1);
    }).toPass();
  });

  await test.step("downloads the PDF once the job has made it", async () => {
    const link = page.getByRole("link", { name: /^Télécharger le PDF/ });
    await expect(async () => {
      await page.reload();
      await expect(link).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 40_000 });
    const downloaded = page.waitForEvent("download");
    await link.click();
    expect((await downloaded).suggestedFilename()).toMatch(/^revocation-[\d-]+-[0-9a-f]{8}\.pdf$/);
  });

  await test.step("its QR code leads to a check that names nobody", async () => {
    const payload = await readQr(page);
    expect(payload).toContain("/verification/");
    await page.goto(new URL(new URL(payload).pathname, server.site).toString());
    const answer = page.locator("main");
    await expect(answer).toContainText("Attestation de révocation authentique");
    await expect(answer).not.toContainText("DIALLO");
    await expectAccessible(page);
  });
});

test("the attestation of a revocation is there without script [MAN-090]", async ({
  browser,
  ctx,
  server,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  const page = await context.newPage();
  const { mandat } = await givenRunning(ctx, page);
  await page.goto(`/espace-aidant/mandats/${mandat.id}/attestation_de_revocation`);
  await expect(page.locator("main")).toContainText("Ce mandat est encore actif");
  await page.goto(`/espace-aidant/mandats/${mandat.id}/cancel_confirm`);
  await tick(page.getByRole("radio", { name: "La structure" }));
  await page.getByRole("button", { name: "Révoquer le mandat" }).click();
  const href = await page
    .getByRole("link", { name: /^Imprimer l'attestation de révocation/ })
    .getAttribute("href");
  await page.goto(href ?? "");
  const document = page.locator(".ac-attestation");
  await expect(document).toContainText("n'a pas été demandée par le mandant");
  await expect(document).not.toContainText("Je m'appelle");
  await context.close();
});
