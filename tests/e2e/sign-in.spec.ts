import { createServer } from "node:http";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { expect, expectAccessible, test } from "./support/fixtures";
import { askForLink, mailedLink, signIn } from "./support/journey";
import { call } from "./support/loopback";
import { givenPerson, openSession } from "./support/people";

const HOUR = 3_600_000;

test("the session cookie is opaque, for this host only and out of reach of scripts [AUTH-C17] [FC-040] [AUTH-C16]", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx);
  const { hostname } = new URL(ctx.settings.APP_URL);
  const planted = ctx.random.token();
  await context.addCookies([
    { name: SESSION_COOKIE, value: planted, url: `https://${hostname}`, secure: true },
  ]);
  await signIn(page, person);
  await expect(page).toHaveURL(/\/espace-aidant\/?$/);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === SESSION_COOKIE);
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
  expect(session?.domain).toBe(hostname);
  expect(session?.value).not.toBe(planted);
  expect(session?.value).not.toContain(person.user.id);
});

test("the warning offers to stay five minutes before the end [AUTH-C09]", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx);
  const { sessionId } = await openSession(ctx, context, person);
  await page.clock.install();
  await page.goto("/espace-aidant/", { waitUntil: "networkidle" });
  const dialog = page.getByRole("alertdialog", { name: "Votre session va expirer" });
  await page.clock.fastForward(39 * 60_000);
  await expect(dialog).toBeHidden();
  // The page asks the server before it warns: the session is aged there too.
  const idleSince = new Date(ctx.clock.now().getTime() - 40.5 * 60_000);
  await ctx.db.session.update({ where: { id: sessionId }, data: { lastActivityAt: idleSince } });
  await page.clock.fastForward(90_000);
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Rester connecté" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const after = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(after.lastActivityAt.getTime()).toBeGreaterThan(idleSince.getTime() + 40 * 60_000);
});

test("45 minutes without a request end the session, and a full sign-in leads back [AUTH-C02] [AUTH-C03] [MAN-003]", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx);
  const { sessionId } = await openSession(ctx, context, person);
  await page.goto("/espace-aidant/");
  const dead = (await context.cookies()).find(({ name }) => name === SESSION_COOKIE)?.value;
  const longAgo = new Date(ctx.clock.now().getTime() - 45 * 60_000 - 1000);
  await ctx.db.session.update({ where: { id: sessionId }, data: { lastActivityAt: longAgo } });
  await page.goto("/espace-aidant/creation_mandat/");
  await expect(page).toHaveURL(/\/accounts\/login\/\?next=%2Fespace-aidant%2Fcreation_mandat%2F/);
  await expect(page.locator("main")).toContainText(
    "Votre session a été fermée après 45 minutes d'inactivité.",
  );
  await expectAccessible(page);
  await askForLink(page, person);
  await page.goto(await mailedLink(page, person.user.email));
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page).toHaveURL(/\/espace-aidant\/creation_mandat\//);
  const alive = (await context.cookies()).find(({ name }) => name === SESSION_COOKIE)?.value;
  expect(alive).not.toBe(dead);
});

test("without script, the server ends the session [AUTH-C10]", async ({ browser, ctx, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  const person = await givenPerson(ctx);
  const { sessionId } = await openSession(ctx, context, person);
  const page = await context.newPage();
  await page.goto("/espace-aidant/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bienvenue");
  const longAgo = new Date(ctx.clock.now().getTime() - HOUR);
  await ctx.db.session.update({ where: { id: sessionId }, data: { lastActivityAt: longAgo } });
  await page.reload();
  await expect(page).toHaveURL(/\/accounts\/login\//);
  await context.close();
});

test("after signing out, neither the back button nor the old cookie shows anything [AUTH-C12]", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx, { firstName: "Solène" });
  await openSession(ctx, context, person);
  await page.goto("/espace-aidant/");
  const cookie = (await context.cookies()).filter(({ name }) => name === SESSION_COOKIE);
  await page.getByRole("button", { name: "Se déconnecter" }).first().click();
  await expect(page.locator("main")).toContainText("Vous êtes déconnecté");
  await page.goBack();
  await expect(page.locator("body")).not.toContainText("Solène");
  await context.addCookies(cookie);
  await page.goto("/espace-aidant/");
  await expect(page).toHaveURL(/\/accounts\/login\//);
});

test("an image of another site cannot sign anybody out [AUTH-C13]", async ({
  page,
  context,
  ctx,
  server,
  noise,
}) => {
  const person = await givenPerson(ctx);
  await openSession(ctx, context, person);
  const image = `<!doctype html><title>x</title><img alt="" src="${server.site}/logout-session/">`;
  const elsewhere = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end(image);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const address = elsewhere.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await page.goto(`http://autre-site.localhost:${String(port)}/`, { waitUntil: "load" });
  // The answer is not even given to the other site (Cross-Origin-Resource-Policy).
  expect(noise.splice(0)).toEqual([expect.stringContaining("NotSameOrigin")]);
  await page.goto("/espace-aidant/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bienvenue");
  elsewhere.closeAllConnections();
  await new Promise((resolve) => elsewhere.close(resolve));
});

test("a link shows its button as often as a scanner wants, and serves once [AUTH-A05] [AUTH-A06] [AUTH-A03]", async ({
  page,
  browser,
  ctx,
  server,
}) => {
  const person = await givenPerson(ctx);
  await page.goto("/accounts/login/");
  await askForLink(page, person);
  const link = await mailedLink(page, person.user.email);
  const scanner = await browser.newContext({ baseURL: server.site });
  for (let i = 0; i < 5; i += 1) await call(link);
  await call(link, { method: "HEAD" });
  const watched = await scanner.newPage();
  await watched.goto(link);
  await watched.waitForLoadState("networkidle");
  await scanner.close();
  await page.goto(link);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page).toHaveURL(/\/espace-aidant\/?$/);
  await page.getByRole("button", { name: "Se déconnecter" }).first().click();
  await page.goto(link);
  await expect(page.locator("main")).toContainText("Ce lien de connexion ne fonctionne plus.");
  await expectAccessible(page);
});
