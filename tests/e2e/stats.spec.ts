import type { Page } from "@playwright/test";
import { PNG } from "pngjs";
import type { Ctx } from "@/lib/context.types";
import { givenCode, givenFiWorld } from "../support/factories/fi";
import { declared, exchange, readIdentity, tokenOf } from "./support/exchange";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { call } from "./support/loopback";

const LIVE = "/api/stats/direct.json";

const shown = async (page: Page): Promise<number> => {
  const text = await page.locator('[data-indicateur="demarches"]').textContent();
  return Number(text?.replace(/\D/g, ""));
};

/** A démarche as FranceConnect asks for it: code, token, identity. */
async function actOnce(ctx: Ctx): Promise<void> {
  const world = await givenFiWorld(ctx);
  const { code } = await givenCode(ctx, world, { changes: declared(ctx) });
  const token = tokenOf(await exchange(ctx, code));
  expect((await readIdentity(ctx, token)).status).toBe(200);
}

test("a démarche done elsewhere shows on an open page within 10 s [SITE-020]", async ({
  page,
  ctx,
}) => {
  await page.goto("/stats");
  await expect(page.getByRole("button", { name: "Suspendre l’actualisation" })).toBeVisible();
  const before = await shown(page);
  const navigations: string[] = [];
  page.on("framenavigated", (frame) => navigations.push(frame.url()));
  const place = () => page.locator('[data-indicateur="personnes"]').boundingBox();
  const where = await place();
  await actOnce(ctx);
  await expect.poll(() => shown(page), { timeout: 10_000 }).toBeGreaterThan(before);
  expect(await place()).toEqual(where);
  expect(navigations).toEqual([]);
});

test("a suspended page asks for nothing, after a reload too, until told to [SITE-038]", async ({
  page,
  ctx,
}) => {
  await page.goto("/stats");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes(LIVE)) asked.push(request.url());
  });
  await page.getByRole("button", { name: "Suspendre l’actualisation" }).click();
  const resume = page.getByRole("button", { name: "Reprendre l’actualisation" });
  await expect(resume).toBeVisible();
  await page.reload();
  await expect(resume).toBeVisible();
  const before = await shown(page);
  asked.length = 0;
  await actOnce(ctx);
  const behind = async () => {
    const { body } = await call(new URL(LIVE, ctx.settings.APP_URL).href);
    return (JSON.parse(body) as { chiffres: { demarches: number } }).chiffres.demarches;
  };
  await expect.poll(behind, { timeout: 10_000 }).toBeGreaterThan(before);
  expect([asked, await shown(page)]).toEqual([[], before]);
  await page.getByRole("button", { name: "Actualiser", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Chiffres actualisés" })).toBeVisible();
  expect(await shown(page)).toBeGreaterThan(before);
});

test("who asks for less movement is not refreshed by default [SITE-067]", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/stats");
  await expect(page.getByRole("button", { name: "Reprendre l’actualisation" })).toBeVisible();
});

test("charts are read by everybody, with their whole table, without script too [SITE-015] [SITE-043]", async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  const page = await context.newPage();
  await page.goto("/stats?periode=12");
  await expect(page).toHaveTitle("Statistiques, 12 derniers mois – Aidants Connect");
  const evolution = page.getByRole("figure", { name: "Évolution mensuelle" });
  await expect(evolution).toContainText("Le mois le plus actif de la période est");
  await expect(evolution.getByRole("img")).toHaveCount(3);
  const months = evolution.getByRole("table", { name: /Évolution mensuelle/ });
  await expect(months.getByRole("rowheader")).toHaveCount(12);
  await expect(months.getByRole("columnheader")).toHaveCount(4);
  const figure = page.getByRole("figure", { name: "Par thématique" });
  const table = figure.getByRole("table", { name: /Démarches par thématique/ });
  expect(await table.getByRole("rowheader").count()).toBeGreaterThanOrEqual(10);
  await page.getByRole("combobox", { name: "Période" }).selectOption("tout");
  await page.getByRole("button", { name: "Afficher" }).click();
  await expect(page).toHaveURL(/periode=tout/);
  await expect(page.getByText("Suspendre l’actualisation")).toBeHidden();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  await context.close();
});

test("home, page, data and share image show the same figures [SITE-031] [SITE-046]", async ({
  page,
  server,
}) => {
  await page.goto("/");
  const home = page.getByRole("region", { name: "Le service en chiffres" });
  await expect(home.getByText("Démarches administratives réalisées")).toBeVisible();
  await home.getByRole("link", { name: /statistiques/ }).click();
  await expect(page).toHaveURL(/\/stats$/);
  await page.getByText("Comment est calculé ce chiffre").first().click();
  await page.getByText("Afficher le tableau des mois").click();
  await expectAccessible(page);
  await expect(page.locator("main")).toContainText("206\u202f416 au 20 juin 2024");
  const { images } = await page.evaluate(async () => {
    const draw = async (address: string) => {
      const answer = await fetch(address, { cache: "no-store" });
      return [...new Uint8Array(await answer.arrayBuffer())];
    };
    return { images: [await draw("/opengraph/stats.png"), await draw("/opengraph/stats.png?x=1")] };
  });
  const [first = [], second = []] = images;
  expect(second).toEqual(first);
  expect(first.length).toBeLessThanOrEqual(120 * 1024);
  const { width, height } = PNG.sync.read(Buffer.from(first));
  expect([width, height]).toEqual([1200, 630]);
  const { headers } = await call(`${server.site}/api/stats/v1/national.json`);
  expect(headers["set-cookie"]).toBeUndefined();
});
