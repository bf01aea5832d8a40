import { expect, test } from "vitest";
import { reconcileStatistics } from "@/lib/statistiques/reconcile";
import { rebuildStatistics, refreshStatistics } from "@/lib/statistiques/refresh";
import { readUserinfo } from "@/lib/franceconnect/fi/read-userinfo";
import { testContext } from "../../support/context";
import { givenAccessToken, givenFiWorld } from "../../support/factories/fi";
import { givenUse } from "../../support/factories/statistics";

const ctx = await testContext();
const alerts = () => ctx.db.outboxMessage.count({ where: { kind: "statistics-differ" } });

test("each night three closed days are compared with the events and the journal; a difference is told once", async () => {
  const world = await givenFiWorld(ctx);
  const { accessToken } = await givenAccessToken(ctx, world);
  await readUserinfo(ctx, accessToken);
  await refreshStatistics(ctx);
  ctx.clock.advance(86_400_000);
  expect(await reconcileStatistics(ctx)).toEqual({ differences: 0 });
  expect(await alerts()).toBe(0);

  await ctx.db.statDaily.updateMany({ where: { indicator: "demarches" }, data: { value: 3 } });
  expect(await reconcileStatistics(ctx)).toEqual({ differences: 1 });
  expect(await reconcileStatistics(ctx)).toEqual({ differences: 1 });
  expect(await alerts()).toBe(1);

  await rebuildStatistics(ctx);
  expect(await reconcileStatistics(ctx)).toEqual({ differences: 0 });

  // A figure without its journal entry.
  await givenUse(ctx, world.organisation, { at: "2026-03-02T12:00:00.000Z" });
  await refreshStatistics(ctx);
  expect(await reconcileStatistics(ctx)).toEqual({ differences: 1 });
});
