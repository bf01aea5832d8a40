import { describe, expect, test } from "vitest";
import { testContext, type TestContext } from "../../support/context";
import { givenPerson, mailsTo, press, givenLink, signIn, type Person } from "./sign-in";

const ctx = await testContext();

const from = (browser: string, ipPrefix: string): TestContext => ({
  ...ctx,
  origin: { id: "request", ipPrefix, browser },
});

const notices = async (person: Person) =>
  (await mailsTo(ctx, person.user.email)).filter(({ kind }) => kind !== "login-link");

describe("sign-ins that the holder is told of (auth-referent §2.10)", () => {
  test("neither the first one nor those from a known browser and network", async () => {
    const person = await givenPerson(ctx);
    await signIn(ctx, person);
    await signIn(ctx, person);
    expect(await notices(person)).toEqual([]);
  });

  test("one from a browser family and network never seen, once", async () => {
    const person = await givenPerson(ctx);
    await signIn(ctx, person);
    const library = from("Chrome, Windows", "198.51.100.7");
    await signIn(library, person);
    await signIn(library, person);
    await signIn(ctx, person);
    const mails = await notices(person);
    expect(mails.map(({ kind }) => kind)).toEqual(["login-new-browser"]);
    expect(mails[0]?.text).toContain("Chrome, Windows");
    expect(mails[0]?.text).toContain("198.51.100.7");
  });

  test("a link opened in another browser, with its new code", async () => {
    const person = await givenPerson(ctx);
    await signIn(ctx, person);
    ctx.clock.advance(60_000);
    const { token } = await givenLink(ctx, person);
    ctx.clock.advance(60_000);
    await press(from("Safari, iOS", "198.51.100.9"), { token }, { code: person.device.code() });
    expect((await notices(person)).map(({ kind }) => kind)).toEqual(["login-other-browser"]);
  });

  test("what is kept names neither browser nor network", async () => {
    const person = await givenPerson(ctx);
    await signIn(from("Opera, Linux", "203.0.113.200"), person);
    const kept = JSON.stringify(
      await ctx.db.signInOrigin.findMany({ where: { userId: person.user.id } }),
    );
    expect(kept).not.toContain("Opera");
    expect(kept).not.toContain("203.0.113.200");
  });
});
