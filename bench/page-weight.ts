// What each page weighs on a first visit, as ECO-1 and the budgets of public-site §6.2 count it:
//   APP_URL=http://ac.localhost:3000 node --import tsx bench/page-weight.ts / /accounts/login/ …
//   COOKIE="name=value; …" adds the cookies of a session, for connected pages.
// Bytes are those sent over the network (compressed, headers included), in kB of 1 000 bytes. LIST=1 names
// each request. Nothing is judged here.
import { chromium, type Browser, type Page } from "@playwright/test";

const PUBLIC_PAGES = [
  "/",
  "/habilitation",
  "/accessibilite",
  "/contact",
  "/accounts/login/",
  "/erreur/404",
];
const SETTLE_MS = 1_500;
const KINDS = { Document: "html", Script: "js", Stylesheet: "css", Font: "fonts", Image: "images" };

const appUrl = process.env.APP_URL ?? "http://ac.localhost:3000";
const paths = process.argv.length > 2 ? process.argv.slice(2) : PUBLIC_PAGES;

/** Public quantiles of EcoIndex 2 (elements, requests, kB). */
const QUANTILES = {
  dom: [
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801,
    2479, 594601,
  ],
  requests: [
    0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920,
  ],
  size: [
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27,
    1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
  ],
};

/** Position of a value among the quantiles, between 0 and 20. */
function rank(quantiles: readonly number[], value: number): number {
  const above = quantiles.findIndex((limit) => value < limit);
  if (above < 1) return quantiles.length - 1;
  const low = quantiles[above - 1] ?? 0;
  return above - 1 + (value - low) / ((quantiles[above] ?? value) - low);
}

/** EcoIndex of a page, of 100 (ECO-1). */
function ecoIndex(dom: number, requests: number, kilobytes: number): number {
  const weighted =
    3 * rank(QUANTILES.dom, dom) +
    2 * rank(QUANTILES.requests, requests) +
    rank(QUANTILES.size, kilobytes);
  return 100 - (5 * weighted) / 6;
}

/** Bytes received by kind and number of requests, while a page loads with an empty cache. */
async function record(page: Page) {
  const session = await page.context().newCDPSession(page);
  const bytes = new Map<string, number>();
  const kinds = new Map<string, string>();
  const addresses: string[] = [];
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (response.url.startsWith("data:")) return;
    kinds.set(requestId, Object.entries(KINDS).find(([key]) => key === type)?.[1] ?? "other");
    addresses.push(`${type} ${response.url}`);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind) bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength);
  });
  return { bytes, addresses };
}

async function measure(browser: Browser, path: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  for (const pair of (process.env.COOKIE ?? "").split("; ").filter(Boolean)) {
    const [name = "", ...value] = pair.split("=");
    // Chromium takes *.localhost for secure, as the names of the session's cookies demand
    const url = appUrl.replace(/^http:/, "https:");
    await context.addCookies([{ name, value: value.join("="), url, secure: true }]);
  }
  const page = await context.newPage();
  const { bytes, addresses } = await record(page);
  const answer = await page.goto(new URL(path, appUrl).href, { waitUntil: "networkidle" });
  await page.waitForTimeout(SETTLE_MS);
  const dom = await page.locator("body *").count();
  await context.close();
  const kilobytes = (kind: string) => (bytes.get(kind) ?? 0) / 1000;
  const total = [...bytes.values()].reduce((sum, size) => sum + size, 0) / 1000;
  if (process.env.LIST) console.log(addresses.join("\n"));
  return {
    page: path,
    status: answer?.status(),
    ...Object.fromEntries(
      [...Object.values(KINDS), "other"].map((kind) => [kind, Number(kilobytes(kind).toFixed(1))]),
    ),
    total: Number(total.toFixed(1)),
    requests: addresses.length,
    dom,
    ecoIndex: Math.round(ecoIndex(dom, addresses.length, total)),
  };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const rows = [];
for (const path of paths) rows.push(await measure(browser, path));
await browser.close();
console.table(rows);
