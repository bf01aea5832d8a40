import { givenStaff } from "../support/factories/people";
import { expect, expectAccessible, test } from "./support/fixtures";
import { openWithToken } from "./support/people";

const csv = (lines: readonly string[]) => ({
  name: "cartes.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(["serial_number,seed", ...lines].join("\n")),
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`the team imports a file of cards, ${how} script [AUTH-E13] [AUTH-E14]`, async ({
    browser,
    ctx,
    server,
  }) => {
    const { token } = await givenStaff(ctx, "METIER");
    const context = await browser.newContext({ javaScriptEnabled, baseURL: server.site });
    await openWithToken(ctx, context, token);
    const page = await context.newPage();
    const send = async (lines: readonly string[]) => {
      await page.getByLabel("Fichier de cartes").setInputFiles(csv(lines));
      await page.getByRole("button", { name: "Voir l’aperçu" }).click();
    };
    await page.goto("/administration/cartes/");
    await page.getByRole("link", { name: "Importer des cartes" }).click();
    await page.getByRole("button", { name: "Voir l’aperçu" }).click();
    await expect(page.locator("main")).toContainText("Choisissez un fichier CSV ou XLSX.");
    await send(["=cmd,00"]);
    await expect(page.locator("main")).toContainText("Cellule qui ressemble à une formule.");
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("link", { name: "Choisir un autre fichier" }).click();
    const serial = `GADT${ctx.random.digits(10)}`;
    const seed = Buffer.from(ctx.random.bytes(20)).toString("hex");
    await send([`${serial},${seed}`]);
    await expect(page.locator("main")).toContainText(serial);
    await expect(page.locator("main")).not.toContainText(seed);
    await page.getByRole("button", { name: "Importer" }).click();
    await expect(page.locator("main")).toContainText("L'import est terminé");
    await page.getByLabel(/^Rechercher une carte/).fill(serial.slice(0, 12));
    await page.getByRole("button", { name: "Rechercher" }).click();
    await expect(page.getByRole("row", { name: new RegExp(serial) })).toContainText("Disponible");
    await context.close();
  });
}
