import type { Ctx } from "@/lib/context.types";
import {
  publishedDays,
  publishedMonths,
  type PublishedDay,
  type PublishedMonth,
} from "./publication";
import { remembered } from "./memo";

const KEPT_MS = 10_000;

interface Publication {
  number: number;
  takenAt: Date;
}

type ReadCtx = Pick<Ctx, "db" | "clock">;

const newest = { orderBy: { number: "desc" } } as const;

/** Months of the last hourly publication, for anybody. Reads one row. */
export const readMonths = remembered(
  KEPT_MS,
  async (ctx: ReadCtx): Promise<(Publication & { months: PublishedMonth[] }) | null> => {
    const select = { number: true, takenAt: true, months: true };
    const row = await ctx.db.statPublication.findFirst({ ...newest, select });
    return row && { ...row, months: publishedMonths.parse(row.months) };
  },
);

/** Its days. */
export const readDays = remembered(
  KEPT_MS,
  async (ctx: ReadCtx): Promise<(Publication & { days: PublishedDay[] }) | null> => {
    const select = { number: true, takenAt: true, days: true };
    const row = await ctx.db.statPublication.findFirst({ ...newest, select });
    return row && { ...row, days: publishedDays.parse(row.days) };
  },
);
