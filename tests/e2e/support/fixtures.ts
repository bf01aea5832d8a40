import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import type { Ctx } from "@/lib/context.types";
import { testedContext, testedServer } from "./server";

type Server = ReturnType<typeof testedServer>;

interface WorkerFixtures {
  /** Database of the service under test, to prepare data and read evidence. */
  ctx: Ctx;
  server: Server;
}

interface TestFixtures {
  /** What pages complained about; must stay empty. */
  noise: string[];
}

/** A refused request is a status that the test looks at, not noise. */
const EXPECTED = /Failed to load resource: the server responded with a status of 4\d\d/;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  ctx: [
    async ({}, use) => {
      const ctx = testedContext();
      await use(ctx);
      await ctx.db.$disconnect();
    },
    { scope: "worker" },
  ],
  server: [
    async ({}, use) => {
      await use(testedServer());
    },
    { scope: "worker" },
  ],
  noise: [
    async ({ context }, use) => {
      const heard: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error" && !EXPECTED.test(message.text()))
          heard.push(message.text());
      });
      context.on("weberror", (error) => heard.push(error.error().message));
      await use(heard);
      expect(heard).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** No accessibility violation on the page as it stands, with no rule or element left out. */
export async function expectAccessible(page: Page): Promise<void> {
  // Our pages hold no frame, and only violations are read: every rule still runs on every element.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await builder.options({ resultTypes: ["violations"] }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" | ")}`);
  expect(found, page.url()).toEqual([]);
}

/** Nothing of the page is wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}
