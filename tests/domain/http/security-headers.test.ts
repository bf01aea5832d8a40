import { describe, expect, test } from "vitest";
import {
  contentSecurityPolicy,
  formActionFor,
  securityHeaders,
  type HeaderFacts,
} from "@/lib/http/security-headers";

const franceConnect = {
  issuer: "https://fc.example/api/v2",
  redirectUris: [
    "https://fc.example/callback",
    "https://fc.example/other",
    "https://two.example/cb",
  ],
};
const facts = (over: Partial<HeaderFacts> = {}): HeaderFacts => ({
  path: "/",
  nonce: "n0nce",
  secure: true,
  development: false,
  franceConnect,
  ...over,
});

describe("form-action [SITE-073]", () => {
  test.each([
    ["/", "'self'"],
    ["/espace-aidant/", "'self'"],
    ["/espace-aidant/creation_mandat", "'self' https://fc.example"],
    ["/espace-aidant/creation_mandat/", "'self' https://fc.example"],
    ["/espace-aidant/creation_mandat/recapitulatif/", "'self' https://fc.example"],
    ["/espace-aidant/renew_mandat/6f0d/", "'self' https://fc.example"],
    ["/espace-aidant/creation_mandats", "'self'"],
    ["/authorize/", "'self' https://fc.example https://two.example"],
    ["/authorize/usager", "'self' https://fc.example https://two.example"],
    ["/select_demarche/", "'self' https://fc.example https://two.example"],
    ["/accounts/login/", "'self'"],
  ])("%s → %s", (path, expected) => {
    expect(formActionFor(path, franceConnect)).toBe(expected);
  });
});

test("allows nothing unsafe, nothing from elsewhere and no wildcard [SITE-073]", () => {
  const policy = contentSecurityPolicy(facts());
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'nonce-n0nce' 'strict-dynamic'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|http:/);
});

test("speaks of https only when the site is in https", () => {
  const plain = securityHeaders(facts({ secure: false }));
  expect(plain["strict-transport-security"]).toBeUndefined();
  expect(plain["content-security-policy"]).not.toContain("upgrade-insecure-requests");
  const secure = securityHeaders(facts());
  expect(secure["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains; preload");
  expect(secure["content-security-policy"]).toContain("upgrade-insecure-requests");
});

test("the development server alone gets looser sources", () => {
  expect(contentSecurityPolicy(facts({ development: true }))).toContain("'unsafe-eval'");
});

test.each([
  ["/accounts/login/"],
  ["/accounts/login/lien/abc/"],
  ["/authorize/"],
  ["/select_demarche"],
  ["/callbackv2/"],
  ["/verification/id/hash"],
  ["/api/auth/callback/email"],
])("hides the address of %s from whoever follows", (path) => {
  const headers = securityHeaders(facts({ path }));
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["cache-control"]).toBe("no-store");
  expect(headers["x-robots-tag"]).toBe("noindex");
});

test("private pages are neither cached nor indexed, public ones may be", () => {
  const home = securityHeaders(facts({ path: "/espace-aidant/usagers/" }));
  expect(home).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex" });
  expect(home["referrer-policy"]).toBe("strict-origin-when-cross-origin");
  expect(securityHeaders(facts())["x-robots-tag"]).toBeUndefined();
});

test("other sites may read open data only", () => {
  const policy = "cross-origin-resource-policy";
  expect(securityHeaders(facts({ path: "/api/stats/total" }))[policy]).toBe("cross-origin");
  expect(securityHeaders(facts({ path: "/api/statsx" }))[policy]).toBe("same-origin");
});
