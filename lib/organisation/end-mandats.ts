import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Prisma } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { daysOf, holderLock } from "@/lib/mandat/replace-autorisations";
import { holdDue, type ClosingActor } from "./closing";

const BATCH = 200;

const runningOf = (organisationId: string, now: Date) =>
  ({
    organisationId,
    endedAt: null,
    expiresAt: { gte: now },
    autorisations: { some: { revokedAt: null } },
  }) satisfies Prisma.MandatWhereInput;

const WITH_RUNNING = {
  autorisations: { where: { revokedAt: null } },
} as const satisfies Prisma.MandatInclude;

type Running = Prisma.MandatGetPayload<{ include: typeof WITH_RUNNING }>;

const END = { reason: "REVOKED_BY_STRUCTURE" } as const;

/** One mandat and all that runs under it, in alphabetical order of keys, by nobody's hand. */
async function endOne(ctx: Ctx, tx: Tx, actor: ClosingActor, mandat: Running, now: Date) {
  const { id: mandatId, organisationId, usagerId } = mandat;
  const about = { organisationId, usagerId, mandatId, details: END };
  const lines = mandat.autorisations.toSorted((a, b) => (a.demarche < b.demarche ? -1 : 1));
  for (const { id, demarche } of lines) {
    await tx.autorisation.update({
      where: { id },
      data: { revokedAt: now, endReason: END.reason },
      select: { id: true },
    });
    await recordEntry(ctx, tx, now, actor, {
      action: "cancel_autorisation",
      ...about,
      autorisationId: id,
      demarches: [demarche],
      days: daysOf(mandat),
    });
  }
  await tx.mandat.update({
    where: { id: mandatId },
    data: { endedAt: now, endReason: END.reason },
    select: { id: true },
  });
  await recordEntry(ctx, tx, now, actor, { action: "cancel_mandat", ...about });
}

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
    include: WITH_RUNNING,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  for (const mandat of mandats) await endOne(ctx, tx, actor, mandat, now);
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
