import { createHash } from "node:crypto";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import type { Ctx } from "@/lib/context.types";
import { DEMO_STRUCTURES } from "./structures";

const DAY_MS = 86_400_000;
/** Two years, ending before the days that are compared with the journal each night. */
const FIRST_DAY = 730;
const LAST_DAY = 7;

/** How often each thématique comes, in the order of the catalogue. */
const WEIGHTS = [9, 13, 22, 8, 10, 7, 24, 2, 5, 1];

/** A number below `size`, always the same for the same words. */
function drawn(words: string, size: number): number {
  return createHash("sha256").update(words).digest().readUInt32BE() % size;
}

const idOf = (words: string): string => {
  const hex = createHash("sha256").update(words).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

function thematique(words: string) {
  let left = drawn(
    words,
    WEIGHTS.reduce((sum, weight) => sum + weight, 0),
  );
  const index = WEIGHTS.findIndex((weight) => (left -= weight) < 0);
  return DEMARCHE_KEYS[index] ?? "argent";
}

/** What the two structures did on one day: nothing on week-ends, a little more each month. */
function eventsOf(ctx: Ctx, day: Date, age: number) {
  if ([0, 6].includes(day.getUTCDay())) return [];
  const date = day.toISOString().slice(0, 10);
  const busy = 2 + Math.floor((FIRST_DAY - age) / 120) + drawn(`${date} volume`, 4);
  return Array.from({ length: busy }, (_, index) => {
    const words = `${date} ${String(index)}`;
    const { id, communeCode, departementCode, regionCode } =
      DEMO_STRUCTURES[drawn(`${words} structure`, 3) === 0 ? "betagouv" : "pixl"];
    const signature = drawn(`${words} kind`, 4) === 0;
    const person = `${date.slice(0, 7)} ${String(drawn(`${words} person`, 45))}`;
    return {
      id: idOf(`demonstration ${words}`),
      kind: signature ? "create_mandat" : "use_autorisation",
      occurredAt: new Date(day.getTime() + (8 + drawn(`${words} hour`, 9)) * 3_600_000),
      demarche: signature ? null : thematique(`${words} thematique`),
      usagerPseudonym: ctx.keyedHash("stat-usager", `demonstration ${person}`),
      organisationId: id,
      excluded: false,
      communeCode: communeCode ?? null,
      departementCode: departementCode ?? null,
      regionCode: regionCode ?? null,
    };
  });
}

/**
 * Two years of invented figures, so that the public statistics show something. They stand for no row of
 * any other table. Days that exist are left as they are.
 */
export async function seedStatistics(ctx: Ctx): Promise<void> {
  const today = new Date(Math.floor(ctx.clock.now().getTime() / DAY_MS) * DAY_MS);
  const data = [];
  for (let age = FIRST_DAY; age >= LAST_DAY; age -= 1) {
    data.push(...eventsOf(ctx, new Date(today.getTime() - age * DAY_MS), age));
  }
  await ctx.db.statEvent.createMany({ data, skipDuplicates: true });
}
