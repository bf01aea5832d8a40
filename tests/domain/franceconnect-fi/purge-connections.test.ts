import { expect, test } from "vitest";
import { purgeConnections } from "@/lib/jobs/purge-connections";
import { testContext } from "@/tests/support/context";
import { givenAccessToken, givenConnection, givenFiWorld } from "@/tests/support/factories/fi";

const ctx = await testContext();

test("removes connections 24 h after their end, and leaves the journal alone", async () => {
  const world = await givenFiWorld(ctx);
  await givenAccessToken(ctx, world);
  ctx.clock.advance(3_600_000);
  const recent = await givenConnection(ctx, world.actor);
  expect(await purgeConnections(ctx)).toBe(0);
  ctx.clock.advance(24 * 3_600_000 - 1_000);
  expect(await purgeConnections(ctx)).toBe(1);
  const kept = await ctx.db.fiConnection.findMany({ select: { id: true } });
  expect(kept).toEqual([{ id: recent }]);
  ctx.clock.advance(3_600_000);
  expect(await purgeConnections(ctx)).toBe(1);
});
