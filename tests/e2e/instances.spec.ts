import type { Browser, Page } from "@playwright/test";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { givenSession } from "../support/factories/people";
import { givenCode, givenFiWorld } from "../support/factories/fi";
import { expect, test } from "./support/fixtures";
import { declared, exchange, readIdentity, tokenOf } from "./support/exchange";
import { call } from "./support/loopback";
import { givenPerson } from "./support/people";
import { startSecondInstance, type Instance } from "./support/second-instance";

test.describe("two instances on one database behave as one", () => {
  test.describe.configure({ mode: "serial" });
  let second: Instance;

  test.beforeAll(async ({ server }) => {
    test.setTimeout(90_000);
    second = await startSecondInstance(server.settings);
  });
  test.afterAll(() => second.stop());

  test("a session opened by one is served, and ended, by the other", async ({ ctx }) => {
    const person = await givenPerson(ctx);
    const { sessionId, token } = await givenSession(ctx, person.user, person.organisation);
    const home = `${ctx.settings.APP_URL}/espace-aidant/`;
    const headers = { cookie: `${SESSION_COOKIE}=${token}` };
    expect((await call(home, { headers })).status).toBe(200);
    expect((await call(home, { headers, port: second.port })).status).toBe(200);
    const longAgo = new Date(ctx.clock.now().getTime() - 45 * 60_000);
    await ctx.db.session.update({ where: { id: sessionId }, data: { lastActivityAt: longAgo } });
    expect((await call(home, { headers, port: second.port })).status).toBe(303);
    expect((await call(home, { headers })).status).toBe(303);
  });

  test("a code typed at both at once is accepted once [AUTH-B03]", async ({ browser, ctx }) => {
    const person = await givenPerson(ctx);
    const code = await person.nextCode();
    const fill = async (one: Browser, origin: string, userAgent: string): Promise<Page> => {
      const context = await one.newContext({ javaScriptEnabled: false, userAgent });
      const page = await context.newPage();
      await page.goto(`${origin}/accounts/login/`);
      await page.getByLabel("Adresse email").fill(person.user.email);
      await page.getByLabel(/^Code à 6 chiffres/).fill(code);
      return page;
    };
    const pages = [
      await fill(browser, ctx.settings.APP_URL, "Chrome/156 Windows"),
      await fill(browser, `http://ac.localhost:${String(second.port)}`, "Firefox/140 Linux"),
    ];
    // Without script both answers are new documents: titles are read once these are there.
    const answered = pages.map((page) => page.waitForEvent("framenavigated"));
    await Promise.all(
      pages.map((page) => page.getByRole("button", { name: "Se connecter" }).click()),
    );
    await Promise.all(answered);
    const titles = await Promise.all(
      pages.map((page) => page.getByRole("heading", { level: 1 }).textContent()),
    );
    expect(titles.sort()).toEqual(["Confirmation de connexion", "Connectez-vous"]);
    const links = await ctx.db.loginRequest.count({ where: { userId: person.user.id } });
    expect(links).toBe(1);
    await Promise.all(pages.map((page) => page.context().close()));
  });

  test("an identity asked at one is delivered once by the other", async ({ ctx }) => {
    const world = await givenFiWorld(ctx);
    const { code } = await givenCode(ctx, world, { changes: declared(ctx) });
    const answers = await Promise.all([exchange(ctx, code), exchange(ctx, code, second.port)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const { code: fresh } = await givenCode(ctx, world, { changes: declared(ctx) });
    const token = tokenOf(await exchange(ctx, fresh, second.port));
    const deliveries = await Promise.all([
      readIdentity(ctx, token),
      readIdentity(ctx, token, second.port),
    ]);
    expect(deliveries.map(({ status }) => status).sort()).toEqual([200, 401]);
    const entries = await ctx.db.journalEntry.count({
      where: { usagerId: world.usager.id, action: "use_autorisation" },
    });
    expect(entries).toBe(1);
  });

  test("fifty identities at once are all delivered before FranceConnect gives up [FC-108]", async ({
    ctx,
  }) => {
    test.setTimeout(120_000);
    const world = await givenFiWorld(ctx);
    const codes: string[] = [];
    for (let i = 0; i < 50; i += 1) {
      codes.push((await givenCode(ctx, world, { changes: declared(ctx) })).code);
    }
    const deliver = async (code: string): Promise<number[]> => {
      const token = await exchange(ctx, code);
      if (token.status !== 200) return [token.status];
      return [token.status, (await readIdentity(ctx, tokenOf(token))).status];
    };
    const patience = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("FranceConnect would have given up (6 s a call)")), 12_000);
    });
    const statuses = await Promise.race([Promise.all(codes.map(deliver)), patience]);
    expect(statuses).toEqual(codes.map(() => [200, 200]));
    const entries = await ctx.db.journalEntry.count({
      where: { usagerId: world.usager.id, action: "use_autorisation" },
    });
    expect(entries).toBe(50);
  });
});
