import { z } from "zod";
import { askEntreprises } from "./entreprises";
import type { Establishment, RegisterAnswer, RegisterCtx } from "./register";
import { askSirene } from "./sirene";

const KEPT_MS = 24 * 3_600_000;

export interface SiretLookup {
  outcome: "VERIFIED" | "CLOSED_ESTABLISHMENT" | "NOT_FOUND" | "PENDING";
  source: "SIRENE" | "ENTREPRISES" | null;
  /** One register knows it, the other does not. */
  divergent: boolean;
  establishment: Establishment | null;
}

const NOTHING = { source: null, divergent: false, establishment: null } as const;

const found = (
  establishment: Establishment,
  source: "SIRENE" | "ENTREPRISES",
  divergent: boolean,
): SiretLookup => ({
  outcome: establishment.closedOn === null ? "VERIFIED" : "CLOSED_ESTABLISHMENT",
  source,
  divergent,
  establishment,
});

/** Failure matrix of habilitation §4.5: an absence needs both, or the one that decides. */
function combine(sirene: RegisterAnswer, other: RegisterAnswer): SiretLookup {
  if (sirene.state === "found") return found(sirene.establishment, "SIRENE", false);
  if (other.state === "found") {
    return found(other.establishment, "ENTREPRISES", sirene.state === "absent");
  }
  const isAbsent = sirene.state === "absent";
  return { ...NOTHING, outcome: isAbsent ? "NOT_FOUND" : "PENDING" };
}

const kept = z.object({
  outcome: z.enum(["VERIFIED", "CLOSED_ESTABLISHMENT"]),
  source: z.enum(["SIRENE", "ENTREPRISES"]),
  divergent: z.boolean(),
  establishment: z.object({
    siret: z.string(),
    name: z.string(),
    address: z.string(),
    zipcode: z.string(),
    city: z.string(),
    cityInseeCode: z.string().nullable(),
    legalCategory: z.string(),
    closedOn: z.string().nullable(),
  }),
});

async function readKept(ctx: RegisterCtx, key: string): Promise<SiretLookup | undefined> {
  const row = await ctx.db.registerAnswer.findUnique({ where: { key } });
  const isFresh = row && row.fetchedAt.getTime() > ctx.clock.now().getTime() - KEPT_MS;
  const parsed = isFresh ? kept.safeParse(row.content) : undefined;
  return parsed?.success ? parsed.data : undefined;
}

/**
 * What the registers say of a SIRET whose digits are right: SIRENE first, then « Recherche
 * d'entreprises ». What was found is kept a day; an absence or a silence is asked again.
 */
export async function lookupSiret(ctx: RegisterCtx, siret: string): Promise<SiretLookup> {
  const key = `siret:${siret}`;
  const known = await readKept(ctx, key);
  if (known) return known;
  const sirene = await askSirene(ctx, siret);
  const other: RegisterAnswer =
    sirene.state === "found" ? { state: "unavailable" } : await askEntreprises(ctx, siret);
  const lookup = combine(sirene, other);
  if (lookup.establishment !== null) {
    const content = { ...lookup, establishment: { ...lookup.establishment } };
    const fetchedAt = ctx.clock.now();
    await ctx.db.registerAnswer.upsert({
      where: { key },
      create: { key, content, fetchedAt },
      update: { content, fetchedAt },
    });
  }
  return lookup;
}
