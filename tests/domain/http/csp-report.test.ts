import { expect, test } from "vitest";
import { violationsOf } from "@/lib/http/csp-report";

const report = (url: string, blockedURL: string) => ({
  type: "csp-violation",
  url,
  body: { effectiveDirective: "script-src-elem", blockedURL, sample: "secret", referrer: "x" },
});

test("keeps page, directive and origin of a violation, never a query", () => {
  const text = JSON.stringify([
    report("https://ac.example/accounts/login/?next=%2Fx#y", "https://cdn.example/a.js?token=1"),
    report("https://ac.example/", "inline"),
  ]);
  expect(violationsOf(text)).toEqual([
    {
      page: "https://ac.example/accounts/login/",
      directive: "script-src-elem",
      blocked: "https://cdn.example/a.js",
    },
    { page: "https://ac.example/", directive: "script-src-elem", blocked: "inline" },
  ]);
});

test.each(["", "{", "[]", "{}", '[{"type":"other"}]', "null", "[null]"])(
  "ignores « %s »",
  (text) => {
    expect(violationsOf(text)).toEqual([]);
  },
);
