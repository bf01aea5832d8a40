import type { Tx } from "@/lib/db/transaction";
import type { PublishedDay, PublishedMonth } from "./publication";

const HOUR_MS = 3_600_000;
const hourOf = (instant: Date): number => Math.floor(instant.getTime() / HOUR_MS);

interface Sum {
  day: string;
  indicator: "demarches" | "personnes" | "mandats";
  thematique: string;
  value: number;
}

const emptyFlows = () => ({ demarches: 0, personnes: 0, mandats: 0 });

/** Every day that has a figure, then every month from the first to the last one. */
function arrange(sums: readonly Sum[]): { days: PublishedDay[]; months: PublishedMonth[] } {
  const days = new Map<string, PublishedDay>();
  const months = new Map<string, PublishedMonth>();
  for (const { day, indicator, thematique, value } of sums) {
    const ofDay = days.get(day) ?? { jour: day, ...emptyFlows() };
    days.set(day, { ...ofDay, [indicator]: ofDay[indicator] + value });
    const mois = day.slice(0, 7);
    const ofMonth = months.get(mois) ?? { mois, ...emptyFlows(), thematiques: {} };
    const thematiques = { ...ofMonth.thematiques };
    if (thematique !== "") thematiques[thematique] = (thematiques[thematique] ?? 0) + value;
    months.set(mois, { ...ofMonth, [indicator]: ofMonth[indicator] + value, thematiques });
  }
  return { days: [...days.values()], months: [...months.values()] };
}

/**
 * Writes the detailed cuts once an hour (STAT-8), in the transaction that adds up: both agree.
 * @param anew also when this hour has its publication already
 */
export async function publishHour(tx: Tx, now: Date, anew: boolean): Promise<boolean> {
  const last = await tx.statPublication.findFirst({
    orderBy: { number: "desc" },
    select: { takenAt: true },
  });
  if (!anew && last && hourOf(last.takenAt) >= hourOf(now)) return false;
  const sums = await tx.$queryRaw<Sum[]>`
    select to_char(day, 'YYYY-MM-DD') as day, indicator, thematique, value
    from stat_daily where value > 0 order by day, indicator, thematique`;
  const { days, months } = arrange(sums);
  await tx.statPublication.create({
    data: { takenAt: now, days, months },
    select: { number: true },
  });
  return true;
}
