import type { Ctx } from "@/lib/context.types";

export interface ResolvedCommune {
  inseeCode: string;
  departmentCode: string;
}

interface Place {
  zipcode: string;
  city: string;
  /** Code of a suggestion that was picked, if any. */
  inseeCode: string;
}

/** « Saint-Étienne », « ST ETIENNE » and « saint etienne » are one name. */
const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\bcedex\b.*$/, "")
    .replace(/\bste?\b\.?/g, (short) => (short.startsWith("ste") ? "sainte" : "saint"))
    .replace(/œ/g, "oe")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** Whether a postal code is known at all (V16). */
export async function isKnownZipcode(ctx: Pick<Ctx, "db">, zipcode: string): Promise<boolean> {
  return (await ctx.db.commune.findFirst({ where: { zipcodes: { has: zipcode } } })) !== null;
}

/**
 * The commune of an address (V17): the code that came with it when it agrees with postal code and name,
 * else the one that they give. Arrondissements of Paris, Lyon and Marseille have codes of their own.
 * @returns null when nothing agrees: the address is then to be looked at by the team
 */
export async function resolveCommune(
  ctx: Pick<Ctx, "db">,
  { zipcode, city, inseeCode }: Place,
): Promise<{ commune: ResolvedCommune; given: boolean } | null> {
  const wanted = plain(city);
  const near = await ctx.db.commune.findMany({
    where: { zipcodes: { has: zipcode } },
    orderBy: { inseeCode: "asc" },
  });
  const matching = near.filter(({ name, parentCode }) => {
    const known = plain(name);
    return known === wanted || (parentCode !== null && known.startsWith(`${wanted} `));
  });
  // An arrondissement says more than its commune
  const best = matching.find(({ parentCode }) => parentCode !== null) ?? matching[0];
  const given = matching.find((one) => one.inseeCode === inseeCode);
  const commune = given ?? best;
  if (!commune) return null;
  return {
    commune: { inseeCode: commune.inseeCode, departmentCode: commune.departmentCode },
    given: given !== undefined,
  };
}
