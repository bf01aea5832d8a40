import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Prisma } from "@/lib/generated/prisma/client";
import { endAutorisation, endMandat } from "@/lib/mandat/end-autorisation";
import { holderLock } from "@/lib/mandat/replace-autorisations";
import { storeRevocation } from "@/lib/mandat/store-revocation";
import { holdDue, type ClosingActor } from "./closing";

const BATCH = 200;

/** Mandats of an organisation that still run. */
export const runningOf = (organisationId: string, now: Date) =>
  ({
    organisationId,
    endedAt: null,
    expiresAt: { gte: now },
    autorisations: { some: { revokedAt: null } },
  }) satisfies Prisma.MandatWhereInput;

/** Ends what runs of one usager, at one instant, and lists them among those to be told. */
async function endOfUsager(
  ctx: Ctx,
  tx: Tx,
  actor: ClosingActor,
  holder: { organisationId: string; usagerId: string },
  now: Date,
): Promise<number> {
  await lockName(tx, holderLock(holder));
  if (!(await holdDue(tx, holder.organisationId, now))) return 0;
  const mandats = await tx.mandat.findMany({
    where: { usagerId: holder.usagerId, ...runningOf(holder.organisationId, now) },
    include: { autorisations: { where: { revokedAt: null } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const act = { at: now, actor, reason: "REVOKED_BY_STRUCTURE" } as const;
  for (const { autorisations: unordered, ...mandat } of mandats) {
    const autorisations = unordered.toSorted((a, b) => (a.demarche < b.demarche ? -1 : 1));
    const demarches = autorisations.map(({ demarche }) => demarche);
    const attestationHash = await storeRevocation(ctx, tx, { mandat, demarches }, act);
    for (const autorisation of autorisations) {
      await endAutorisation(ctx, tx, autorisation, mandat, { ...act, attestationHash });
    }
    await endMandat(ctx, tx, mandat, { ...act, attestationHash });
  }
  await tx.usagerToInform.createMany({
    data: mandats.map(({ id }) => ({ mandatId: id, ...holder, endedAt: now })),
  });
  return mandats.length;
}

/** Ends every running mandat of an organisation that is being closed, one transaction an usager. */
export async function endMandatsOf(
  ctx: Ctx,
  actor: ClosingActor,
  organisationId: string,
  now: Date,
): Promise<number> {
  let ended = 0;
  for (let last: string | undefined; ;) {
    const usagers = await ctx.db.mandat.findMany({
      where: {
        ...runningOf(organisationId, now),
        ...(last === undefined ? {} : { usagerId: { gt: last } }),
      },
      distinct: ["usagerId"],
      orderBy: { usagerId: "asc" },
      take: BATCH,
      select: { usagerId: true },
    });
    for (const { usagerId } of usagers) {
      const holder = { organisationId, usagerId };
      ended += await inTransaction(ctx, (tx) => endOfUsager(ctx, tx, actor, holder, now));
    }
    last = usagers.at(-1)?.usagerId;
    if (usagers.length < BATCH) return ended;
  }
}
