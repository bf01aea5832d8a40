import type { BrowserContext, Locator, Page } from "@playwright/test";
import type { Ctx } from "@/lib/context.types";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { OfferedDuree } from "@/lib/mandat/duration";
import { givenMandat, givenUsager } from "../support/factories/mandats";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { tick } from "./support/journey";
import { givenPerson, openSession, type Person } from "./support/people";

const DAY = 86_400_000;
const LIST = "/espace-aidant/usagers/";
const MOST_TABS = 120;

interface Given {
  givenName: string;
  familyName: string;
  preferredUsername?: string;
  age?: number;
  duree?: OfferedDuree;
  remote?: boolean;
  demarches?: DemarcheKey[];
}

async function givenListed(ctx: Ctx, { user: aidant, organisation }: Person, one: Given) {
  const { givenName, familyName, preferredUsername = null } = one;
  const usager = await givenUsager(ctx, { givenName, familyName, preferredUsername });
  const { mandat } = await givenMandat(ctx, {
    organisation,
    aidant,
    usager,
    demarches: one.demarches ?? ["papiers", "logement"],
    duree: one.duree ?? "LONG",
    remote: one.remote ?? false,
    createdAt: new Date(ctx.clock.now().getTime() - (one.age ?? 2) * DAY),
  });
  return { usager, mandat };
}

/** An aidant signed in, whose structure helps three people. */
async function givenList(ctx: Ctx, browser: BrowserContext) {
  const person = await givenPerson(ctx);
  const jose = await givenListed(ctx, person, {
    givenName: "José",
    familyName: "GARCIA",
    age: 350,
  });
  const ana = await givenListed(ctx, person, {
    givenName: "Ana",
    familyName: "SAINT-PIERRE",
    preferredUsername: "LEFÈVRE",
    remote: true,
  });
  await givenListed(ctx, person, {
    givenName: "Ugo",
    familyName: "LEFEVRE",
    duree: "SHORT",
    age: 5,
  });
  await openSession(ctx, browser, person);
  return { person, jose, ana };
}

const rows = (page: Page): Locator => page.locator("tbody tr");
const tab = (page: Page, name: RegExp): Locator =>
  page.getByRole("navigation", { name: "États des mandats" }).getByRole("link", { name });

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let i = 0; i < MOST_TABS; i += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard never reached the element");
}

test("the list is searched while typing, filtered and opened by keyboard [MAN-101]", async ({
  page,
  context,
  ctx,
}) => {
  const { ana } = await givenList(ctx, context);
  await page.goto(LIST);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText("Expire bientôt");
  await expect(tab(page, /^Mandats actifs$/)).toHaveAttribute("aria-current", "page");

  const search = page.getByLabel(/^Rechercher un usager ou une usagère/);
  await tabTo(page, search);
  await page.keyboard.type("lefev");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("Né(e) Ana SAINT-PIERRE");
  await expect(page.getByRole("status").filter({ hasText: "1 usager trouvé" })).toBeVisible();
  await expect(tab(page, /^Mandats expirés \(1\)$/)).toBeVisible();
  await expect(tab(page, /^Mandats révoqués \(0\)$/)).toBeVisible();
  await expect(search).toBeFocused();
  expect(page.url()).not.toContain("lefev");
  await expectAccessible(page);

  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await expect(rows(page)).toHaveCount(2);
  await expect(tab(page, /^Mandats expirés$/)).toBeVisible();

  await tabTo(page, page.getByRole("checkbox", { name: "À distance" }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Appliquer" }));
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/filtre=distance/);
  await expect(page.getByRole("checkbox", { name: "À distance" })).toBeChecked();
  await tabTo(page, page.getByRole("link", { name: /^Accéder aux mandats/ }));
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ana SAINT-PIERRE");
  const card = page.locator(`#mandat-${ana.mandat.id}`);
  await expect(card).toContainText("Signé à distance");
  await expect(card).toContainText("Validité restante : 362 jours");
  await tabTo(page, card.getByRole("button", { name: /^Noter « signé »/ }));
  await page.keyboard.press("Enter");
  await expect(card).toContainText(/Signé par les deux parties, noté le .* par/);
  await expect(page.locator("main")).toContainText("L'étape est notée");
  await expectAccessible(page);
  await tabTo(page, page.getByRole("link", { name: /^Voir tout l.historique/ }));
  await page.keyboard.press("Enter");
  await expect(rows(page).first()).toContainText("Mandat papier noté comme signé");
  await expectAccessible(page);
  await page.goto(`${LIST}?filtre=papier`);
  await expect(rows(page)).toHaveText([/José GARCIA/]);
});

test("the list works without script [MAN-101]", async ({ browser, ctx, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  const { jose } = await givenList(ctx, context);
  const page = await context.newPage();
  await page.goto(LIST);
  await page.getByLabel(/^Rechercher un usager ou une usagère/).fill("JOSE");
  await page.getByRole("button", { name: "Rechercher" }).click();
  await expect(rows(page)).toHaveText([/José GARCIA/]);
  expect(page.url()).not.toMatch(/jose/i);
  await tab(page, /^Mandats expirés \(0\)$/).click();
  await expect(page.locator("main")).toContainText("Aucun usager ne correspond à votre recherche");
  await page.getByRole("button", { name: "Tout afficher" }).click();
  await expect(rows(page)).toHaveText([/Ugo LEFEVRE/]);

  await tab(page, /^Mandats actifs$/).click();
  await page.getByLabel("Trier par").selectOption({ index: 1 });
  await tick(page.getByRole("checkbox", { name: "Expire bientôt" }));
  await page.getByRole("button", { name: "Appliquer" }).click();
  await expect(rows(page)).toHaveText([/José GARCIA/]);
  await page.getByRole("link", { name: /^Accéder aux mandats/ }).click();
  const card = page.locator(`#mandat-${jose.mandat.id}`);
  await card.getByRole("button", { name: /^Noter « copie remise »/ }).click();
  await expect(card).toContainText(/Copie remise à l'usager, noté le/);
  await context.close();
});

test("a long list turns its pages and fits 320 px in dark scheme [MAN-102]", async ({
  page,
  context,
  ctx,
}) => {
  test.setTimeout(60_000);
  const person = await givenPerson(ctx);
  for (let n = 0; n < 51; n += 1) {
    const familyName = `NOM${String(n).padStart(2, "0")}`;
    await givenListed(ctx, person, { givenName: "Léa", familyName });
  }
  await openSession(ctx, context, person);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(LIST);
  await expect(rows(page)).toHaveCount(50);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Page suivante" }).click();
  await expect(rows(page)).toHaveText([/NOM50/]);
  const search = page.getByLabel(/^Rechercher un usager ou une usagère/);
  await search.pressSequentially("nom07");
  await expect(rows(page)).toHaveText([/NOM07/]);
  expect(page.url()).not.toContain("page=2");
});

test("a name that is a script stays a name on every screen [MAN-103]", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx);
  const evil = "<script>document.title='pris'</script><img src=x onerror=alert(1)>";
  const { usager, mandat } = await givenListed(ctx, person, {
    givenName: evil,
    familyName: "DUPONT",
    preferredUsername: evil,
  });
  const { sessionId } = await openSession(ctx, context, person);
  const now = ctx.clock.now();
  const later = new Date(now.getTime() + 1_800_000);
  const draft = await ctx.db.mandatDraft.create({
    data: {
      aidantId: person.user.id,
      organisationId: person.organisation.id,
      loginSessionId: sessionId,
      status: "IDENTIFIED",
      usagerId: usager.id,
      demarches: ["papiers"],
      duree: "MONTH",
      identifiedAt: now,
      legExpiresAt: later,
      expiresAt: later,
      createdAt: now,
      updatedAt: now,
    },
  });
  await context.addCookies([
    { name: "ac-draft", value: draft.id, url: ctx.settings.APP_URL, httpOnly: true },
  ]);
  const addresses = [
    LIST,
    `${LIST}${usager.id}/`,
    `${LIST}${usager.id}/historique/`,
    `/espace-aidant/mandats/${mandat.id}/cancel_confirm`,
    "/espace-aidant/creation_mandat/recapitulatif/",
    "/espace-aidant/creation_mandat/visualisation/projet/",
  ];
  page.on("dialog", () => {
    throw new Error("the name was run");
  });
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.locator("main"), address).toContainText(evil);
    await expect(page, address).toHaveTitle(/ – Aidants Connect$/);
    expect(await page.locator("img[src=x]").count(), address).toBe(0);
  }
});

test("a référent who is not an aidant sees nobody [MAN-097]", async ({ page, context, ctx }) => {
  const person = await givenPerson(ctx);
  const { usager, mandat } = await givenListed(ctx, person, {
    givenName: "Uma",
    familyName: "SECRETE",
  });
  const autorisation = await ctx.db.autorisation.findFirstOrThrow({
    where: { mandatId: mandat.id },
  });
  const referent = await givenPerson(ctx, {
    organisation: person.organisation,
    referent: true,
    referentNonAidant: true,
  });
  await openSession(ctx, context, referent);
  const own = `${LIST}${usager.id}`;
  const mandats = `/espace-aidant/mandats/${mandat.id}`;
  const answers: string[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "document") {
      void answer.text().then(
        (text) => answers.push(text),
        () => undefined,
      );
    }
  });
  for (const address of [
    LIST,
    `${own}/`,
    `${own}/historique/`,
    `${own}/autorisations/${autorisation.id}/cancel_confirm`,
    `${own}/autorisations/${autorisation.id}/cancel_success`,
    `${mandats}/cancel_confirm`,
    `${mandats}/cancel_success`,
    `${mandats}/visualisation`,
  ]) {
    await page.goto(address);
    await expect(page.locator("main"), address).toContainText(
      "Cette page est réservée aux aidants",
    );
    await expect(page.locator("body")).not.toContainText("SECRETE");
  }
  expect(answers.join("")).not.toContain("SECRETE");
});
