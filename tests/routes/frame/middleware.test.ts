import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { middleware } from "@/middleware";
import { testContext, type TestContext } from "../../support/context";
import { testVariables } from "../../support/env";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const SITE = "http://ac.localhost:3000";
const MINUTES = 60_000;

let ctx: TestContext;

beforeAll(async () => {
  ctx = await testContext();
  for (const [name, value] of Object.entries(testVariables(ctx.settings.DATABASE_URL))) {
    vi.stubEnv(name, value);
  }
  Object.assign(globalThis, { aidantsConnectContext: ctx });
});
afterAll(() => {
  vi.unstubAllEnvs();
  Object.assign(globalThis, { aidantsConnectContext: undefined });
});

async function signedIn(): Promise<{ cookie: string; lastActivity: () => Promise<Date> }> {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation] });
  const { sessionId: id, token } = await givenSession(ctx, user, organisation);
  const lastActivity = async () =>
    (await ctx.db.session.findUniqueOrThrow({ where: { id } })).lastActivityAt;
  return { cookie: `__Host-ac_session=${token}`, lastActivity };
}

const visit = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  middleware(new NextRequest(`${SITE}${path}`, { method, headers }));
const locationOf = (response: Response) =>
  new URL(response.headers.get("location") ?? "", SITE).href.replace(SITE, "");
/** Header handed to the page, as Next carries it from the middleware. */
const given = (response: Response, name: string) =>
  response.headers.get(`x-middleware-request-${name}`);

describe("a private path without a live session [AUTH-C02]", () => {
  test.each([
    "/espace-aidant/",
    "/espace-aidant/usagers",
    "/authorize/usager/",
    "/select_demarche/choix/",
  ])("%s leads to sign-in and back", async (path) => {
    const response = await visit(`${path}?a=1&_rsc=x`);
    expect(response.status).toBe(303);
    const next = new URLSearchParams({ next: `${path}?a=1` }).toString();
    expect(locationOf(response)).toBe(`/accounts/login/?${next}`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  test("FranceConnect's entry points are checked by their handlers before anybody signs in", async () => {
    const returns = [
      "/callbackv2/?code=c&state=s",
      "/callbackv2?code=c",
      "/logout-callback/?state=s",
    ];
    for (const path of ["/authorize/?client_id=unknown", "/select_demarche", ...returns]) {
      expect((await visit(path)).headers.get("location")).toBeNull();
    }
  });

  test("an address too long to come back to is dropped", async () => {
    const response = await visit(`/espace-aidant/usagers/?q=${"a".repeat(2100)}`);
    expect(locationOf(response)).toBe("/accounts/login/");
  });

  test("a form leads back to the page that held it, never to another site", async () => {
    const post = (referer: string) =>
      visit("/espace-aidant/creation_mandat/", { origin: SITE, referer }, "POST");
    expect(locationOf(await post(`${SITE}/espace-aidant/usagers/?q=1`))).toBe(
      "/accounts/login/?next=%2Fespace-aidant%2Fusagers%2F%3Fq%3D1",
    );
    expect(locationOf(await post("https://attaque.example/x"))).toBe("/accounts/login/");
  });

  test("45 minutes without a request end it, one second less do not", async () => {
    const { cookie } = await signedIn();
    ctx.clock.advance(45 * MINUTES - 1000);
    expect((await visit("/espace-aidant/", { cookie })).headers.get("x-middleware-next")).toBe("1");
    ctx.clock.advance(45 * MINUTES);
    expect((await visit("/espace-aidant/", { cookie })).status).toBe(303);
  });
});

test("a request of the person moves the session, a prefetch does not", async () => {
  const { cookie, lastActivity } = await signedIn();
  const start = await lastActivity();
  ctx.clock.advance(5 * MINUTES);
  await visit("/espace-aidant/", { cookie, "next-router-prefetch": "1" });
  expect(await lastActivity()).toEqual(start);
  await visit("/espace-aidant/", { cookie });
  expect(await lastActivity()).toEqual(ctx.clock.now());
});

describe("a page whose reading is journaled", () => {
  const PAGES = [
    "/espace-aidant/usagers/00000000-0000-4000-8000-000000000000",
    "/espace-aidant/usagers/00000000-0000-4000-8000-000000000000/historique/",
    "/espace-aidant/mandats/00000000-0000-4000-8000-000000000000/visualisation/",
    "/espace-aidant/mandats/00000000-0000-4000-8000-000000000000/pdf",
    "/espace-aidant/mandats/00000000-0000-4000-8000-000000000000/preuve",
    "/espace-aidant/mandats/00000000-0000-4000-8000-000000000000/attestation_de_revocation/",
    "/espace-aidant/mandats/00000000-0000-4000-8000-000000000000/attestation_de_revocation/pdf",
    "/espace-aidant/usagers/00000000-0000-4000-8000-000000000000/autorisations/00000000-0000-4000-8000-000000000001/cancel_attestation",
    "/espace-aidant/usagers/00000000-0000-4000-8000-000000000000/autorisations/00000000-0000-4000-8000-000000000001/cancel_attestation/pdf/",
    "/espace-aidant/creation_mandat/visualisation/final/00000000-0000-4000-8000-000000000000",
  ];

  test.each(PAGES)("%s is neither opened ahead of the person nor by HEAD", async (path) => {
    const { cookie } = await signedIn();
    const head = await visit(path, { cookie }, "HEAD");
    expect([head.status, head.headers.get("allow")]).toEqual([405, "GET"]);
    for (const name of ["next-router-prefetch", "next-router-segment-prefetch", "sec-purpose"]) {
      const value = name === "sec-purpose" ? "prefetch;prerender" : "1";
      expect((await visit(path, { cookie, [name]: value })).status).toBe(204);
    }
    expect((await visit(path, { cookie })).headers.get("x-middleware-next")).toBe("1");
  });

  test("other pages may be", async () => {
    const { cookie } = await signedIn();
    for (const path of ["/espace-aidant/usagers/", "/espace-aidant/"]) {
      const ahead = await visit(path, { cookie, "next-router-prefetch": "1" });
      expect(ahead.headers.get("x-middleware-next")).toBe("1");
    }
  });
});

test("a form of another site is refused before anything is read", async () => {
  const { cookie, lastActivity } = await signedIn();
  const start = await lastActivity();
  ctx.clock.advance(MINUTES);
  const headers = { cookie, origin: "https://attaque.example" };
  expect((await visit("/espace-aidant/creation_mandat/", headers, "POST")).status).toBe(403);
  expect(await lastActivity()).toEqual(start);
});

test("what a client sends under the internal names never reaches a page", async () => {
  const response = await visit("/contact?x=1", {
    "x-nonce": "chosen",
    "x-path": "/other",
    "x-flash": "deconnecte",
    "x-request-id": "mine",
  });
  expect(given(response, "x-path")).toBe("/contact?x=1");
  expect(given(response, "x-flash")).toBeNull();
  expect(given(response, "x-request-id")).not.toBe("mine");
  const nonce = given(response, "x-nonce") ?? "";
  expect(nonce.length).toBeGreaterThan(20);
  expect(response.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
});

test("two answers never share a nonce [SITE-073]", async () => {
  const [one, two] = [await visit("/"), await visit("/")];
  expect(given(one, "x-nonce")).not.toBe(given(two, "x-nonce"));
});

test("a message is handed to one page, then its cookie is removed", async () => {
  const cookie = "ac-flash=deconnecte";
  const shown = await visit("/", { cookie });
  expect(given(shown, "x-flash")).toBe("deconnecte");
  expect(shown.headers.get("set-cookie")).toMatch(/ac-flash=;.*1970/);
  const ahead = await visit("/", { cookie, purpose: "prefetch" });
  expect(given(ahead, "x-flash")).toBeNull();
  expect(ahead.headers.get("set-cookie")).toBeNull();
});

test("opening the creation form forgets the draft of this browser", async () => {
  const { cookie } = await signedIn();
  const both = `${cookie}; ac-draft=3f0c7a52-0000-4000-8000-000000000000`;
  const opened = await visit("/espace-aidant/creation_mandat", { cookie: both });
  expect(opened.headers.get("set-cookie")).toMatch(/ac-draft=;/);
  const recap = await visit("/espace-aidant/creation_mandat/recapitulatif/", { cookie: both });
  expect(recap.headers.get("set-cookie")).toBeNull();
});

test("the hidden origin of a form is given back for Next's own check", async () => {
  const response = await visit(
    "/accounts/login/",
    { origin: "null", "sec-fetch-site": "same-origin", host: "ac.localhost:3000" },
    "POST",
  );
  expect(given(response, "origin")).toBe(SITE);
});

test("the hidden origin is the forwarded host when a proxy renames the server", async () => {
  const headers = { origin: "null", "sec-fetch-site": "same-origin", host: "10.0.0.5:3000" };
  const forwarded = { ...headers, "x-forwarded-host": "ac.localhost:3000" };
  const response = await visit("/accounts/login/", forwarded, "POST");
  expect(given(response, "origin")).toBe(SITE);
});

test("an error page carries its status and how long to wait [SITE-011]", async () => {
  const response = await visit("/erreur/429?motif=X&attente=40");
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("40");
});
