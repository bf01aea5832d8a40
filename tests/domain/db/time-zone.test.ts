import { createServer } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { createDatabase } from "@/lib/db/client";
import { isReady } from "@/lib/health/is-ready";
import { testContext } from "../../support/context";
import { sqlClient, superuserUrl, testDatabase } from "../../support/database";

const addresses = await testDatabase();
const root = sqlClient(superuserUrl(addresses.ownerUrl));
const name = new URL(addresses.ownerUrl).pathname.slice(1);
await root.query(`alter database "${name}" set timezone = 'Europe/Paris'`);
const ctx = await testContext({}, addresses);
const owner = sqlClient(addresses.ownerUrl);

describe("a database whose own time zone is not UTC", () => {
  test("keeps the instants that it is given", async () => {
    const before = new Date("2026-07-14T10:00:00.000Z");
    await ctx.db.throttle.create({
      data: { key: "zone", count: 1, windowStartedAt: before, lastAt: before },
    });
    const [row] = await owner.query(
      "select extract(epoch from last_at)::float as seconds from throttle where key = 'zone'",
    );
    expect(row?.["seconds"]).toBe(before.getTime() / 1000);
    const read = await ctx.db.throttle.findUniqueOrThrow({ where: { key: "zone" } });
    expect(read.lastAt).toEqual(before);
  });

  test("speaks UTC to us even when the address asks for another one", async () => {
    const url = new URL(addresses.applicationUrl);
    url.searchParams.set("options", "-c timezone=Asia/Tokyo -c statement_timeout=1234");
    const db = createDatabase(url.toString(), 1);
    try {
      const [zone] = await db.$queryRaw<unknown[]>`
        select current_setting('TimeZone') as zone, current_setting('statement_timeout') as wait`;
      expect(zone).toEqual({ zone: "UTC", wait: "1234ms" });
    } finally {
      await db.$disconnect();
    }
  });

  test("is refused when something on the way drops our options", async () => {
    const pooled = await testContext({ DATABASE_POOL: "1" }, addresses);
    expect(await isReady(pooled)).toBe(true);
    await pooled.db.$executeRaw`set timezone = 'Europe/Paris'`;
    expect(await isReady(pooled)).toBe(false);
  });
});

test("a server that accepts and never answers is given up after three seconds", async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  afterAll(() => silent.close());
  const address = silent.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const db = createDatabase(`postgresql://app@127.0.0.1:${String(port)}/ac`, 1);
  const started = performance.now();
  await expect(db.$queryRaw`select 1`).rejects.toThrow();
  expect(performance.now() - started).toBeLessThan(5_000);
}, 15_000);
