import { describe, expect, test } from "vitest";
import { errorPageStatus, retryAfterOf } from "@/lib/http/error-status";
import { flashFor } from "@/lib/http/page-headers";
import { opensDraftForm } from "@/lib/http/paths";
import { isPrefetch } from "@/lib/http/prefetch";
import { isForeignWrite } from "@/lib/http/same-origin";

const APP_URL = "http://ac.localhost:3000";
const headers =
  (given: Record<string, string> = {}) =>
  (name: string): string | null =>
    given[name] ?? null;
const post = (path: string, given: Record<string, string> = {}) =>
  isForeignWrite({ method: "POST", path, header: headers(given) }, APP_URL);

describe("the origin of a form", () => {
  test("a form of this site goes on", () => {
    expect(post("/habilitation", { origin: APP_URL })).toBe(false);
    expect(post("/habilitation", { origin: "null", "sec-fetch-site": "same-origin" })).toBe(false);
  });

  test.each([
    [{}],
    [{ origin: "https://attaque.example" }],
    [{ origin: "http://ac.localhost:3000.attaque.example" }],
    [{ origin: "http://fc.localhost:3001", "sec-fetch-site": "same-site" }],
    [{ origin: "null", "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "none" }],
  ])("refuses %j", (given) => {
    expect(post("/espace-aidant/creation_mandat/", given)).toBe(true);
  });

  test.each(["PUT", "PATCH", "DELETE", "OPTIONS"])("%s is judged as a POST", (method) => {
    expect(isForeignWrite({ method, path: "/", header: headers() }, APP_URL)).toBe(true);
  });

  test.each(["GET", "HEAD"])("%s is not judged", (method) => {
    expect(isForeignWrite({ method, path: "/", header: headers() }, APP_URL)).toBe(false);
  });

  test.each([
    "/token",
    "/token/",
    "/userinfo/",
    "/logout/",
    "/sms/callback/",
    "/jwks",
    "/.well-known/x",
  ])("%s answers to machines", (path) => {
    expect(post(path)).toBe(false);
  });

  test.each(["/tokens", "/logout-session/", "/sms/callbacks", "/espace-aidant/token"])(
    "%s is no machine endpoint",
    (path) => {
      expect(post(path)).toBe(true);
    },
  );
});

describe("error pages carry their status [SITE-011]", () => {
  test.each([
    ["/erreur/400", 400],
    ["/erreur/401", 403],
    ["/erreur/410/", 410],
    ["/erreur/503", 503],
    ["/erreur/200", 404],
    ["/erreur/constructor", 404],
  ])("%s → %i", (path, status) => {
    expect(errorPageStatus(path)).toBe(status);
  });

  test.each(["/", "/erreur", "/erreur/404/suite", "/erreurs/404"])(
    "%s is no error page",
    (path) => {
      expect(errorPageStatus(path)).toBeUndefined();
    },
  );

  test.each([
    ["attente=40", "40"],
    ["attente=", undefined],
    ["attente=-1", undefined],
    ["attente=1e3", undefined],
    ["attente=99999", undefined],
    ["attente=4%0d%0aset-cookie", undefined],
    ["", undefined],
  ])("Retry-After of « %s »", (query, wait) => {
    expect(retryAfterOf(new URLSearchParams(query))).toBe(wait);
  });
});

describe("prefetches", () => {
  test.each([
    [{ "next-router-prefetch": "1" }, true],
    [{ "next-router-segment-prefetch": "/_tree" }, true],
    [{ "sec-purpose": "prefetch;prerender" }, true],
    [{ purpose: "prefetch" }, true],
    [{ rsc: "1" }, false],
    [{}, false],
  ])("%j → %s", (given, expected) => {
    expect(isPrefetch(headers(given))).toBe(expected);
  });

  const page = (over: object = {}) => ({
    method: "GET",
    path: "/espace-aidant/creation_mandat/",
    query: new URLSearchParams(),
    header: headers(),
    prefetch: false,
    ...over,
  });

  test("a message is shown once by the page, never spent on a prefetch or a form", () => {
    expect(flashFor(page(), "deconnecte")).toBe("deconnecte");
    expect(flashFor(page({ prefetch: true }), "deconnecte")).toBeUndefined();
    expect(flashFor(page({ method: "POST" }), "deconnecte")).toBeUndefined();
    expect(flashFor(page(), "<script>")).toBeUndefined();
    expect(flashFor(page(), undefined)).toBeUndefined();
  });

  test("only opening the creation form abandons a draft", () => {
    expect(opensDraftForm(page())).toBe(true);
    expect(opensDraftForm(page({ path: "/espace-aidant/creation_mandat" }))).toBe(true);
    expect(opensDraftForm(page({ path: "/espace-aidant/renew_mandat/1/" }))).toBe(true);
    const room = "/espace-aidant/renew_mandat/1/a_distance/attente_consentement/";
    expect(opensDraftForm(page({ path: room }))).toBe(false);
    expect(opensDraftForm(page({ prefetch: true }))).toBe(false);
    expect(opensDraftForm(page({ method: "POST" }))).toBe(false);
    expect(opensDraftForm(page({ path: "/espace-aidant/creation_mandat/recapitulatif/" }))).toBe(
      false,
    );
  });
});
