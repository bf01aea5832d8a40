import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { call } from "./support/loopback";

test("every page carries the security headers and nothing of a third party", async ({
  page,
  server,
}) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  const answer = await page.goto("/");
  const headers = answer?.headers() ?? {};
  const csp = headers["content-security-policy"] ?? "";
  expect(csp).toMatch(/script-src[^;]*'nonce-/);
  expect(csp).not.toMatch(/script-src[^;]*'unsafe-inline'/);
  expect(csp).not.toMatch(/style-src[^;]*'unsafe-inline'/);
  expect(csp).toContain("frame-ancestors 'none'");
  expect(csp).toContain("form-action 'self'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["x-powered-by"]).toBeUndefined();
  await page.waitForLoadState("networkidle");
  expect([...hosts]).toEqual([new URL(server.site).host]);
  const again = await page.goto("/");
  expect(again?.headers()["content-security-policy"]).not.toBe(csp);
});

test("error pages have the frame and their true status", async ({ page, server, noise }) => {
  const absent = await page.goto("/cette-page-n-existe-pas");
  expect(absent?.status()).toBe(404);
  await expect(page.getByRole("link", { name: /Page d.accueil/ }).first()).toBeVisible();
  await expectAccessible(page);
  for (const status of [400, 403, 404, 408, 429, 500, 503]) {
    const answer = await page.goto(`/erreur/${String(status)}?attente=30`);
    expect(answer?.status()).toBe(status);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 720 });
  }
  // The browser reports each 5xx that was asked for.
  expect(noise.splice(0)).toEqual([
    expect.stringContaining("status of 500"),
    expect.stringContaining("status of 503"),
  ]);
  const wait = await call(`${server.site}/erreur/429?attente=30`);
  expect(wait.headers["retry-after"]).toBe("30");
});

test("a form of another site is refused and an address outside is never followed [FC-066] [FC-101] [MAN-004]", async ({
  ctx,
  server,
}) => {
  const foreign = await call(`${server.site}/authorize/`, {
    method: "POST",
    body: `connection_id=${ctx.random.uuid()}`,
    headers: {
      origin: server.demonstrationSite,
      "content-type": "application/x-www-form-urlencoded",
    },
  });
  expect(foreign.status).toBe(403);
  for (const next of ["https://evil.example", "//evil.example", "/\\evil.example"]) {
    const answer = await call(`${server.site}/accounts/login/?next=${encodeURIComponent(next)}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.location).toBeUndefined();
  }
});
