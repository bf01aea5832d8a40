import { dateOf, parisDay } from "@/lib/attestation/paris-dates";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { digestMail } from "./mails";
import { regionName } from "./regions";

const WEEK_MS = 7 * 24 * 3_600_000;

const WITH_REGION = { organisation: { select: { regionCode: true } } } as const;

/** Requests of référents and PIX results, counted by region. */
async function countByRegion(ctx: Pick<Ctx, "db">, now: Date) {
  const since = new Date(now.getTime() - WEEK_MS);
  const asked = await ctx.db.trainee.findMany({
    where: { origin: "REFERENT", createdAt: { gte: since, lt: now } },
    select: WITH_REGION,
  });
  const changes = await ctx.db.structureChange.findMany({
    where: { createdAt: { gte: since, lt: now } },
    select: WITH_REGION,
  });
  const pix = await ctx.db.trainee.findMany({
    where: { pixDate: { gte: dateOf(parisDay(since)), lt: dateOf(parisDay(now)) } },
    select: WITH_REGION,
  });
  const counts = new Map<string, { requests: number; pix: number }>();
  const add = (rows: typeof asked, what: "requests" | "pix") => {
    for (const { organisation } of rows) {
      const region = regionName(organisation.regionCode);
      const held = counts.get(region) ?? { requests: 0, pix: 0 };
      held[what] += 1;
      counts.set(region, held);
    }
  };
  add([...asked, ...changes], "requests");
  add(pix, "pix");
  return [...counts].sort(([a], [b]) => a.localeCompare(b, "fr"));
}

/**
 * Job of auth-referent §7, on Mondays: the team is told how many requests and PIX results the last seven
 * days brought, by region, without a name; nothing when there is none. One mail a day.
 */
export async function digestRequests(ctx: Ctx): Promise<{ regions: number }> {
  const now = ctx.clock.now();
  const regions = await countByRegion(ctx, now);
  if (regions.length === 0) return { regions: 0 };
  const key = `requests-digest:${parisDay(now)}`;
  await inTransaction(ctx, (tx) => enqueue(ctx, tx, now, digestMail(ctx, regions), key));
  return { regions: regions.length };
}
