import { afterAll, beforeEach, describe, expect, test } from "vitest";
import * as alias from "@/app/(fs)/fc_authorize/route";
import * as authorize from "@/app/(fs)/fc_authorizev2/route";
import * as callback from "@/app/(fs)/callbackv2/route";
import * as logoutCallback from "@/app/(fs)/logout-callback/route";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { DRAFT_COOKIE } from "@/lib/http/draft-cookie";
import { errorPageStatus } from "@/lib/http/error-status";
import { FLASH, FLASH_COOKIE } from "@/lib/http/flash-codes";
import { startMandat } from "@/lib/mandat/start-mandat";
import { followToCallback, person } from "@/tests/domain/franceconnect-fs/support";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";
import { HttpBrowser } from "@/sandbox/http-browser";
import { VARIANTS } from "@/sandbox/site/variants";
import { startSandbox } from "@/sandbox/start";
import { locationOf, ORIGIN, route, testSite } from "../fi/site";

const SECRET = "secret-of-the-fs-client-for-tests-only";
const FORM = "/espace-aidant/creation_mandat/";
const RECAP = "/espace-aidant/creation_mandat/recapitulatif/";

const sandbox = await startSandbox({
  FC_SIM_PORT: 0,
  SITE_SIM_PORT: 0,
  FC_FS_CLIENT_ID: "ac-as-fs",
  FC_FS_CLIENT_SECRET: SECRET,
});
afterAll(() => sandbox.stop());
const ctx = await testSite({ FC_FS_ISSUER: sandbox.issuer, FC_FS_CLIENT_SECRET: SECRET });

type Session = Awaited<ReturnType<typeof givenSession>>;
let session: Session;
/** Cookies of the browser under test. */
let jar: Map<string, string>;

beforeEach(async () => {
  sandbox.reset();
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation] });
  session = await givenSession(ctx, user, organisation);
  jar = new Map([[SESSION_COOKIE, session.token]]);
});

type Handler = typeof authorize.GET;

/** One navigation of this browser; its cookies are kept. */
async function visit(handler: Handler, address: string, headers: Record<string, string> = {}) {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request(new URL(address, ORIGIN), { headers: { cookie, ...headers } });
  const response = await handler(request, route);
  for (const line of response.headers.getSetCookie()) {
    const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
    jar.set(name, value);
  }
  return response;
}

async function post(): Promise<void> {
  const draftId = await startMandat(ctx, session.aidant, { demarche: ["papiers"], duree: "LONG" });
  jar.set(DRAFT_COOKIE, draftId);
}

/** Form posted, FranceConnect crossed: the address that it sends the browser back to. */
async function fromFranceConnect(who: Parameters<typeof sandbox.identifyNext>[0]) {
  await post();
  const left = await visit(authorize.GET, "/fc_authorizev2/");
  sandbox.identifyNext(who);
  return followToCallback(ctx, locationOf(left).href);
}

function expectFlash(response: Response, path: string, code: string) {
  expect(response.status).toBe(303);
  expect(locationOf(response).pathname).toBe(path);
  expect(locationOf(response).search).toBe("");
  expect(jar.get(FLASH_COOKIE)).toBe(code);
}

describe("GET /fc_authorizev2/", () => {
  test("leaves for FranceConnect, at both addresses [FC-001]", async () => {
    await post();
    for (const handler of [authorize.GET, alias.GET]) {
      const response = await visit(handler, "/fc_authorizev2/");
      expect(response.status).toBe(303);
      expect(locationOf(response).href).toMatch(`${sandbox.issuer}/authorize?`);
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
  });

  test("sends a browser without session to the login, with the way back [FC-003]", async () => {
    jar.clear();
    const response = await visit(authorize.GET, "/fc_authorizev2/");
    expect(response.status).toBe(303);
    expect(locationOf(response).pathname).toBe("/accounts/login/");
    expect(locationOf(response).searchParams.get("next")).toBe("/fc_authorizev2/");
  });

  test("sends an idle session to the login [FC-004]", async () => {
    await post();
    const lastActivityAt = new Date(
      ctx.clock.now().getTime() - ctx.settings.SESSION_IDLE * 1000 - 1,
    );
    await ctx.db.session.update({ where: { id: session.sessionId }, data: { lastActivityAt } });
    const response = await visit(authorize.GET, "/fc_authorizev2/");
    expect(locationOf(response).pathname).toBe("/accounts/login/");
    expect(locationOf(response).searchParams.get("next")).toBe("/fc_authorizev2/");
  });

  test("goes back to the form without a draft, still signed in [FC-005]", async () => {
    expectFlash(await visit(authorize.GET, "/fc_authorizev2/"), FORM, "brouillon-absent");
    const where = { id: session.sessionId };
    expect((await ctx.db.session.findUniqueOrThrow({ where })).endedAt).toBeNull();
  });

  test("shows a page of status 408 after 30 minutes [FC-006]", async () => {
    await post();
    const past = new Date(ctx.clock.now().getTime() - 1);
    const where = { id: jar.get(DRAFT_COOKIE) ?? "" };
    await ctx.db.mandatDraft.update({ where, data: { legExpiresAt: past } });
    const response = await visit(authorize.GET, "/fc_authorizev2/");
    expect(response.status).toBe(303);
    expect(errorPageStatus(locationOf(response).pathname)).toBe(408);
    expect(locationOf(response).searchParams.get("motif")).toBe("FC_DELAI_DEPASSE");
  });

  test("leads to the waiting room before the consent by SMS [FC-007]", async () => {
    await post();
    const where = { id: jar.get(DRAFT_COOKIE) ?? "" };
    const data = { isRemote: true, remoteMethod: "SMS", status: "CONSENT_ASKED" } as const;
    await ctx.db.mandatDraft.update({ where, data });
    const response = await visit(authorize.GET, "/fc_authorizev2/");
    expect(locationOf(response).pathname).toBe(
      "/espace-aidant/creation_mandat/a_distance/attente_consentement/",
    );
  });

  test("has no effect when it is not a navigation of the browser", async () => {
    await post();
    const headers = { "sec-fetch-mode": "cors" };
    const response = await visit(authorize.GET, "/fc_authorizev2/", headers);
    expect(response.status).toBe(204);
    const where = { id: jar.get(DRAFT_COOKIE) ?? "" };
    expect(await ctx.db.mandatDraft.findUniqueOrThrow({ where })).toMatchObject({
      status: "INITIATED",
      stateHash: null,
    });
  });
});

test("a session lost at the logout leads to the login; no state travels", async () => {
  jar.clear();
  const response = await visit(logoutCallback.GET, "/logout-callback/?state=secret");
  expect(locationOf(response).pathname).toBe("/accounts/login/");
  expect(locationOf(response).searchParams.get("next")).toBe(FORM);
});

test("HEAD never goes through: nothing is begun, consumed nor finished", async () => {
  const back = await fromFranceConnect({ claims: person() });
  for (const handler of [authorize, alias, callback, logoutCallback]) {
    const { status, headers } = handler.HEAD();
    expect([status, headers.get("allow")]).toEqual([405, "GET"]);
  }
  expect((await visit(callback.GET, back.href)).status).toBe(303);
});

describe("GET /callbackv2/", () => {
  test("goes through FranceConnect's logout to the recap, no session left there [FC-009] [FC-037]", async () => {
    const fc = new HttpBrowser();
    await post();
    const left = await visit(authorize.GET, "/fc_authorizev2/");
    sandbox.identifyNext({ claims: person() });
    const atCallback = (next: string) => next.startsWith(ctx.settings.FC_FS_REDIRECT_URI);
    const back = await fc.get(locationOf(left).href, atCallback);
    const response = await visit(callback.GET, back.url);
    expect(response.status).toBe(303);
    const logout = locationOf(response);
    expect(logout.href).toContain(`${sandbox.issuer}/session/end?`);
    const returned = await fc.get(logout.href, (next) => next.startsWith(ORIGIN));
    const final = await visit(logoutCallback.GET, returned.url);
    expect(final.status).toBe(303);
    expect(locationOf(final).pathname).toBe(RECAP);
  });

  test("a session lost meanwhile goes to the login; the code does not travel [FC-013]", async () => {
    const url = await fromFranceConnect({ claims: person() });
    jar.delete(SESSION_COOKIE);
    const response = await visit(callback.GET, url.href);
    expect(response.status).toBe(303);
    expect(locationOf(response).pathname).toBe("/accounts/login/");
    expect(locationOf(response).searchParams.get("next")).toBe(FORM);
    expect(response.headers.get("location")).not.toContain(url.searchParams.get("code"));
    const where = { id: jar.get(DRAFT_COOKIE) ?? "" };
    expect((await ctx.db.mandatDraft.findUniqueOrThrow({ where })).usagerId).toBeNull();
  });

  test("says that the connection was cancelled [FC-015]", async () => {
    const url = await fromFranceConnect({ claims: person() });
    url.searchParams.delete("code");
    url.searchParams.set("error", "access_denied");
    expectFlash(await visit(callback.GET, url.href), FORM, "fc-annulee");
  });

  test("never repeats what FranceConnect wrote [FC-016]", async () => {
    const url = await fromFranceConnect({ claims: person() });
    url.searchParams.set("error", "server_error");
    url.searchParams.set("error_description", "<script>alert(1)</script>");
    const response = await visit(callback.GET, url.href);
    expectFlash(response, FORM, "fc-erreur");
    const answer = [...response.headers].flat().join("\n") + (await response.text());
    expect(answer).not.toMatch(/script|alert/);
  });

  test.each([
    ["missing state", (url: URL) => url.searchParams.delete("state")],
    ["unknown state", (url: URL) => url.searchParams.set("state", "z".repeat(43))],
    ["missing code", (url: URL) => url.searchParams.delete("code")],
    ["missing issuer", (url: URL) => url.searchParams.delete("iss")],
  ])("shows the same message for a %s [MAN-021]", async (_, spoil) => {
    const url = await fromFranceConnect({ claims: person() });
    spoil(url);
    expectFlash(await visit(callback.GET, url.href), FORM, "fc-erreur");
  });

  test("tells an incomplete identity after FranceConnect's logout [FC-029]", async () => {
    const url = await fromFranceConnect({ claims: person({ family_name: "" }) });
    const response = await visit(callback.GET, url.href);
    const logout = locationOf(response);
    expect(logout.pathname).toBe("/api/v2/session/end");
    expect(jar.has(FLASH_COOKIE)).toBe(false);
    const state = logout.searchParams.get("state") ?? "";
    const final = await visit(logoutCallback.GET, `/logout-callback/?state=${state}`);
    expectFlash(final, FORM, "fc-identite-incomplete");
  });

  test("explains why a minor is refused [MAN-026]", async () => {
    const url = await fromFranceConnect("mineur");
    const logout = locationOf(await visit(callback.GET, url.href));
    const state = logout.searchParams.get("state") ?? "";
    const final = await visit(logoutCallback.GET, `/logout-callback/?state=${state}`);
    expectFlash(final, FORM, "fc-identite-refusee");
    expect(FLASH["fc-identite-refusee"].text).toContain("majeure");
  });
});

describe("GET /logout-callback/", () => {
  test("leads to the recap with a wrong state or none [FC-038]", async () => {
    const url = await fromFranceConnect({ claims: person() });
    await visit(callback.GET, url.href);
    for (const address of ["/logout-callback/", "/logout-callback/?state=autre"]) {
      const response = await visit(logoutCallback.GET, address);
      expect(response.status).toBe(303);
      expect(locationOf(response).pathname).toBe(RECAP);
    }
  });

  test("leads home when nobody was identified [FC-039]", async () => {
    await fromFranceConnect({ claims: person() });
    const response = await visit(logoutCallback.GET, "/logout-callback/");
    expectFlash(response, "/espace-aidant/", "fc-erreur");
    expect(await ctx.db.mandat.count()).toBe(0);
  });

  test("leads to the form without a draft, to the login without session", async () => {
    expectFlash(await visit(logoutCallback.GET, "/logout-callback/"), FORM, "brouillon-absent");
    jar.clear();
    const response = await visit(logoutCallback.GET, "/logout-callback/");
    expect(locationOf(response).pathname).toBe("/accounts/login/");
  });
});

test("after flow A, a public site opened in the same browser shows the providers [FC-106]", async () => {
  const fc = new HttpBrowser();
  await post();
  const left = await visit(authorize.GET, "/fc_authorizev2/");
  sandbox.identifyNext({ claims: person() });
  const back = await fc.get(locationOf(left).href, (next) => next.startsWith(ORIGIN));
  const logout = locationOf(await visit(callback.GET, back.url));
  const openSite = () => fc.get(`${sandbox.siteUrl}/connexion/${VARIANTS[0]?.id ?? ""}`);
  // Without the logout, FranceConnect knows the person already and shows no provider.
  expect((await openSite()).url).toMatch(/\/information$/);
  await fc.get(logout.href, (next) => next.startsWith(ORIGIN));
  const mire = await openSite();
  expect(mire.status).toBe(200);
  expect(mire.url).toMatch(/\/interaction\/[\w-]+$/);
  expect(mire.body).not.toContain("INCONNUE");
});
