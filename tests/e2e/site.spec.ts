import { PNG } from "pngjs";
import { PUBLIC_PAGES } from "@/lib/site/public-pages";
import { expect, test } from "./support/fixtures";
import { call } from "./support/loopback";
import { givenPerson, openSession } from "./support/people";

test("public pages say who they are, once, with an image to share [SITE-016]", async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  const descriptions = new Set<string | null>();
  const meta = (property: string) =>
    page.locator(`meta[property="${property}"], meta[name="${property}"]`);
  const contentOf = (property: string) => meta(property).getAttribute("content");
  for (const { path, title, description } of Object.values(PUBLIC_PAGES)) {
    await page.goto(path);
    const canonical = new URL(path, server.site).href;
    const link = await page.locator('link[rel="canonical"]').getAttribute("href");
    expect(new URL(link ?? "").href.replace(/\/$/, "")).toBe(canonical.replace(/\/$/, ""));
    await expect(page).toHaveTitle(`${title} – Aidants Connect`);
    expect(await contentOf("description")).toBe(description);
    descriptions.add(await contentOf("description"));
    expect(await contentOf("og:title")).toBe(`${title} – Aidants Connect`);
    expect(await contentOf("og:locale")).toBe("fr_FR");
    expect(await contentOf("og:url")).toBe(link);
    expect(await contentOf("twitter:card")).toBe("summary_large_image");
    const image = await contentOf("og:image");
    const { type, bytes } = await page.evaluate(async (address) => {
      const answer = await fetch(address);
      const bytes = [...new Uint8Array(await answer.arrayBuffer())];
      return { type: answer.headers.get("content-type"), bytes };
    }, image ?? "");
    expect(type).toBe("image/png");
    const { width, height } = PNG.sync.read(Buffer.from(bytes));
    expect([width, height]).toEqual([1200, 630]);
  }
  expect(descriptions.size).toBe(Object.keys(PUBLIC_PAGES).length);
  expect((await call(`${server.site}/opengraph/ailleurs.png`)).status).toBe(404);
});

test("robots.txt names the site map; a connected page is not to be indexed [SITE-018]", async ({
  page,
  context,
  ctx,
  server,
}) => {
  const { body } = await call(`${server.site}/robots.txt`);
  expect(body).toContain(`Sitemap: ${server.site}/sitemap.xml`);
  expect(body).toContain("Disallow: /espace-aidant/");
  expect((await call(`${server.site}/sitemap.xml`)).body).toContain(
    `<loc>${server.site}/cgu</loc>`,
  );
  const person = await givenPerson(ctx);
  await openSession(ctx, context, person);
  const answer = await page.goto("/espace-aidant/");
  expect(answer?.headers()["x-robots-tag"]).toBe("noindex");
});
