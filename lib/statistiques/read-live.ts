import type { Ctx } from "@/lib/context.types";
import type { StatSnapshot } from "@/lib/generated/prisma/client";
import type { Figures } from "./indicators";
import { remembered } from "./memo";

/** Older than this, figures are said to be frozen (STAT-12). */
const FROZEN_MS = 5 * 60_000;
const KEPT_MS = 1_000;
/** Share images change at most once in this time (STAT-27). */
const IMAGE_MS = 5 * 60_000;

export interface LiveFigures {
  number: number;
  /** Since when the figures are these. */
  takenAt: Date;
  /** Last instant at which the figures were true. */
  checkedAt: Date;
  frozen: boolean;
  /** First day with a figure, « 2026-11-24 ». */
  firstDay: string | null;
  figures: Figures;
}

type ReadCtx = Pick<Ctx, "db" | "clock">;

const figuresOf = (row: StatSnapshot): Figures => ({
  demarches: row.demarches,
  personnes: row.personnes,
  mandats: row.mandats,
  aidants: row.aidants,
  aidants_en_cours: row.aidantsEnCours,
  structures: row.structures,
  structures_en_cours: row.structuresEnCours,
});

const lastSnapshot = remembered(KEPT_MS, (ctx: ReadCtx) =>
  ctx.db.statSnapshot.findFirst({ orderBy: { number: "desc" } }),
);

const liveOf = (row: StatSnapshot, now: Date): LiveFigures => ({
  number: row.number,
  takenAt: row.takenAt,
  checkedAt: row.checkedAt,
  frozen: now.getTime() - row.checkedAt.getTime() > FROZEN_MS,
  firstDay: row.firstDay?.toISOString().slice(0, 10) ?? null,
  figures: figuresOf(row),
});

/** The seven national figures for anybody; null until they were counted once. Reads one row. */
export async function readLive(ctx: ReadCtx): Promise<LiveFigures | null> {
  const row = await lastSnapshot(ctx);
  return row && liveOf(row, ctx.clock.now());
}

/**
 * The figures of the share image: those at the start of the current five minutes, so that every machine
 * draws the same image meanwhile.
 */
export async function readForImage(ctx: ReadCtx): Promise<LiveFigures | null> {
  const now = ctx.clock.now();
  const start = new Date(Math.floor(now.getTime() / IMAGE_MS) * IMAGE_MS);
  const row = await ctx.db.statSnapshot.findFirst({
    where: { takenAt: { lte: start } },
    orderBy: { number: "desc" },
  });
  return row ? liveOf(row, now) : readLive(ctx);
}
