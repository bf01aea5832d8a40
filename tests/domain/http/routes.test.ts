import path from "node:path";
import { describe, expect, test } from "vitest";
import { routeMatcher } from "@/lib/http/route-patterns";
import { ROUTE_PATTERNS } from "@/lib/http/route-patterns.generated";
import { routePatterns } from "../../../scripts/routes.mjs";

describe("addresses that some route answers", () => {
  const matches = routeMatcher([
    "/",
    "/a/[id]",
    "/a/[id]/fin",
    "/b/[...all]",
    "/c/[[...all]]",
    "/d.txt",
  ]);

  test.each([
    "/",
    "/a/1",
    "/a/1/",
    "/a/1/fin",
    "/b/x",
    "/b/x/y/z",
    "/c",
    "/c/",
    "/c/x/y",
    "/d.txt",
  ])("%s is known", (address) => {
    expect(matches(address)).toBe(true);
  });

  test.each(["/a", "/a/1/2", "/b", "/b/", "/cx", "/dxtxt", "/x", "/a/1/fin/x"])(
    "%s is unknown",
    (address) => {
      expect(matches(address)).toBe(false);
    },
  );
});

test("the list of middleware.ts names every route of the app folder", () => {
  const root = path.resolve(import.meta.dirname, "../../..");
  expect(ROUTE_PATTERNS).toEqual(routePatterns(root));
});
