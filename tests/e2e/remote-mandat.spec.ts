import type { Browser, Page } from "@playwright/test";
import type { Ctx } from "@/lib/context.types";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { identifyAs, tick } from "./support/journey";
import { givenPerson, openSession, type Person } from "./support/people";

const DUBOIS = /^Angela Claire Louise DUBOIS/;
const SHOTS = process.env.SHOTS_DIR;

/** Accessible in both schemes and at 320 px, as pages.spec.ts asks of every page. */
async function check(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page);
      if (SHOTS) {
        const path = `${SHOTS}/${name}-${colorScheme}-${String(width)}.png`;
        await page.screenshot({ path, fullPage: true });
      }
    }
  }
}

let phones = 0;
/** A number that no other test writes to. */
const freshPhone = (): { typed: string; e164: string } => {
  phones += 1;
  const end = `${String(process.pid % 1000).padStart(3, "0")}${String(phones).padStart(3, "0")}`;
  return { typed: `0612${end}`, e164: `+33612${end}` };
};

async function fillSms(page: Page, phone: string): Promise<void> {
  await tick(page.getByRole("checkbox", { name: /signer le mandat à distance/ }));
  await tick(page.getByRole("radio", { name: /^Par SMS/ }));
  await page.getByLabel(/^Numéro de téléphone de la personne/).fill(phone);
  await tick(page.getByRole("checkbox", { name: /^Je certifie/ }));
}

/** The usager's telephone, in a window of its own. */
async function openPhone(browser: Browser, site: string, e164: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: site });
  const page = await context.newPage();
  await page.goto(`/demo/telephone?numero=${encodeURIComponent(e164)}`);
  return page;
}

const press = (phone: Page, word: string) =>
  phone.getByRole("button", { name: `Répondre « ${word} »` }).click();

async function signRemote(page: Page, person: Person): Promise<void> {
  await tick(page.getByRole("checkbox", { name: /^Avoir expliqué/ }));
  await tick(page.getByRole("checkbox", { name: /^Avoir obtenu et conservé/ }));
  await page.getByLabel("Code temporaire").fill(await person.nextCode());
  await page.getByRole("button", { name: "Enregistrer le mandat" }).click();
  await expect(page).toHaveURL(/visualisation\/final\/[0-9a-f-]{36}/);
}

const mandatOf = async (ctx: Ctx, page: Page) => {
  const id = /final\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  const include = { attestation: true, consent: true };
  return ctx.db.mandat.findUniqueOrThrow({ where: { id }, include });
};

test("an aidant concludes a mandat by SMS, then renews it [MAN-063] [MAN-073] [MAN-074] [MAN-084] [MAN-089]", async ({
  page,
  context,
  browser,
  ctx,
  server,
}) => {
  test.setTimeout(240_000);
  const person = await givenPerson(ctx, { firstName: "Camille" });
  await openSession(ctx, context, person);
  const { typed, e164 } = freshPhone();

  await test.step("fills the form", async () => {
    await page.goto("/espace-aidant/creation_mandat/");
    await tick(page.getByRole("checkbox", { name: /^Papiers/ }));
    await tick(page.getByRole("radio", { name: /^Mandat d.un mois/ }));
    await expect(page.getByRole("textbox", { name: /^Numéro de téléphone/ })).toBeHidden();
    await fillSms(page, "665544");
    await expect(page.getByRole("radio", { name: /^Mandat d.un mois à distance/ })).toBeChecked();
    await expect(page.getByRole("button", { name: /FranceConnect/ })).toBeHidden();
    await page.getByRole("button", { name: "Envoyer le SMS récapitulatif" }).click();
    await expect(page.locator("main")).toContainText("Ce numéro de téléphone n'est pas valide");
    await check(page, "form-errors");
    await page.getByLabel(/^Numéro de téléphone de la personne/).fill(typed);
    await page.getByRole("button", { name: "Envoyer le SMS récapitulatif" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Récapitulatif envoyé");
    await check(page, "recap-sent");
  });

  await test.step("waits for the answer", async () => {
    await page.getByRole("button", { name: /^Envoyer la demande de consentement/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("En attente de consentement");
    await expect(page.getByRole("status")).toContainText("n’a pas encore répondu");
    await check(page, "waiting");
    await page.goto("/fc_authorizev2/");
    await expect(page).toHaveURL(/attente_consentement/);
    await expect(page.locator("body")).toContainText("n'a pas donné son accord par SMS");
    await page.goto("/espace-aidant/creation_mandat/recapitulatif/");
    await expect(page).toHaveURL(/creation_mandat\/a_distance\/attente_consentement/);
  });

  await test.step("goes on by itself once the person has agreed", async () => {
    const phone = await openPhone(browser, server.site, e164);
    await expect(phone.locator("main")).toContainText("va créer un mandat à votre nom");
    await phone.getByLabel("Autre réponse").fill("d'accord");
    await phone.getByLabel("Autre réponse").press("Enter");
    await expect(phone.locator("main")).toContainText("n'a pas compris votre réponse");
    await check(phone, "telephone");
    await press(phone, "Oui");
    await expect(phone.locator("main")).toContainText("enregistré votre accord");
    await phone.context().close();
    await identifyAs(page, DUBOIS, "Aidants Connect");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Récapitulatif du mandat à distance",
    );
    await expect(page.locator("main")).toContainText("Empreinte de la preuve");
    await check(page, "recap");
  });

  await test.step("signs: the attestation prints the evidence", async () => {
    await signRemote(page, person);
    const mandat = await mandatOf(ctx, page);
    const evidence = mandat.consent?.evidenceHash ?? "none";
    await expect(page.locator("main")).toContainText("conclu à distance");
    await expect(page.locator("main")).toContainText(evidence);
    await check(page, "final");
  });

  await test.step("renews by SMS, without FranceConnect", async () => {
    const { usagerId } = await mandatOf(ctx, page);
    await page.goto(`/espace-aidant/renew_mandat/${usagerId}`);
    await fillSms(page, typed);
    await page.getByRole("button", { name: "Renouveler le mandat" }).click();
    await expect(page).toHaveURL(/renew_mandat\/[0-9a-f-]+\/a_distance\/demande_consentement/);
    await check(page, "renewal-recap-sent");
    await page.getByRole("button", { name: /^Envoyer la demande de consentement/ }).click();
    await expect(page).toHaveURL(/renew_mandat\/[0-9a-f-]+\/a_distance\/attente_consentement/);
    await check(page, "renewal-waiting");
    await page.goto("/espace-aidant/creation_mandat/recapitulatif/");
    await expect(page).toHaveURL(/renew_mandat\/[0-9a-f-]+\/a_distance\/attente_consentement/);
    await expect(page.locator("body")).toContainText("n'a pas donné son accord par SMS");
    const phone = await openPhone(browser, server.site, e164);
    await press(phone, "Oui");
    await phone.context().close();
    await expect(page).toHaveURL(/creation_mandat\/recapitulatif/, { timeout: 15_000 });
    await signRemote(page, person);
    expect((await mandatOf(ctx, page)).renewalOfId).not.toBeNull();
  });
});

test("a mandat by SMS works without script; a refusal ends it [MAN-075]", async ({
  browser,
  ctx,
  server,
}) => {
  test.setTimeout(150_000);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  const page = await context.newPage();
  const person = await givenPerson(ctx, { firstName: "Camille" });
  await openSession(ctx, context, person);
  const { typed, e164 } = freshPhone();
  const begin = async () => {
    await page.goto("/espace-aidant/creation_mandat/");
    await tick(page.getByRole("checkbox", { name: /^Papiers/ }));
    await tick(page.getByRole("radio", { name: /^Mandat court/ }));
    await fillSms(page, typed);
    await page.getByRole("button", { name: "Envoyer le SMS récapitulatif" }).click();
    await page.getByRole("button", { name: /^Envoyer la demande de consentement/ }).click();
    await expect(page.locator("main")).toContainText("n’a pas encore répondu");
  };
  const phone = await context.newPage();
  const answer = async (word: string) => {
    await phone.goto(`/demo/telephone?numero=${encodeURIComponent(e164)}`);
    await press(phone, word);
  };

  await begin();
  await answer("Non");
  await page.getByRole("link", { name: "Actualiser la page" }).click();
  await expect(page.locator("main")).toContainText("La personne a refusé");
  await page.getByRole("link", { name: "Recommencer depuis le formulaire" }).click();
  await expect(page.getByRole("checkbox", { name: /^Papiers/ })).toBeChecked();

  await begin();
  await answer("Oui");
  await page.getByRole("link", { name: "Actualiser la page" }).click();
  await identifyAs(page, DUBOIS, "Aidants Connect");
  await signRemote(page, person);
  expect((await mandatOf(ctx, page)).remoteMethod).toBe("SMS");
  await context.close();
});

test("a mandat at a distance on paper goes straight to FranceConnect [MAN-063]", async ({
  page,
  context,
  ctx,
}) => {
  test.setTimeout(90_000);
  const person = await givenPerson(ctx, { firstName: "Camille" });
  await openSession(ctx, context, person);
  await page.goto("/espace-aidant/creation_mandat/");
  await tick(page.getByRole("checkbox", { name: /^Papiers/ }));
  await tick(page.getByRole("radio", { name: /^Mandat court/ }));
  await tick(page.getByRole("checkbox", { name: /signer le mandat à distance/ }));
  await page.getByRole("button", { name: /S.identifier avec FranceConnect/ }).click();
  await expect(page.locator("main")).toContainText("Choisissez comment le mandat à distance");
  await tick(page.getByRole("radio", { name: /^Par signature sur papier/ }));
  await page.getByRole("button", { name: /S.identifier avec FranceConnect/ }).click();
  await identifyAs(page, DUBOIS, "Aidants Connect");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Récapitulatif du mandat à distance",
  );
  await signRemote(page, person);
  await expect(page.locator("main")).toContainText("consentement écrit recueilli");
});
