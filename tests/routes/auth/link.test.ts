import { describe, expect, test } from "vitest";
import { answerNextAuth } from "@/lib/auth/next-auth-routes";
import { isOwnPath } from "@/lib/auth/next-path";
import { postLink } from "@/lib/auth/post-link";
import { postSignOut } from "@/lib/auth/post-sign-out";
import { readSession } from "@/lib/auth/session";
import { sha256 } from "@/lib/crypto/hash";
import { seeOther } from "@/lib/http/responses";
import { POST as nextAuthPost } from "@/app/api/auth/[...nextauth]/route";
import { testContext } from "../../support/context";
import { givenSession } from "../../support/factories/people";
import { givenLink, givenPerson, type Person } from "../../domain/auth/sign-in";

const ctx = await testContext();
const ORIGIN = "http://ac.localhost:3000";
const SESSION = "__Host-ac_session";

const request = (path: string, cookies: Record<string, string> = {}, body?: URLSearchParams) =>
  new Request(`${ORIGIN}${path}`, {
    method: "POST",
    headers: {
      cookie: Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join("; "),
      ...(body ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(body ? { body: body.toString() } : {}),
  });

const openPath = (token: string) => `/accounts/login/lien/${token}/ouvrir`;
const press = (
  token: string,
  cookies: Record<string, string> = {},
  fields?: Record<string, string>,
) => postLink(ctx, request(openPath(token), cookies, fields && new URLSearchParams(fields)), token);
const setCookies = (response: Response) => response.headers.getSetCookie();
const cookieIn = (response: Response, name: string) =>
  setCookies(response)
    .find((line) => line.startsWith(`${name}=`))
    ?.split(";")[0]
    ?.slice(name.length + 1);

describe("the button of the link", () => {
  test("opens the session when the way back cannot be an address [AUTH-A24]", async () => {
    const person = await givenPerson(ctx);
    const { token, binding } = await givenLink(ctx, person);
    const where = { tokenHash: sha256(token) };
    await ctx.db.loginRequest.update({ where, data: { next: "/€" } });
    const response = await press(token, { "__Host-ac_login": binding });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/espace-aidant/"]);
    expect(cookieIn(response, SESSION)).toBeTruthy();
  });

  test("answers 303 with a bound, opaque session cookie [AUTH-C17]", async () => {
    const person = await givenPerson(ctx);
    const { token, binding } = await givenLink(ctx, person, { next: "/espace-aidant/usagers/" });
    const response = await press(token, { "__Host-ac_login": binding });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/espace-aidant/usagers/");
    const line = setCookies(response).find((cookie) => cookie.startsWith(`${SESSION}=`));
    expect(line).toMatch(
      /^__Host-ac_session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const raw = cookieIn(response, SESSION) ?? "";
    expect(await readSession(ctx, raw, { slide: false })).toMatchObject({ state: "live" });
    expect(cookieIn(response, "__Host-ac_login")).toBe("");
    expect(setCookies(response).join()).not.toContain(person.user.email);
  });

  test("replaces a session cookie that somebody planted [AUTH-C16]", async () => {
    const person = await givenPerson(ctx);
    const { token, binding } = await givenLink(ctx, person);
    const planted = ctx.random.token();
    const response = await press(token, { "__Host-ac_login": binding, [SESSION]: planted });
    expect(cookieIn(response, SESSION)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(cookieIn(response, SESSION)).not.toBe(planted);
    expect(await readSession(ctx, planted, { slide: false })).toEqual({ state: "none" });
  });

  test("does nothing for somebody signed in under another name [AUTH-A12]", async () => {
    const [a, b] = [await givenPerson(ctx), await givenPerson(ctx)];
    const { token, binding } = await givenLink(ctx, a);
    const { token: cookie } = await givenSession(ctx, b.user, b.organisation);
    const response = await press(token, { "__Host-ac_login": binding, [SESSION]: cookie });
    expect(response.headers.get("location")).toBe(`/accounts/login/lien/${token}/`);
    expect(setCookies(response)).toEqual([]);
    expect(await readSession(ctx, cookie, { slide: false })).toMatchObject({
      state: "live",
      session: { userId: b.user.id },
    });
    const kept = await ctx.db.loginRequest.findUnique({ where: { tokenHash: sha256(token) } });
    expect(kept?.status).toBe("SENT");
  });

  test("asks another browser for a new code, and says when it is not accepted [AUTH-A07]", async () => {
    const person = await givenPerson(ctx);
    const { token, code } = await givenLink(ctx, person);
    const page = `/accounts/login/lien/${token}/`;
    const where = async (fields: Record<string, string>) =>
      (await press(token, {}, fields)).headers.get("location");
    expect(await where({})).toBe(`${page}?erreur=format`);
    expect(await where({ code: "12ab56" })).toBe(`${page}?erreur=format`);
    expect(await where({ code })).toBe(`${page}?erreur=code`);
    ctx.clock.advance(30_000);
    const fresh = person.device.code();
    const response = await press(token, {}, { code: fresh });
    expect(response.headers.get("location")).toBe("/espace-aidant/");
    expect(cookieIn(response, SESSION)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test("goes back to the page when the link is dead, whatever it was", async () => {
    const response = await press(ctx.random.token());
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(/^\/accounts\/login\/lien\//);
    expect((await press("x".repeat(10_000))).status).toBe(303);
    expect(setCookies(response)).toEqual([]);
  });
});

describe("next-auth's own addresses", () => {
  const read = (action: string, query = "", cookies: Record<string, string> = {}) => {
    const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
    const headers = { cookie: cookie.join("; ") };
    return answerNextAuth(
      ctx,
      new Request(`${ORIGIN}/api/auth/${action}${query}`, { headers }),
      action,
    );
  };

  test("lead the callback to the page with the button and consume nothing [AUTH-A05]", async () => {
    const person = await givenPerson(ctx);
    const { token } = await givenLink(ctx, person);
    const query = `?${new URLSearchParams({ token, email: person.user.email }).toString()}`;
    const response = await read("callback/email", query);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`/accounts/login/lien/${token}/`);
    const kept = await ctx.db.loginRequest.findUnique({ where: { tokenHash: sha256(token) } });
    expect(kept?.status).toBe("SENT");
  });

  test("refuse every post and every other reading", async () => {
    expect(nextAuthPost().status).toBe(404);
    for (const action of ["signin/email", "csrf", "providers", "signout", "verify-request"]) {
      expect((await read(action)).status).toBe(404);
    }
  });

  test("tell a browser little about its session, and no token", async () => {
    const person = await givenPerson(ctx);
    const { token } = await givenSession(ctx, person.user, person.organisation);
    const response = await read("session", "", { [SESSION]: token });
    const text = await response.text();
    const fields: Record<string, unknown> = JSON.parse(text);
    expect(Object.keys(fields).sort()).toEqual(["endsAt", "expires", "organisation", "user"]);
    for (const hidden of [token, sha256(token), person.user.email, person.user.id]) {
      expect(text).not.toContain(hidden);
    }
    expect(await (await read("session")).json()).toBeNull();
  });
});

describe("sign-out", () => {
  const signedIn = async (): Promise<Person & { token: string }> => {
    const person = await givenPerson(ctx);
    return { ...person, ...(await givenSession(ctx, person.user, person.organisation)) };
  };

  test("by POST ends the session and has the browser forget its pages [AUTH-C12]", async () => {
    const { token } = await signedIn();
    const response = await postSignOut(ctx, request("/logout-session/", { [SESSION]: token }));
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/");
    expect(response.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(cookieIn(response, SESSION)).toBe("");
    expect(cookieIn(response, "ac-flash")).toBe("deconnecte");
    for (const name of ["ac-usagers-recherche", "ac-fi-recherche"]) {
      const gone = setCookies(response).find((line) => line.startsWith(`${name}=;`));
      expect(gone).toMatch(/; Path=\/[a-z/-]+; Max-Age=0$/);
    }
    expect((await readSession(ctx, token, { slide: true })).state).toBe("ended");
    const replay = await postSignOut(ctx, request("/logout-session/", { [SESSION]: token }));
    expect(replay.headers.get("location")).toBe("/accounts/login/");
  });
});

test.each([
  ["/espace-aidant/", true],
  ["/authorize?redirect_uri=https://fc.example/cb&x=1", true],
  ["//evil.example", false],
  ["/a//b", false],
  ["/\\evil.example", false],
  ["https://evil.example", false],
  ["javascript:alert(1)", false],
  ["/a\tb", false],
  ["", false],
  [`/${"a".repeat(2000)}`, false],
  ["/€", false],
  ["/a\u2028b", false],
  ["/a b", false],
  [`/authorize/?${"a".repeat(2000)}`, true],
  [`/authorize/?${"a".repeat(2001)}`, false],
])("« %s » is a path of this site: %s [AUTH-A24]", (value, expected) => {
  expect(isOwnPath(value)).toBe(expected);
});

test("an address that a header cannot carry is percent-encoded, never a 500", () => {
  const location = seeOther("/\u20ac?a=\ud800").headers.get("location");
  expect(location).toBe("/%E2%82%AC?a=%EF%BF%BD");
});

test.each(["\u{1f600}".repeat(60).slice(0, 101), "\ud800", "../../x", "a".repeat(500)])(
  "what is no token leads to a dead link, never to a 500",
  async (token) => {
    const query = new URLSearchParams({ token });
    const read = new Request(`${ORIGIN}/api/auth/callback/email?${query.toString()}`);
    const answers = [await answerNextAuth(ctx, read, "callback/email"), await press(token)];
    for (const { status, headers } of answers) {
      expect([status, headers.get("location")]).toEqual([303, "/accounts/login/lien/-/"]);
    }
  },
);
