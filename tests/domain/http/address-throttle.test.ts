import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context.types";
import { createDatabase } from "@/lib/db/client";
import { waitFor } from "@/lib/http/address-throttle";
import { testContext, type TestContext } from "../../support/context";

describe("unknown addresses", () => {
  let ctx: TestContext;
  const waitForUnmatched = (base: Ctx, ipPrefix: string) =>
    waitFor({ ...base, origin: { id: "request", ipPrefix, browser: "" } }, "unmatched");

  beforeAll(async () => {
    ctx = await testContext();
  });

  test("thirty in ten seconds go on, the next ones wait for the end of the window [SITE-012]", async () => {
    const waits = await Promise.all(
      Array.from({ length: 50 }, () => waitForUnmatched(ctx, "198.51.100.1")),
    );
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(30);
    expect(waits.filter((wait) => wait === 10)).toHaveLength(20);
    expect(await waitForUnmatched(ctx, "198.51.100.2")).toBeUndefined();
  });

  test("nobody is banned: a window later the address is served", async () => {
    for (let i = 0; i < 31; i += 1) await waitForUnmatched(ctx, "198.51.100.3");
    ctx.clock.advance(9_999);
    expect(await waitForUnmatched(ctx, "198.51.100.3")).toBe(1);
    ctx.clock.advance(1);
    expect(await waitForUnmatched(ctx, "198.51.100.3")).toBeUndefined();
  });

  test("requests of which nobody says the address are not counted as one", async () => {
    for (let i = 0; i < 40; i += 1) expect(await waitForUnmatched(ctx, "")).toBeUndefined();
  });

  test("the address itself is not written down", async () => {
    const rows = await ctx.db.throttle.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("198.51.100");
  });

  test("a database that does not answer lets requests through", async () => {
    const db = createDatabase("postgresql://nobody:x@127.0.0.1:1/none", 1);
    expect(await waitForUnmatched({ ...ctx, db }, "198.51.100.4")).toBeUndefined();
  });
});
