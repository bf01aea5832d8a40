import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { call } from "./support/loopback";
import { openSession } from "./support/people";

test("an aidant downloads the proof of a mandat, which the published program accepts offline", async ({
  page,
  context,
  ctx,
  server,
}, testInfo) => {
  const mandat = await ctx.db.mandat.findFirstOrThrow({
    where: { endedAt: null, expiresAt: { gt: ctx.clock.now() } },
    include: { createdBy: true, organisation: true, attestation: true },
    orderBy: { createdAt: "asc" },
  });
  const nextCode = () => Promise.reject(new Error("this person does not sign"));
  const { createdBy: user, organisation } = mandat;
  await openSession(ctx, context, { user, organisation, nextCode });
  await page.goto(`/espace-aidant/mandats/${mandat.id}/visualisation/`);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Télécharger la preuve d'inscription au journal" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^preuve-mandat-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.json$/);
  const proof = testInfo.outputPath("preuve.json");
  await download.saveAs(proof);

  await page.getByRole("link", { name: "Comment vérifier cette preuve" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Vérifier une preuve d'inscription au journal",
  );
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);

  const saved = async (link: RegExp, name: string) => {
    const href = await page.getByRole("link", { name: link }).getAttribute("href");
    const file = testInfo.outputPath(name);
    writeFileSync(file, (await call(new URL(href ?? "", server.site).toString())).body);
    return file;
  };
  const program = await saved(/^programme de vérification/, "verify-proof.mjs");
  const keys = await saved(/^clés publiques/, "keys.json");
  const check = (...options: string[]) =>
    spawnSync(process.execPath, [program, proof, "--keys", keys, ...options], { encoding: "utf8" });

  const accepted = check("--sha256", mandat.attestation.sha256);
  expect(accepted.stdout).toContain("Preuve VALABLE");
  expect(accepted.stdout).toContain(mandat.createdAt.toISOString());
  expect(accepted.status).toBe(0);

  const content = await readFile(proof, "utf8");
  writeFileSync(proof, content.replace(organisation.name, `${organisation.name}S`));
  const refused = check();
  expect(refused.stdout).toContain("Preuve NON VALABLE");
  expect(refused.status).toBe(1);
});
