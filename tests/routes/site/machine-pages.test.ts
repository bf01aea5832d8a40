import { expect, test } from "vitest";
import { GET as readSecurityTxt } from "@/app/.well-known/security.txt/route";
import { GET as findSecurityTxt } from "@/app/security.txt/route";
import robots from "@/app/robots";
import sitemap from "@/app/sitemap";
import { isKnownPath } from "@/lib/http/known-routes";
import { PUBLIC_PAGES } from "@/lib/site/public-pages";
import { ORIGIN, testSite } from "../fi/site";

await testSite();

const DAY_MS = 86_400_000;

test("security.txt has the fields of RFC 9116 and more than 30 days left [SITE-076]", async () => {
  const answer = readSecurityTxt();
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  const fields = (await answer.text())
    .trimEnd()
    .split("\n")
    .map((line) => line.split(": "));
  const one = (name: string) =>
    fields.filter(([found]) => found === name).map(([, value]) => value);
  expect(one("Contact")).toEqual([expect.stringMatching(/^mailto:.+@/), `${ORIGIN}/contact`]);
  expect(one("Preferred-Languages")).toEqual(["fr, en"]);
  expect(one("Canonical")).toEqual([`${ORIGIN}/.well-known/security.txt`]);
  expect(one("Policy")).toEqual([`${ORIGIN}/securite`]);
  expect(isKnownPath("/securite")).toBe(true);
  const [expires] = one("Expires");
  const days = (new Date(expires ?? "").getTime() - new Date().getTime()) / DAY_MS;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(365);
  expect(findSecurityTxt().headers.get("location")).toBe("/.well-known/security.txt");
});

test("robots.txt opens public pages, closes spaces and names the site map", () => {
  const { rules, sitemap: map } = robots();
  expect(map).toBe(`${ORIGIN}/sitemap.xml`);
  expect(rules).toMatchObject({
    userAgent: "*",
    allow: ["/", "/api/stats"],
    disallow: expect.arrayContaining(["/api/", "/espace-aidant/", "/espace-referent/"]) as unknown,
  });
});

test("the site map gives the canonical address of every public page, and each exists", () => {
  const addresses = sitemap().map(({ url }) => url);
  expect(addresses).toContain(`${ORIGIN}/`);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses) {
    const { origin, pathname } = new URL(address);
    expect([origin, isKnownPath(pathname)], address).toEqual([ORIGIN, true]);
  }
});

test("titles and descriptions of public pages differ from one another", () => {
  const pages = Object.values(PUBLIC_PAGES);
  expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length);
  expect(new Set(pages.map(({ description }) => description)).size).toBe(pages.length);
});
