import type { Ctx } from "@/lib/context.types";
import { publishedTemplates, type PublishedTemplate } from "./templates";

const nameOf = ({ series, version }: { series: string; version: string }): string =>
  `${series} ${version}`;

/**
 * Published texts that code and database do not know alike (mandats §5.5): a hash that differs, a text
 * that no migration registered, a registered text in force that the code has not. A text whose day has
 * not come may be missing: machines are updated one after the other.
 * @throws when the database does not answer
 */
export async function templateFaults(
  ctx: Pick<Ctx, "db" | "clock">,
  templates: readonly PublishedTemplate[] = publishedTemplates(),
): Promise<string[]> {
  const now = ctx.clock.now();
  const rows = await ctx.db.attestationTemplate.findMany();
  const registered = new Map(rows.map((row) => [nameOf(row), row.pinnedHash]));
  const known = new Set(templates.map(nameOf));
  const different = templates.filter((one) => registered.get(nameOf(one)) !== one.currentHash);
  const inForce = rows.filter(({ activeFrom }) => activeFrom === null || activeFrom <= now);
  const missing = inForce.filter((row) => !known.has(nameOf(row)));
  return [...different, ...missing].map(nameOf);
}

/** Sentence of a refused start. */
export const templateRefusal = (faults: readonly string[]): string =>
  `attestation templates of the code and of the database differ: ${faults.join(", ")}`;

/**
 * Refuses a start with other published texts than the database's.
 * @throws naming them, or when the database does not answer
 */
export async function assertTemplatesRegistered(ctx: Pick<Ctx, "db" | "clock">): Promise<void> {
  const faults = await templateFaults(ctx);
  if (faults.length > 0) throw new Error(templateRefusal(faults));
}
