import { readdirSync } from "node:fs";
import type { BrowserContext, Page } from "@playwright/test";
import type { Ctx } from "@/lib/context.types";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import {
  issuerPages,
  newcomerPages,
  privatePages,
  PUBLIC_PAGES,
  referentPages,
  staffPages,
  WALKED,
  type PageList,
} from "./support/pages";

test.describe.configure({ mode: "parallel" });

type Lister = (ctx: Ctx, browser: BrowserContext) => Promise<PageList>;

const LISTS: Readonly<Record<string, Lister>> = {
  visitor: async () => PUBLIC_PAGES,
  aidant: privatePages,
  demandeur: issuerPages,
  newcomer: newcomerPages,
  référent: referentPages,
  staff: staffPages,
};

async function check(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 }), address).toHaveCount(1);
  await expect(page, address).toHaveTitle(/ – Aidants Connect$/);
  await expectAccessible(page);
}

for (const [who, list] of Object.entries(LISTS)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`pages of a ${who} are accessible in ${colorScheme} scheme and fit 320 px`, async ({
      page,
      context,
      ctx,
    }) => {
      test.setTimeout(180_000);
      const addresses = await list(ctx, context);
      await page.emulateMedia({ colorScheme });
      for (const [pattern, address] of Object.entries(addresses)) {
        await test.step(pattern, async () => {
          await page.setViewportSize({ width: 1280, height: 800 });
          await check(page, address);
          await page.setViewportSize({ width: 320, height: 640 });
          await expectNoSidewaysScroll(page);
          await expectAccessible(page);
        });
      }
    });
  }
}

test("every page of the app folder is in one of the lists", async ({ ctx, browser }) => {
  const context = await browser.newContext();
  const lists = await Promise.all(Object.values(LISTS).map((list) => list(ctx, context)));
  await context.close();
  const known = new Set([...lists.flatMap((list) => Object.keys(list)), ...WALKED]);
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const patterns = files
    .filter((file) => file === "page.tsx" || file.endsWith("/page.tsx"))
    .map((file) => file.split("/").slice(0, -1))
    .map((folders) => `/${folders.filter((folder) => !folder.startsWith("(")).join("/")}`);
  expect(patterns.length).toBeGreaterThan(20);
  expect(patterns.filter((pattern) => !known.has(pattern))).toEqual([]);
});
