import type { Ctx } from "@/lib/context.types";
import { givenMandat, givenUsager } from "@/tests/support/factories/mandats";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";

/** One aidant at work: a session cookie and somebody to help. */
export interface BenchAidant {
  token: string;
  usagerId: string;
}

/** Journal rows spread over the last thirty days, as a live service has them. */
export async function seedJournal(ctx: Ctx, rows: number): Promise<void> {
  await ctx.db.$executeRaw`
    insert into journal_entry (id, occurred_at, action, actor_kind, actor_id, organisation_id, usager_id, demarches)
    select gen_random_uuid(), now() - (n % 2592000) * interval '1 second', 'use_autorisation', 'aidant',
           gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), array['famille']
    from generate_series(1, ${rows}::int) n`;
}

/** Structures of one aidant and five usagers each, all with a running mandat. */
export async function seedAidants(ctx: Ctx, count: number): Promise<BenchAidant[]> {
  const run = ctx.random.uuid().slice(0, 8);
  const aidants: BenchAidant[] = [];
  for (let n = 0; n < count; n += 1) {
    const organisation = await givenOrganisation(ctx, { name: `Structure de mesure ${run}` });
    const email = `mesure-${run}-${String(n)}@structure.test`;
    const aidant = await givenUser(ctx, { organisations: [organisation], email });
    const { token } = await givenSession(ctx, aidant, organisation);
    const usagers = [];
    for (let u = 0; u < 5; u += 1) {
      const usager = await givenUsager(ctx, { fcSub: `${run}-${String(n)}-${String(u)}` });
      await givenMandat(ctx, { organisation, aidant, usager, demarches: ["famille", "argent"] });
      usagers.push(usager.id);
    }
    aidants.push({ token, usagerId: usagers[0] ?? "" });
  }
  return aidants;
}
