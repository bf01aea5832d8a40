import type { Page } from "@playwright/test";
import jsQR from "jsqr";
import { URI, type TOTP } from "otpauth";
import { PNG } from "pngjs";
import { z } from "zod";
import type { Ctx } from "@/lib/context.types";
import { givenOrganisation, givenUser } from "../support/factories/people";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { call } from "./support/loopback";

const NARROW = { width: 320, height: 720 };
const WIDE = { width: 1280, height: 800 };

const message = z.object({ kind: z.string(), text: z.string() });

/** A référent who was just habilitated: no card, no application, a number on file. */
async function givenNewReferent(ctx: Ctx) {
  const phone = `+3360${ctx.random.digits(7)}`;
  const email = `referent-${ctx.random.digits(10)}@structure.test`;
  const organisation = await givenOrganisation(ctx, { name: "Mairie de Coulombs" });
  await givenUser(ctx, {
    organisations: [organisation],
    email,
    phone,
    firstName: "Jean",
    lastName: "Dupont",
    referent: true,
  });
  return { email, phone, typedPhone: `0${phone.slice(3)}` };
}

/** What a message of the demonstration mailbox says, once it is there. */
async function received(page: Page, to: string, kind: string, what: RegExp): Promise<string> {
  let found: string | undefined;
  await expect(async () => {
    const { origin } = new URL(page.url());
    const { body } = await call(`${origin}/api/demo/messages?to=${encodeURIComponent(to)}`);
    const messages = z.array(message).parse(JSON.parse(body));
    const text = messages.find((one) => one.kind === kind)?.text ?? "";
    found = what.exec(text)?.[0];
    expect(found).toBeDefined();
  }).toPass();
  return found ?? "";
}

const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** The screen passes the automatic checks, and fits a narrow window. */
async function looksRight(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize(NARROW);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(WIDE);
}

/** Seed 001 from the home page to the espace référent. */
async function connectFirst(
  page: Page,
  person: Awaited<ReturnType<typeof givenNewReferent>>,
  look: () => Promise<void>,
): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Se connecter" }).first().click();
  await expect(title(page)).toHaveText("Connectez-vous");
  await look();
  await page.getByRole("link", { name: "Obtenir un code de première connexion" }).click();
  await expect(title(page)).toHaveText("Première connexion référent");
  await page.getByLabel("Adresse email").fill(person.email);
  await page.getByLabel("Numéro de téléphone mobile").fill("0601");
  const main = page.locator("main");
  await main.getByRole("button", { name: "Se connecter" }).click();
  await expect(main).toContainText("Saisissez un numéro de téléphone mobile valide");
  await expect(page.getByLabel("Adresse email")).toHaveValue(person.email);
  await look();
  await page.getByLabel("Numéro de téléphone mobile").fill(person.typedPhone);
  await main.getByRole("button", { name: "Se connecter" }).click();
  await expect(title(page)).toHaveText("Confirmez votre adresse e-mail");
  await look();
  const link = /https?:\/\/\S+\/manager_first_login_with_code\/\S+/;
  const address = await received(page, person.email, "first-connection-link", link);
  const code = await received(page, person.phone, "first-connection-code", /\b\d{6}\b/);
  await page.goto(address);
  await expect(title(page)).toHaveText("Première connexion référent");
  await page.getByLabel("Code de première connexion").fill(code === "111111" ? "222222" : "111111");
  await page.getByRole("button", { name: "Accéder à l’espace référent" }).click();
  await expect(main).toContainText("ce code n'est pas celui du dernier SMS reçu");
  await look();
  await page.getByLabel("Code de première connexion").fill(code);
  await page.getByRole("button", { name: "Accéder à l’espace référent" }).click();
  await expect(title(page)).toHaveText("Bienvenue Jean Dupont !");
  await expect(page).toHaveURL(/configurer-otp\/bienvenue/);
}

/** Scans the QR code of the page, as an application of the telephone would. */
async function scan(page: Page): Promise<TOTP> {
  const image = await page.getByRole("img", { name: /^Code QR/ }).screenshot({ scale: "css" });
  const { data, width, height } = PNG.sync.read(image);
  const payload = jsQR(new Uint8ClampedArray(data), width, height)?.data ?? "";
  expect(payload).toMatch(/^otpauth:\/\/totp\//);
  const totp = URI.parse(payload);
  if (!("period" in totp)) throw new Error("not based on time");
  return totp;
}

const keyOf = async (page: Page): Promise<string> =>
  (await page.locator("details code").textContent())?.replaceAll(" ", "") ?? "";

test("a référent gets a code, then associates an application [AUTH-D01] [AUTH-D02] [AUTH-D14] [AUTH-D15] [AUTH-D16]", async ({
  page,
  ctx,
}) => {
  test.setTimeout(180_000);
  const person = await givenNewReferent(ctx);
  const look = () => looksRight(page);
  await connectFirst(page, person, look);
  await look();

  await page.getByRole("link", { name: "Associer l’application d’authentification" }).click();
  await expect(title(page)).toContainText("Étape 1 sur 3");
  await look();
  await page.getByRole("button", { name: "Étape suivante" }).click();
  await expect(title(page)).toContainText("Étape 2 sur 3");
  const totp = await scan(page);
  expect(totp.label).toContain(person.email);
  expect(totp.issuer).toContain("Aidants Connect");
  expect([totp.algorithm, totp.digits, totp.period]).toEqual(["SHA1", 6, 30]);
  expect(totp.secret.base32).toBe(await keyOf(page));

  await test.step("the same QR code after a reload, another when asked", async () => {
    await page.reload();
    expect(await keyOf(page)).toBe(totp.secret.base32);
    await page.getByLabel("Code de vérification").fill("12345");
    await page.getByRole("button", { name: "Valider cette carte" }).click();
    await expect(page.locator("main")).toContainText("Le code est composé de 6 chiffres.");
    await look();
  });

  const before = (await page.context().cookies()).find(({ name }) => name === "__Host-ac_session");
  await page.getByLabel("Code de vérification").fill(totp.generate());
  await page.getByRole("button", { name: "Valider cette carte" }).click();
  await expect(title(page)).toContainText("Étape 3 sur 3");
  const after = (await page.context().cookies()).find(({ name }) => name === "__Host-ac_session");
  expect(after?.value).not.toBe(before?.value);
  await look();
  await page.getByRole("link", { name: "Accéder à l’espace référent" }).click();
  await expect(title(page)).toHaveText("Bienvenue Jean Dupont !");
  await expect(page).toHaveURL(/\/espace-referent\/$/);
  await expect(page.getByRole("link", { name: "Associer une application" })).toHaveCount(0);
  await page.goto("/espace-referent/configurer-otp/scanner-qr-code/");
  await expect(page).toHaveURL(/\/espace-referent\/$/);
});

test("without script, later, from the banner [AUTH-D18]", async ({ browser, ctx, server }) => {
  test.setTimeout(180_000);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  const page = await context.newPage();
  const person = await givenNewReferent(ctx);
  await connectFirst(page, person, () => Promise.resolve());
  await page.getByRole("button", { name: "Faire plus tard" }).click();
  await expect(page).toHaveURL(/\/espace-referent\/$/);
  await page.goto("/espace-aidant/");
  await expect(page.getByRole("link", { name: "Associer une application" })).toBeVisible();
  await page.goto("/espace-aidant/creation_mandat/");
  await expect(page.locator("main")).toContainText("Associez d'abord un moyen de connexion");
  await page.goto("/espace-referent/");
  await expect(page.getByRole("link", { name: "Associer une application" })).toBeVisible();
  await page.goto("/espace-referent/configurer-otp/telecharger-application/");
  await page.getByRole("button", { name: "Étape suivante" }).click();
  const totp = await scan(page);
  await page.getByLabel("Code de vérification").fill(totp.generate());
  await page.getByRole("button", { name: "Valider cette carte" }).click();
  await expect(title(page)).toContainText("Félicitations");
  await page.goto("/espace-referent/");
  await expect(page.getByRole("link", { name: "Associer une application" })).toHaveCount(0);
  await context.close();
});

test("an unknown address sees the same page, and gets nothing [AUTH-D03]", async ({ page }) => {
  await page.goto("/accounts/manager_first_login/");
  await page.getByLabel("Adresse email").fill("personne@structure.test");
  await page.getByLabel("Numéro de téléphone mobile").fill("06 01 01 01 02");
  await page.locator("main").getByRole("button", { name: "Se connecter" }).click();
  await expect(title(page)).toHaveText("Confirmez votre adresse e-mail");
  const answer = await page.goto("/accounts/manager_first_login_with_code/inconnu/");
  await expect(page.locator("main")).toContainText("ne fonctionne plus");
  expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
  expect(answer?.headers()["cache-control"]).toContain("no-store");
});
