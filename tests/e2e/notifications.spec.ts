import { givenNotification } from "../support/factories/notifications";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./support/fixtures";
import { givenStaff } from "../support/factories/people";
import { tick } from "./support/journey";
import { givenPerson, openSession, openWithToken } from "./support/people";

const DAY_MS = 86_400_000;

test("a message is read and hidden by keyboard, then found again in the list [MAN-113] [MAN-118]", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx);
  await openSession(ctx, context, person);
  const now = ctx.clock.now();
  const { id } = await givenNotification(ctx, person.user, { type: "NEW_FEATURE" });
  await givenNotification(ctx, person.user, {
    type: "WARNING",
    body: "Maintenance **dimanche** de 8 h à 10 h.",
    mustAck: false,
    autoAckDate: new Date(now.getTime() + 3 * DAY_MS),
  });
  await page.goto("/espace-aidant/");
  const messages = page.getByRole("region", { name: "Messages de l’équipe" });
  await expect(messages.getByRole("heading", { level: 3 })).toHaveCount(2);
  await expectAccessible(page);

  const hide = messages.getByRole("button", { name: "Masquer le message" });
  await expect(hide).toHaveCount(1);
  await hide.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Le message est masqué.")).toBeFocused();
  await expect(messages.getByRole("heading", { level: 3 })).toHaveText(["Alerte"]);
  await expectAccessible(page);
  await page.reload();
  await expect(messages.getByRole("heading", { level: 3 })).toHaveText(["Alerte"]);

  await page.getByRole("link", { name: "Voir tous mes messages" }).click();
  await page.getByLabel("Type de message").selectOption("NEW_FEATURE");
  await page.getByRole("button", { name: "Filtrer" }).click();
  await page.getByRole("link", { name: "Nouveauté sur Aidants Connect" }).click();
  await expect(page).toHaveURL(new RegExp(id));
  await page.getByRole("button", { name: "Afficher de nouveau sur l’accueil" }).click();
  await expect(page.getByRole("status")).toContainText("de nouveau affiché");
  await page.goto("/espace-aidant/");
  await expect(messages.getByRole("heading", { level: 3 })).toHaveCount(2);
});

test("a message is hidden without script", async ({ browser, ctx, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.site });
  const page = await context.newPage();
  const person = await givenPerson(ctx, { canCreateMandats: false, referent: true });
  await openSession(ctx, context, person);
  await givenNotification(ctx, person.user);
  await page.goto("/espace-aidant/");
  await page.getByRole("button", { name: "Masquer le message" }).click();
  await expect(page.getByRole("status")).toHaveText("Le message est masqué.");
  await expect(page.getByRole("button", { name: "Masquer le message" })).toHaveCount(0);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  await context.close();
});

test("another person's message answers as an unknown one [MAN-113]", async ({
  page,
  context,
  ctx,
}) => {
  const person = await givenPerson(ctx);
  const stranger = await givenPerson(ctx);
  await openSession(ctx, context, person);
  const foreign = await givenNotification(ctx, stranger.user);
  const statusOf = async (path: string) => (await page.goto(path))?.status();
  const list = "/espace-aidant/notifications";
  expect(await statusOf(`${list}/${foreign.id}/`)).toBe(404);
  expect(await statusOf(`${list}/00000000-0000-4000-8000-000000000000/`)).toBe(404);
});

test("the team writes to every aidant, who reads it on the home page", async ({
  browser,
  ctx,
  server,
}) => {
  const reader = await givenPerson(ctx);
  const team = await browser.newContext({ baseURL: server.site });
  const page = await team.newPage();
  await openWithToken(ctx, team, (await givenStaff(ctx, "METIER")).token);
  const text = `Message du ${ctx.random.token(8)}`;
  await page.goto("/administration/messages/");
  await page.getByRole("button", { name: "Envoyer le message" }).click();
  await expect(page.getByText("Choisissez à qui le message s'adresse.").first()).toBeVisible();
  await tick(page.getByRole("radio", { name: /^Information/ }));
  await tick(page.getByRole("radio", { name: "Aidants seulement" }));
  await page.getByLabel(/^Message/).fill(`**${text}**`);
  await page.getByRole("button", { name: "Envoyer le message" }).click();
  await expect(page.getByRole("status")).toContainText("Le message est écrit");
  await openSession(ctx, team, reader);
  await page.goto("/espace-aidant/");
  await expect(page.getByRole("region", { name: "Messages de l’équipe" })).toContainText(text);
  await team.close();
});
