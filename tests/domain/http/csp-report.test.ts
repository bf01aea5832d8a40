import { expect, test } from "vitest";
import { violationsOf } from "@/lib/http/csp-report";

const report = (url: string, blockedURL: string) => ({
  type: "csp-violation",
  url,
  body: { effectiveDirective: "script-src-elem", blockedURL, sample: "secret", referrer: "x" },
});

test("keeps the route, the directive and the origin of a violation, never a query", () => {
  const text = JSON.stringify([
    report("https://ac.example/accounts/login/?next=%2Fx#y", "https://cdn.example/a.js?token=1"),
    report("https://ac.example/", "inline"),
  ]);
  expect(violationsOf(text)).toEqual([
    {
      page: "/accounts/login",
      directive: "script-src-elem",
      blocked: "https://cdn.example",
    },
    { page: "/", directive: "script-src-elem", blocked: "inline" },
  ]);
});

test("never keeps what an address holds", () => {
  const TOKEN = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4";
  const own = `https://ac.example/accounts/login/lien/${TOKEN}/`;
  const kept = violationsOf(
    JSON.stringify([
      report(own, `${own}ouvrir`),
      report(`https://ac.example/nowhere/${TOKEN}`, `data:text/plain,${TOKEN}`),
      report(TOKEN, `not an address ${TOKEN}`),
    ]),
  );
  expect(kept.map(({ page }) => page)).toEqual(["/accounts/login/lien/[token]", "?", "?"]);
  expect(kept.map(({ blocked }) => blocked)).toEqual(["https://ac.example", "data:", "?"]);
  expect(JSON.stringify(kept)).not.toContain(TOKEN);
});

test.each(["", "{", "[]", "{}", '[{"type":"other"}]', "null", "[null]"])(
  "ignores « %s »",
  (text) => {
    expect(violationsOf(text)).toEqual([]);
  },
);
