import type { Ctx } from "@/lib/context.types";
import { parisDay } from "@/lib/attestation/paris-dates";
import type { CutName } from "./cut-names";
import { DICTIONARY, FLOWS, INDICATORS } from "./indicators";
import { isProvisional } from "./publication";
import { readDays, readMonths } from "./read-publication";
import { readLive } from "./read-live";

type Cell = string | number | boolean;

/** A table of open data and the snapshot it comes from. */
export interface Cut {
  /** « direct » or « horaire », and its number. */
  snapshot: string;
  computedAt: Date;
  rows: readonly Readonly<Record<string, Cell>>[];
}

type ReadCtx = Pick<Ctx, "db" | "clock">;

async function national(ctx: ReadCtx): Promise<Cut | null> {
  const live = await readLive(ctx);
  if (!live) return null;
  const rows = INDICATORS.map((indicateur) => ({
    indicateur,
    libelle: DICTIONARY[indicateur].label,
    valeur: live.figures[indicateur],
    secret: false,
  }));
  return { snapshot: `direct-${String(live.number)}`, computedAt: live.checkedAt, rows };
}

const hourly = (number: number): string => `horaire-${String(number)}`;

async function byDay(ctx: ReadCtx): Promise<Cut | null> {
  const published = await readDays(ctx);
  if (!published) return null;
  const rows = published.days.flatMap((day) =>
    FLOWS.map((indicateur) => ({
      jour: day.jour,
      indicateur,
      valeur: day[indicateur],
      secret: false,
    })),
  );
  return { snapshot: hourly(published.number), computedAt: published.takenAt, rows };
}

async function byMonth(ctx: ReadCtx): Promise<Cut | null> {
  const published = await readMonths(ctx);
  if (!published) return null;
  const today = parisDay(ctx.clock.now());
  const rows = published.months.flatMap((month) =>
    FLOWS.map((indicateur) => ({
      mois: month.mois,
      indicateur,
      provisoire: isProvisional(month.mois, today),
      valeur: month[indicateur],
      secret: false,
    })),
  );
  return { snapshot: hourly(published.number), computedAt: published.takenAt, rows };
}

async function byThematique(ctx: ReadCtx): Promise<Cut | null> {
  const published = await readMonths(ctx);
  if (!published) return null;
  const today = parisDay(ctx.clock.now());
  const rows = published.months.flatMap(({ mois, thematiques }) =>
    Object.entries(thematiques).map(([thematique, valeur]) => ({
      mois,
      thematique,
      provisoire: isProvisional(mois, today),
      valeur,
      secret: false,
    })),
  );
  return { snapshot: hourly(published.number), computedAt: published.takenAt, rows };
}

interface CutEntry {
  columns: readonly string[];
  read: (ctx: ReadCtx) => Promise<Cut | null>;
}

/** What may be published, and nothing else (STAT-4). */
export const CUT_TABLES: Readonly<Record<CutName, CutEntry>> = {
  national: { columns: ["indicateur", "libelle", "valeur", "secret"], read: national },
  "jour-national": { columns: ["jour", "indicateur", "valeur", "secret"], read: byDay },
  "mois-national": {
    columns: ["mois", "indicateur", "provisoire", "valeur", "secret"],
    read: byMonth,
  },
  "mois-thematique": {
    columns: ["mois", "thematique", "provisoire", "valeur", "secret"],
    read: byThematique,
  },
};
