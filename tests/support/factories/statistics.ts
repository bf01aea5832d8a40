import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { Organisation } from "@/lib/generated/prisma/client";
import { recordStatEvent } from "@/lib/statistiques/record-event";
import { givenUsager } from "./mandats";

/** A use of a mandat as far as figures are concerned. */
export async function givenUse(
  ctx: Ctx,
  organisation: Organisation,
  options: { usagerId?: string; demarche?: DemarcheKey | null; at?: string } = {},
): Promise<{ usagerId: string }> {
  const usagerId = options.usagerId ?? (await givenUsager(ctx)).id;
  const now = options.at === undefined ? ctx.clock.now() : new Date(options.at);
  const demarche = options.demarche === undefined ? "argent" : options.demarche;
  await inTransaction(ctx, (tx) =>
    recordStatEvent(ctx, tx, now, {
      kind: "use_autorisation",
      organisationId: organisation.id,
      usagerId,
      ...(demarche === null ? {} : { demarche }),
    }),
  );
  return { usagerId };
}

/** A signature, the same. */
export async function givenSignature(ctx: Ctx, organisation: Organisation): Promise<void> {
  const { id: usagerId } = await givenUsager(ctx);
  const event = { kind: "create_mandat", organisationId: organisation.id, usagerId } as const;
  await inTransaction(ctx, (tx) => recordStatEvent(ctx, tx, ctx.clock.now(), event));
}
